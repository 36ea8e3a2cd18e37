/** Releases that are known in part: takes them, notes each, so that nobody takes a history for complete. */
import { countOf } from '../diagnostics/printers/counts.ts';
import { escapeHidden } from '../diagnostics/printers/escape.ts';
import { shownPath } from '../diagnostics/printers/report-path.ts';
import type { UnsoundRelease } from '../project/history.ts';
import type { CommandContext } from './command-context.ts';

/** One note a release. */
export function noteUnsound(releases: readonly UnsoundRelease[], context: CommandContext): void {
  for (const { version, root, errors } of releases) {
    context.note(`${escapeHidden(`Release ${version}, ${shownPath(root)},`)} has ${countOf(errors, 'error')}; what is sound of it counts.`);
  }
}
