/** `generate`: writes the targets of schemas, or says what would be written, or whether it is up to date. */
import { resolve } from 'node:path';
import type { FlavourName } from '../../backends/markdown/options.ts';
import type { GenerateResult } from '../../project/generate.ts';
import { defineCommand } from '../command.ts';
import type { CommandContext } from '../command-context.ts';
import type { Generation, GenerationOptions } from '../generation.ts';
import { allowRepetition, schemaPositionals, type OpenedSchemas } from '../open-schemas.ts';
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
    watch: flag('Go on, and generate again whenever something that was read changes', { alias: 'w' }),
    force: flag('Overwrite generated files that were edited since, or come from another schema'),
  },
  examples: [
    ['$0 generate qapi/qapi-schema.json -o src/qapi', 'TypeScript types into src/qapi/typescript'],
    ['$0 generate qga/qapi-schema.json -t client,agent', 'Both ends of the wire: a typed client, and stubs for an agent'],
    ['$0 generate schema.json -t all -o out', 'Everything there is'],
    ['$0 generate --watch', 'While the schemas are being edited; Ctrl-C ends it'],
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
    const start = context.io.now();
    refuseContradictions(positionals, options);
    const { Generation } = await import('../generation.ts');
    const generation = new Generation(positionals, options, context);
    if (options.watch === true) {
      const { watchGeneration } = await import('../watch-generation.ts');
      return watchGeneration({ generation, options, context });
    }
    const { reportGeneration } = await import('../generation-report.ts');
    const opened = await generation.open();
    const result = await generateOnce(generation, opened, context);
    if (result.plan?.conflicts.length === 0 && !result.isDecidedElsewhere) allowRepetition(opened, context);
    return reportGeneration({ project: opened.project, result, mode: generation.mode }, { options, context, start });
  },
});

/** With what an earlier process made of the same schemas for the same targets. */
async function generateOnce(generation: Generation, opened: OpenedSchemas, { io }: CommandContext): Promise<GenerateResult> {
  const { schemas, targets } = opened.project;
  const kept = io.openPieces?.([...schemas.map(({ root }) => resolve(io.workingDirectory, root)), ...Object.keys(targets)]);
  if (kept === undefined) return generation.run(opened);
  const { PieceStore } = await import('../../codegen/pieces.ts');
  const pieces = new PieceStore(kept.known);
  const result = await generation.run(opened, { pieces });
  if (result.plan !== undefined && pieces.made.size > 0) kept.keep(pieces);
  return result;
}

/** @throws UsageError for options that exclude or need each other */
function refuseContradictions(schemas: readonly string[], options: GenerationOptions): void {
  const writesNothing = options.check === true || options['dry-run'] === true;
  if (options.check === true && options['dry-run'] === true) throw new UsageError('--check and --dry-run exclude each other');
  if (options.depfile !== undefined && writesNothing) {
    throw new UsageError('--depfile is written together with the output, so --check and --dry-run exclude it');
  }
  if (options['depfile-target'] !== undefined && options.depfile === undefined) throw new UsageError('--depfile-target needs --depfile');
  if (options.watch !== true) return;
  if (writesNothing) throw new UsageError('--watch writes whenever something changes, so --check and --dry-run exclude it');
  if (schemas.includes('-')) throw new UsageError('--watch reads a schema again when it changes, and standard input can be read once only');
}
