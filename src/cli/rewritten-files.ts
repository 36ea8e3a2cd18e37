/** What the commands that rewrite files do with them: takes their options and the files, prints or writes. */
import { countOf } from '../diagnostics/printers/counts.ts';
import type { ProjectSchema } from '../project/project.ts';
import { diffRewritten, isChanged, namedSchemas, writeRewritten, type RewrittenFile } from '../project/rewritten-file.ts';
import type { FileReader } from '../source/file-system.ts';
import type { OutputName } from './command-io.ts';
import type { CommandContext } from './command-context.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { openSchemas } from './open-schemas.ts';
import { UsageError } from './usage-error.ts';

/** What is to be done with the files; `print` is the text of the only one. */
export interface RewriteMode {
  readonly write: boolean;
  readonly diff: boolean;
  readonly check: boolean;
}

/** Where a document of findings goes: a text that is printed keeps standard output for itself. */
export function documentOfRewritten({ write, check }: RewriteOptions): OutputName {
  return write === true || check === true ? 'stdout' : 'stderr';
}

/** What a command that rewrites works on. */
export interface Rewriting {
  readonly mode: RewriteMode;
  readonly schemas: readonly [ProjectSchema, ...ProjectSchema[]];
  readonly fileReader: FileReader;
}

/** The wishes of a command and of whoever started it. */
export interface RewritingRequest {
  readonly command: string;
  readonly schemas: readonly string[];
  readonly options: RewriteOptions;
}

type RewriteOptions = { readonly [Option in keyof RewriteMode]?: boolean | undefined };

/**
 * Opens the schemas that are named, or those of the configuration.
 * @throws UsageError if the options exclude each other, or if something that is no file was to be written
 * @throws RequestError if there is no schema
 */
export async function openRewriting({ command, schemas, options }: RewritingRequest, context: CommandContext): Promise<Rewriting> {
  const mode = rewriteMode(options, schemas);
  const { project, fileReader } = await openSchemas({ schemas }, context);
  return { mode, schemas: namedSchemas(project, command), fileReader };
}

function rewriteMode(options: RewriteOptions, schemas: readonly string[]): RewriteMode {
  const { write = false, diff = false, check = false } = options;
  if (write && check) throw new UsageError('--write and --check exclude each other');
  if (write && diff) throw new UsageError('--write and --diff exclude each other');
  const notAFile = schemas.find((schema) => schema === '-' || /^(?:git|qmp):/.test(schema));
  if (write && notAFile !== undefined) throw new UsageError(`--write has nowhere to write '${notAFile}' to`);
  return { write, diff, check };
}

/**
 * Says or does what the mode wants.
 * @param rule what files that change are called: `not formatted`
 */
export function finishRewritten(files: readonly RewrittenFile[], { mode, rule }: { readonly mode: RewriteMode; readonly rule: string }, context: CommandContext): ExitStatus {
  const changed = files.filter(isChanged);
  if (mode.diff) context.printBeside(diffRewritten(files));
  else if (mode.check) context.printBeside(changed.map(({ path }) => `${path}\n`).join(''));
  else if (mode.write) writeRewritten(files, context.io.fileSystem);
  else context.print(files.map(({ after }) => after).join(''));
  if (mode.write) context.note(changed.length === 0 ? 'Nothing to change.' : `Wrote ${countOf(changed.length, 'file')}.`);
  if (!mode.check) return exitStatus.clean;
  context.note(changed.length === 0 ? `${countOf(files.length, 'file')}: nothing to change.` : `${changed.length} of ${countOf(files.length, 'file')} ${changed.length === 1 ? 'is' : 'are'} ${rule}.`);
  return changed.length === 0 ? exitStatus.clean : exitStatus.findings;
}
