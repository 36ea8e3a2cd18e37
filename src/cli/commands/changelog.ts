/** `changelog`: prints the differences between two versions of a schema as Markdown. */
import { addCounts } from '../../diagnostics/printers/counts.ts';
import { comparisonOptions, comparisonPositionals, compareProject } from '../comparison.ts';
import { defineCommand } from '../command.ts';
import { exitStatus } from '../exit-status.ts';

/** The command `changelog`. */
export const changelogCommand = defineCommand({
  name: 'changelog',
  summary: 'Print what is added, changed, deprecated and removed between two versions of a schema, as Markdown',
  positionals: comparisonPositionals,
  options: comparisonOptions,
  examples: [
    ['$0 changelog qapi/qapi-schema.json --against git:v9.2.0:qapi/qapi-schema.json', 'For the notes of a release'],
    ['$0 changelog git:v10.2.0:qga/qapi-schema.json --against git:v10.1.0:qga/qapi-schema.json', 'Between two revisions'],
  ],
  findingsTo: 'stderr',

  async run({ positionals, options }, context) {
    const { changelogOf } = await import('../../project/breaking.ts');
    const { project, results } = await compareProject({ ...options, schemas: positionals }, context);
    for (const { comparison } of results) {
      if (comparison !== undefined) context.print(changelogOf(comparison, { severities: project.breaking.severity }));
    }
    const failed = results.filter(({ comparison }) => comparison === undefined);
    if (failed.length === 0) return exitStatus.clean;
    const checked = { omitted: addCounts(failed.map(({ check }) => check.omitted)), schemas: failed.flatMap(({ check }) => check.schemas) };
    const status = context.report(failed.flatMap(({ diagnostics }) => diagnostics), checked);
    return failed.some(({ check }) => check.isUnreadable) ? exitStatus.unusable : status;
  },
});
