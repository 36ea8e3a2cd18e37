/** What the commands that rewrite files do with them: takes their options and the files, prints or writes. */
import { countOf } from '../diagnostics/printers/counts.ts';
import { diffRewritten, isChanged, writeRewritten, type RewrittenFile } from '../project/rewritten-file.ts';
import type { OutputName } from './command-io.ts';
import type { CommandContext } from './command-context.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import { UsageError } from './usage-error.ts';

/** What is to be done with the files; `print` is the text of the only one. */
export interface RewriteMode {
  readonly write: boolean;
  readonly diff: boolean;
  readonly check: boolean;
}

/** Where a document of findings goes: a text that is printed keeps standard output for itself. */
export function documentOfRewritten({ write, check }: { readonly [Option in keyof RewriteMode]?: boolean | undefined }): OutputName {
  return write === true || check === true ? 'stdout' : 'stderr';
}

/** @throws UsageError if the options exclude each other, or if something that is no file was to be written */
export function rewriteMode(options: { readonly [Option in keyof RewriteMode]?: boolean | undefined }, schemas: readonly string[]): RewriteMode {
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
