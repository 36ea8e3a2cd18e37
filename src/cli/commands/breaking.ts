/** `breaking`: reports what the newer version of a schema breaks for those who work with the older one. */
import { addCounts, countOf } from '../../diagnostics/printers/counts.ts';
import { comparisonOptions, comparisonPositionals, compareProject } from '../comparison.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';
import { describeDialects } from '../open-schemas.ts';
import { choice } from '../option.ts';

/** The command `breaking`. */
export const breakingCommand = defineCommand({
  name: 'breaking',
  summary: 'Compare two versions of a schema and report what breaks',
  positionals: comparisonPositionals,
  options: {
    ...comparisonOptions,
    category: choice(
      'The least grave category to report: wire (programs fail), source (code that is made from the schema changes) or docs (the default: all)',
      ['wire', 'source', 'docs'],
    ),
  },
  examples: [
    ['$0 breaking qapi/qapi-schema.json --against git:v9.2.0:qapi/qapi-schema.json', 'What changed since a release'],
    ['$0 breaking qmp:unix:/run/qemu.sock --against schema.json', 'Does this program still do what was compiled for?'],
    ['$0 breaking new.json --against old.json --category wire', 'Only what programs notice'],
  ],
  findingsTo: 'stdout',

  async run({ positionals, options }, context) {
    const start = context.io.now();
    const { results } = await compareProject({ ...options, schemas: positionals }, context);
    const schemas = results.flatMap(({ check }) => check.schemas);
    describeDialects(schemas, context);
    const diagnostics = results.flatMap((result) => result.diagnostics);
    const status = context.report(diagnostics, { omitted: addCounts(results.map(({ check }) => check.omitted)), schemas });
    if (results.some(({ check }) => check.isUnreadable)) return exitStatus.unusable;
    if (diagnostics.length === 0) {
      const differences = results.reduce((sum, { comparison }) => sum + (comparison?.changes.length ?? 0), 0);
      context.note(`Nothing breaks: ${countOf(differences, 'difference')}, found in ${Math.round(context.io.now() - start)} ms.`);
    }
    return status;
  },
});
