/** `generate`: writes the targets of schemas, or says what would be written, or whether it is up to date. */
import type { FlavourName } from '../../backends/markdown/options.ts';
import type { FileAction, OutputPlan } from '../../codegen/output-plan.ts';
import { countFindings, countOf, formatCounts } from '../../diagnostics/printers/counts.ts';
import type { GenerateRequest, GenerateResult } from '../../project/generate.ts';
import type { Project } from '../../project/project.ts';
import { defineCommand } from '../command.ts';
import type { CommandContext } from '../command-context.ts';
import { exitStatus } from '../exit-status.ts';
import { describeDialects, noteOlderDialects, openSchemas, schemaPositionals } from '../open-schemas.ts';
import { choice, flag, list, text } from '../option.ts';
import { Progress } from '../progress.ts';
import { targetChoices } from '../target-choices.ts';
import { UsageError } from '../usage-error.ts';

/** The options that only some targets have, what these call them, and what the others lack. */
const optionsOfTargets = [
  ['define', 'define', 'evaluates conditions'], ['open', 'open', 'says what data is valid'], ['docs-flavor', 'flavour', 'writes pages'],
] as const;

const flavours = ['plain', 'vitepress', 'docusaurus', 'starlight', 'mkdocs'] as const satisfies readonly FlavourName[];

/** The command `generate`. */
export const generateCommand = defineCommand({
  name: 'generate',
  summary: 'Generate code and data from schemas',
  positionals: schemaPositionals,
  options: {
    output: text('Folder to generate into (default: out); each target has its own folder in it', { alias: 'o' }),
    target: list('What to generate: targets, separated by commas, or all (default: typescript)', { alias: 't', choices: targetChoices }),
    docs: choice(
      "How much of the schema's prose, which has a licence of its own, is copied: full (the default), link or none",
      ['full', 'link', 'none'],
    ),
    define: list('The symbols that count as defined where conditions are evaluated (default: every condition holds)', { alias: 'D' }),
    open: flag('Allow members and enum values that the schema does not know, for data from a newer program (json-schema)'),
    'docs-flavor': choice(`The site generator that pages are for: ${flavours.join(', ')} (markdown)`, flavours),
    check: flag('Write nothing; fail if what is there is not what would be written, and show the differences'),
    'dry-run': flag('Write nothing; list what would be created, updated and removed'),
    'list-files': flag('List every generated file'),
    depfile: text('File to tell make or Ninja what was generated from what'),
    'depfile-target': text('The only target that the depfile names, such as a stamp (default: every generated file)'),
    force: flag('Overwrite generated files that were edited since, or come from another schema'),
  },
  examples: [
    ['$0 generate qapi/qapi-schema.json -o src/qapi', 'TypeScript types into src/qapi/typescript'],
    ['$0 generate qga/qapi-schema.json -t client,agent', 'Both ends of the wire: a typed client, and stubs for an agent'],
    ['$0 generate schema.json -t all -o out', 'Everything there is'],
    ['$0 generate --depfile out/qapi.d', 'In a build with make or Ninja'],
    ['$0 generate --check', 'In CI: is what the configuration describes up to date?'],
  ],
  findingsTo: 'stderr',
  documentTo: (options) => (options['list-files'] === true || options['dry-run'] === true ? 'stderr' : 'stdout'),

  async epilogue() {
    const { backends } = await import('../../project/backends.ts');
    const widest = Math.max(...backends.map(({ name }) => name.length));
    return ['Targets:', ...backends.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`)].join('\n');
  },

  async run({ positionals, options }, context) {
    const { io } = context;
    const start = io.now();
    if (options.check === true && options['dry-run'] === true) throw new UsageError('--check and --dry-run exclude each other');
    if (options.depfile !== undefined && (options.check === true || options['dry-run'] === true)) {
      throw new UsageError('--depfile is written together with the output, so --check and --dry-run exclude it');
    }
    if (options['depfile-target'] !== undefined && options.depfile === undefined) throw new UsageError('--depfile-target needs --depfile');
    const mode = options.check === true ? 'check' : options['dry-run'] === true ? 'plan' : 'write';
    const [{ generate }, { backends }] = await Promise.all([
      import('../../project/generate.ts'), import('../../project/backends.ts'),
    ]);
    const wishes = {
      schemas: positionals, output: options.output, targets: options.target, docs: options.docs, define: options.define,
      targetOptions: { open: options.open, flavour: options['docs-flavor'] },
    };
    const { project, fileReader } = await openSchemas(wishes, context, backends);
    for (const [option, wanted, lack] of optionsOfTargets) {
      const isTaken = backends.some(({ name, optionSchemas }) => Object.hasOwn(project.targets, name) && Object.hasOwn(optionSchemas, wanted));
      if (options[option] !== undefined && !isTaken) context.note(`--${option} changes nothing: none of these targets ${lack}.`);
    }
    const progress = new Progress(context);
    let result: GenerateResult;
    try {
      result = await generate({
        project, backends, fileReader, mode,
        fileSystem: io.fileSystem,
        workingDirectory: io.workingDirectory,
        force: options.force === true,
        depfile: options.depfile === undefined ? undefined : { path: options.depfile, target: options['depfile-target'] },
        onProgress: (task) => progress.show(task),
      });
    } finally {
      progress.clear();
    }
    describeDialects(result.check.schemas, context);
    const { plan } = result;
    if (plan !== undefined) printResults(plan, result, { options, context });
    const status = context.report(result.diagnostics, result.check);
    for (const line of summarize({ project, result, mode })) context.note(line);
    noteOlderDialects(result.check.schemas, context);
    context.note(`Took ${Math.round(io.now() - start)} ms.`);
    return result.check.isUnreadable ? exitStatus.unusable : status;
  },
});

interface ListingOptions {
  readonly 'list-files': boolean | undefined;
  readonly 'dry-run': boolean | undefined;
}

function printResults(
  { folder, files }: OutputPlan, { diffs }: GenerateResult, { options, context }: { options: ListingOptions; context: CommandContext },
): void {
  const generated = files.filter(({ after }) => after !== undefined);
  if (options['list-files'] === true) for (const { path } of generated) context.print(`${folder}/${path}\n`);
  if (options['dry-run'] === true && options['list-files'] !== true) {
    for (const { action, path } of files) if (action !== 'keep') context.print(`${action} ${folder}/${path}\n`);
  }
  for (const diff of diffs) context.printBeside(diff);
}

interface Run {
  readonly project: Project;
  readonly result: GenerateResult;
  readonly mode: GenerateRequest['mode'];
}

function* summarize({ project, result: { check, diagnostics, plan }, mode }: Run): Iterable<string> {
  const roots = project.schemas.map(({ source }) => source).join(', ');
  yield `Read and checked ${countOf(check.fileCount, 'file')} of ${roots}: ${formatCounts(countFindings(diagnostics, check.omitted))}.`;
  if (plan === undefined || plan.conflicts.length > 0) {
    yield 'Nothing was written; what was generated earlier stays.';
    return;
  }
  const targets = Object.keys(project.targets).join(', ');
  const count = (action: FileAction): number => plan.files.filter((file) => file.action === action).length;
  if (mode === 'check' && count('keep') === plan.files.length) {
    yield `${targets} in ${plan.folder}: ${countOf(plan.files.length, 'file')}, all up to date.`;
    return;
  }
  yield `${mode === 'write' ? 'Wrote' : 'Would write'} ${targets} to ${plan.folder}: `
    + `${count('create')} new, ${count('update')} changed, ${count('keep')} unchanged, ${count('remove')} removed.`;
  for (const { action, path } of plan.files) {
    if (action === 'release') yield `${plan.folder}/${path} is not generated any more, but was edited and stays.`;
  }
}
