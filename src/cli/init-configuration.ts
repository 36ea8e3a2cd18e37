/** `init`: writes a configuration for schemas that are there. */
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import type { Backend, DocsMode } from '../codegen/backend.ts';
import { countOf } from '../diagnostics/printers/counts.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { parseDialect } from '../project/project.ts';
import { RequestError } from '../project/request-error.ts';
import type { CommandContext } from './command-context.ts';
import type { CommandIo } from './command-io.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { UsageError } from './usage-error.ts';

/** What the command line says of the configuration. */
export interface ConfigurationWishes {
  /** Empty: they are searched for. */
  readonly schemas: readonly string[];
  readonly output: string | undefined;
  /** Undefined: those that suit what stands in the folder. */
  readonly targets: readonly string[] | undefined;
  readonly docs: DocsMode | undefined;
}

/** More of them are hardly all meant. */
const mostRoots = 12;

/** What stands in the folder of a project that can use TypeScript. */
const scriptProjects = ['package.json', 'tsconfig.json', 'deno.json', 'deno.jsonc'];

/**
 * Writes the configuration, which `--config` may name, and says what is in it.
 * @throws RequestError if there is one already, or no schema for it
 */
export async function initConfiguration(wishes: ConfigurationWishes, context: CommandContext): Promise<ExitStatus> {
  const { io, globals } = context;
  const { configurationText, newConfigurationName } = await import('../project/init-configuration.ts');
  const { backends } = await import('../project/backends.ts');
  const file = globals.config ?? newConfigurationName;
  if (extname(file) !== '.yaml') throw new UsageError(`init writes YAML, so --config must end in .yaml, not as '${file}' does`);
  if (globals.dialect !== undefined) parseDialect(globals.dialect);
  await refuseSecondConfiguration(file, context);

  const folder = dirname(resolve(io.workingDirectory, file));
  const roots = (await findSchemas(wishes.schemas, io)).map((root) => resolve(io.workingDirectory, root));
  const paths = roots.map((root) => relative(folder, root).split(sep).join('/'));
  const { distinctNames } = await import('../project/schema-names.ts');
  // What the folder itself is called says something only where a root stands directly in it.
  const areBelow = paths.every((path) => path.includes('/') && !path.startsWith('../'));
  const names = distinctNames(roots.map((root, index) => ({
    root: areBelow ? (paths[index] ?? '').split('/').join(sep) : root, name: basename(root).replace(/\.json$/, ''),
  })));
  const targets = chooseTargets(wishes.targets, backends, scriptProjects.some((name) => io.fileSystem.exists(resolve(folder, name))));
  const text = configurationText({
    schemas: paths.map((path, index) => ({ path, name: names[index] ?? '' })),
    targets, output: wishes.output, docs: wishes.docs, dialect: globals.dialect,
  }, backends);
  io.fileSystem.writeText(file, text);

  const shown = roots.map((root) => relative(io.workingDirectory, root).split(sep).join('/')).join(', ');
  context.note(`Wrote ${file}: ${countOf(roots.length, 'schema')} (${shown}), for ${targets.join(', ')}.`);
  context.note('Now: qapi-gen check, and then qapi-gen generate');
  return exitStatus.clean;
}

async function refuseSecondConfiguration(file: string, context: CommandContext): Promise<void> {
  const { workingDirectory, fileSystem } = context.io;
  if (fileSystem.exists(file)) throw new RequestError(`'${file}' exists already, so nothing was written`);
  const { readConfigurationFile } = await import('../project/configuration-file.ts');
  const found = context.globals.config === undefined ? await readConfigurationFile({ workingDirectory }) : undefined;
  if (found === undefined) return;
  if (found.folder === workingDirectory) throw new RequestError(`'${found.path}' configures this folder already, so nothing was written`);
  context.note(`So far '${found.path}' holds here; the new configuration takes its place in this folder.`);
}

async function findSchemas(named: readonly string[], { fileSystem }: CommandIo): Promise<readonly string[]> {
  const missing = named.find((path) => !fileSystem.exists(path));
  if (missing === '-') throw new UsageError('init takes files only: a configuration names schemas by their paths');
  if (missing !== undefined) throw new UsageError(`there is no schema '${missing}'`, didYouMean(missing, ['docs']));
  if (named.length > 0) return named;
  const { findRoots } = await import('../project/find-roots.ts');
  const roots = findRoots(fileSystem, '.');
  if (roots.length === 0) throw new RequestError('there is no schema in this folder or below', 'Name its root file: qapi-gen init path/to/schema.json');
  if (roots.length <= mostRoots) return roots;
  const some = roots.slice(0, 3).join(', ');
  throw new RequestError(`there are ${roots.length} files that may be the root of a schema, such as ${some}`, 'Name those that are meant.');
}

function chooseTargets(wished: readonly string[] | undefined, backends: readonly Backend[], isScriptProject: boolean): readonly string[] {
  const known = backends.map(({ name }) => name);
  if (wished === undefined) return isScriptProject ? ['typescript'] : ['json-schema', 'markdown'];
  const unknown = wished.find((name) => name !== 'all' && !known.includes(name));
  if (unknown !== undefined) throw new UsageError(`there is no target '${unknown}'`, didYouMean(unknown, known));
  return wished.includes('all') ? known : wished;
}
