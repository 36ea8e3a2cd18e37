/** `generate`: writes the targets of schemas, or says what would be written, or whether it is up to date. */
import type { FlavourName } from '../../backends/markdown/options.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { allowRepetition, describeDialects, noteOlderDialects, schemaPositionals } from '../open-schemas.ts';
import { choice, flag, list, text } from '../option.ts';
import { targetChoices } from '../target-choices.ts';
import { UsageError } from '../usage-error.ts';

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
    const { Generation } = await import('../generation.ts');
    const { printFiles, repetitionOf, summarize } = await import('../generation-report.ts');
    const generation = new Generation(positionals, options, context);
    const opened = await generation.open();
    const result = await generation.run(opened);
    describeDialects(result.check.schemas, context);
    printFiles(result, options, context);
    const status = context.report(result.diagnostics, result.check);
    if (result.plan?.conflicts.length === 0 && !result.isDecidedElsewhere) allowRepetition(opened, context);
    const finished = { project: opened.project, result, mode: generation.mode };
    const repeated = [...summarize(repetitionOf(finished))];
    for (const [index, line] of [...summarize(finished)].entries()) context.note(line, repeated[index] ?? '');
    noteOlderDialects(result.check.schemas, context);
    context.note(`Took ${Math.round(io.now() - start)} ms.`, 'Nothing has changed since the last run.');
    return result.check.isUnreadable ? exitStatus.unusable : status;
  },
});
