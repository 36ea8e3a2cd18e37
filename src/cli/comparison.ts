/** What commands that compare versions of schemas begin with: takes their arguments, gives the pairs to compare. */
import type { BreakingResult } from '../project/breaking.ts';
import type { Category } from '../compat/category.ts';
import type { Project } from '../project/project.ts';
import type { FileReader } from '../source/file-system.ts';
import type { CommandContext } from './command-context.ts';
import { openSchemas } from './open-schemas.ts';
import { list, text } from './option.ts';
import { UsageError } from './usage-error.ts';

/** The positionals of a command that compares. */
export const comparisonPositionals = {
  usage: '[NEW]',
  description: 'NEW is the schema as it is now: a file, git:REVISION:PATH, introspection data in a file, or qmp:unix:PATH for a program that '
    + 'runs. Without it, the configuration names the schemas.',
  most: 1,
};

/** The options of a command that compares. */
export const comparisonOptions = {
  against: text('The older version: a file, git:REVISION:PATH, introspection data, or qmp:unix:PATH'),
  'against-dialect': text('Dialect of the older version (default: auto)'),
  define: list('The symbols that count as defined; then conditions are evaluated (default: they are compared)', { alias: 'D' }),
};

/** The wishes of one run. */
export interface ComparisonWishes {
  readonly schemas: readonly string[];
  readonly against: string | undefined;
  readonly 'against-dialect': string | undefined;
  readonly define: readonly string[] | undefined;
  /** Absent: the configuration's. */
  readonly category?: Category | undefined;
}

/**
 * Each schema of the run, compared with its older version.
 * @throws UsageError if it is not known what to compare with
 */
export async function compareProject(
  wishes: ComparisonWishes, context: CommandContext,
): Promise<{ readonly project: Project; readonly results: readonly BreakingResult[] }> {
  const { workingDirectory } = context.io;
  const { schemas, against, define } = wishes;
  const [{ project, fileReader: opened }, { schemaPlace }, { withAddresses }, { compareSchemaVersions }] = await Promise.all([
    openSchemas({ schemas, define }, context), import('../project/project.ts'), import('../project/address-reader.ts'), import('../project/breaking.ts'),
  ]);
  if (project.isBundled) throw new UsageError('there is no schema to compare', 'Name it: qapi-gen breaking NEW --against OLD.');
  const given = against === undefined ? undefined : schemaPlace(against, { workingDirectory, dialect: wishes['against-dialect'] });
  if (given !== undefined && project.schemas.length > 1) throw new UsageError('--against is for one schema, but there are several', 'Name the schema to compare.');
  const pairs = project.schemas.flatMap((after) => {
    const before = given ?? after.against;
    return before === undefined ? [] : [{ before, after }];
  });
  if (pairs.length === 0) throw new UsageError('it is not said what to compare with', 'Name the older version with --against, or in the configuration.');
  const fileReader: FileReader = await withAddresses(pairs.map(({ before }) => before.root), {
    fileReader: opened, workingDirectory, onWait: (what) => context.note(what),
  });
  const { severity, category = 'docs' } = project.breaking;
  const results = pairs.map((pair) => compareSchemaVersions({
    ...pair, fileReader, define: project.define, severities: severity, category: wishes.category ?? category,
  }));
  return { project, results };
}
