/** What commands that read schemas begin with: takes their arguments, gives the project and where its files are read from. */
import type { Backend } from '../codegen/backend.ts';
import { escapeHidden } from '../diagnostics/printers/escape.ts';
import { shownPath } from '../diagnostics/printers/report-path.ts';
import { withAddresses } from '../project/address-reader.ts';
import { openProject, type Project, type ProjectRequest } from '../project/project.ts';
import { isAddress } from '../project/schema-address.ts';
import { readStandardInput, withStandardInput } from '../project/standard-input.ts';
import type { CheckedSchema, CheckReport } from '../project/check.ts';
import { versionText } from '../schema/version.ts';
import type { FileReader } from '../source/file-system.ts';
import type { CommandContext } from './command-context.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { UsageError } from './usage-error.ts';

/** What a command works on. */
export interface OpenedSchemas {
  readonly project: Project;
  /** Holds standard input, too, if that is one of the schemas. */
  readonly fileReader: FileReader;
}

type Wishes = Omit<ProjectRequest, 'workingDirectory' | 'configurationFile' | 'dialect'>;

/** The positionals of a command that takes schemas. */
export const schemaPositionals = {
  usage: '[SCHEMA...]',
  description: 'SCHEMA is the root file of a schema; "-" is standard input. It may be git:REVISION:PATH, or what QEMU says of itself: '
    + 'introspection data in a file, or qmp:unix:PATH. Without it, the configuration names the schemas; '
    + 'without a configuration, the bundled guest-agent schema serves.',
  most: Infinity,
};

/**
 * Loads the configuration, joins it with the command line, and reads standard input if it is among the schemas.
 * @param backends as for {@link openProject}
 * @throws UsageError if "-" and --stdin-filepath do not fit each other, and what {@link openProject} throws
 */
export async function openSchemas(
  wishes: Wishes, context: CommandContext, backends?: readonly Backend[],
): Promise<OpenedSchemas> {
  const { io, globals } = context;
  const { schemas = [] } = wishes;
  const isPiped = schemas.includes('-');
  const path = globals['stdin-filepath'];
  if (path !== undefined && !isPiped) throw new UsageError('--stdin-filepath is for the schema "-", which is not there');
  if (schemas.filter((schema) => schema === '-').length > 1) throw new UsageError('the schema "-" can be there only once');
  const pipedPath = path ?? '<stdin>';
  const project = await openProject({
    ...wishes,
    schemas: schemas.map((schema) => (schema === '-' ? pipedPath : schema)),
    workingDirectory: io.workingDirectory,
    configurationFile: globals.config,
    configurationReader: wishes.configurationReader ?? io.fileSystem,
    dialect: globals.dialect,
  }, backends);
  if (project.isBundled) context.note('No schema named: using the bundled guest-agent schema.');
  if (project.configurationPath !== undefined) context.detail(`Configuration: ${project.configurationPath}`);
  const fileReader = isPiped
    ? withStandardInput(io.fileSystem, pipedPath, await readStandardInput(io.stdin))
    : io.fileSystem;
  const roots = project.schemas.map(({ root }) => root);
  return { project, fileReader: await withAddresses(roots, { fileReader, workingDirectory: io.workingDirectory, onWait: (what) => context.note(what) }) };
}

/**
 * For a command that does the same whenever it finds the same files: a run like this one need not be made again while they
 * stay as they are. Not if it also read standard input or an address, or a program configures it, which may look at anything.
 */
export function allowRepetition({ project, fileReader }: OpenedSchemas, { io }: CommandContext): void {
  const releases = project.schemas.flatMap(({ releases: versions = [] }) => versions.map(({ root }) => root));
  if (fileReader === io.fileSystem && !releases.some(isAddress) && !/\.m?js$/.test(project.configurationPath ?? '')) io.allowRepetition?.();
}

/**
 * The only schema there is.
 * @param command for the message
 * @throws UsageError if there are several
 */
export function singleSchema<Schema>(schemas: readonly Schema[], command: string): Schema {
  const [schema] = schemas;
  if (schema === undefined || schemas.length > 1) {
    throw new UsageError(`${command} takes one schema, but the configuration names ${schemas.length}`, 'Name the schema to take.');
  }
  return schema;
}

/** For `--verbose`: in which dialect each schema was read, and why. */
export function describeDialects(schemas: readonly CheckedSchema[], context: CommandContext): void {
  for (const { root, result: { dialect, dialectReason } } of schemas) {
    context.detail(escapeHidden(`${shownPath(root)}: dialect ${dialect.label}${dialectReason === undefined ? '' : ` (${dialectReason})`}`));
  }
}

/**
 * For the summary of a run: a note for each schema that was taken for one of an older dialect, since that is more lenient
 * than today's, and a slip may have decided. Under `--verbose`, {@link describeDialects} has said it.
 */
export function noteOlderDialects(schemas: readonly CheckedSchema[], context: CommandContext): void {
  if (context.globals.verbose === true) return;
  for (const { root, result: { dialect: { name, from, to }, dialectReason } } of schemas) {
    if (dialectReason === undefined || name === 'strict') continue;
    const releases = [...new Set([from, to].map(versionText))].join(' to ');
    const decision = `${shownPath(root)} is read as ${name} (QEMU ${releases}): ${dialectReason}`;
    context.note(`${escapeHidden(decision)}. With --dialect latest it is held to today's rules.`);
  }
}

/**
 * Prints the findings, and what else there is to say about the schemas; gives the exit status that findings and
 * unreadable files call for.
 */
export function reportCheck(report: CheckReport, context: CommandContext): ExitStatus {
  describeDialects(report.schemas, context);
  const status = context.report(report.diagnostics, report);
  noteOlderDialects(report.schemas, context);
  return report.isUnreadable ? exitStatus.unusable : status;
}
