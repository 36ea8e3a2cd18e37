/** What `generate` does with its command line: takes the options, opens the project they mean, and generates it. */
import type { FlavourName } from '../backends/markdown/options.ts';
import type { Backend, DocsMode } from '../codegen/backend.ts';
import type { GenerateRequest, GenerateResult } from '../project/generate.ts';
import type { UnsoundRelease } from '../project/history.ts';
import type { ProjectRequest } from '../project/project.ts';
import type { CommandContext } from './command-context.ts';
import { noteUnsound } from './note-unsound.ts';
import { openSchemas, type OpenedSchemas } from './open-schemas.ts';
import { Progress } from './progress.ts';

/** The options of `generate`, by the names that stand after `--`. */
export interface GenerationOptions {
  readonly output: string | undefined;
  readonly target: readonly string[] | undefined;
  readonly docs: DocsMode | undefined;
  readonly define: readonly string[] | undefined;
  readonly open: boolean | undefined;
  readonly 'docs-flavor': FlavourName | undefined;
  readonly check: boolean | undefined;
  readonly 'dry-run': boolean | undefined;
  readonly 'list-files': boolean | undefined;
  readonly depfile: string | undefined;
  readonly 'depfile-target': string | undefined;
  readonly watch: boolean | undefined;
  readonly force: boolean | undefined;
}

/** The options that only some targets have, what these call them, and what the others lack. */
const optionsOfTargets = [
  ['define', 'define', 'evaluates conditions'], ['open', 'open', 'says what data is valid'], ['docs-flavor', 'flavour', 'writes pages'],
] as const;

/** One command line of `generate`, on which it may run many times. */
export class Generation {
  readonly #schemas: readonly string[];
  readonly #options: GenerationOptions;
  readonly #context: CommandContext;

  /** @param schemas as they were named, if any were */
  constructor(schemas: readonly string[], options: GenerationOptions, context: CommandContext) {
    this.#schemas = schemas;
    this.#options = options;
    this.#context = context;
  }

  get mode(): GenerateRequest['mode'] {
    return this.#options.check === true ? 'check' : this.#options['dry-run'] === true ? 'plan' : 'write';
  }

  /** Throws what {@link openSchemas} does. */
  async open(setting: Pick<ProjectRequest, 'configurationReader' | 'isAgain'> = {}): Promise<OpenedSchemas> {
    const options = this.#options;
    const backends = await loadBackends();
    const opened = await openSchemas({
      schemas: this.#schemas, output: options.output, targets: options.target, docs: options.docs, define: options.define,
      targetOptions: { open: options.open, flavour: options['docs-flavor'] }, ...setting,
    }, this.#context, backends);
    for (const [option, wanted, lack] of optionsOfTargets) {
      const isTaken = backends.some(({ name, optionSchemas }) => Object.hasOwn(opened.project.targets, name) && Object.hasOwn(optionSchemas, wanted));
      if (options[option] !== undefined && !isTaken) this.#context.note(`--${option} changes nothing: none of these targets ${lack}.`);
    }
    return opened;
  }

  /** Generates what was opened, and throws what `generate` of the project does. */
  async run(opened: OpenedSchemas, earlier: Pick<GenerateRequest, 'parsed' | 'histories' | 'pieces' | 'markup'> = {}): Promise<GenerateResult> {
    const { io: { fileSystem, workingDirectory } } = this.#context;
    const { depfile, 'depfile-target': target, force } = this.#options;
    const [{ generate }, backends] = await Promise.all([import('../project/generate.ts'), loadBackends()]);
    const progress = new Progress(this.#context);
    const unsound: UnsoundRelease[] = [];
    try {
      return await generate({
        ...opened, backends, ...earlier, fileSystem, workingDirectory,
        mode: this.mode,
        force: force === true,
        depfile: depfile === undefined ? undefined : { path: depfile, target },
        onProgress: (task) => progress.show(task),
        onUnsound: (release) => unsound.push(release),
      });
    } finally {
      progress.clear();
      noteUnsound(unsound, this.#context);
    }
  }
}

async function loadBackends(): Promise<readonly Backend[]> {
  return (await import('../project/backends.ts')).backends;
}
