/** The `text` format: takes diagnostics, gives one `file:line:column: severity: message [code]` a line. */
import type { Diagnostic } from '../diagnostic.ts';
import { escapeHidden } from './escape.ts';
import { messageWithAdvice } from './exact-place.ts';
import { shownPath } from './report-path.ts';

/** Lines with their line ends. What has no place in its file stands at 1:1. */
export function* printText(diagnostics: readonly Diagnostic[]): Generator<string> {
  for (const diagnostic of diagnostics) {
    const { file, span, severity, code } = diagnostic;
    const message = messageWithAdvice({ ...diagnostic, message: `${diagnostic.message}${focusNote(diagnostic)}` });
    const { line, column } = span?.startPosition ?? { line: 1, column: 1 };
    yield `${escapeHidden(shownPath(file))}:${line}:${column}: ${severity}: ${escapeHidden(message)} [${code}]\n`;
  }
}

/** Names the exact place when the reported one is only the definition that contains it. */
function focusNote({ span, focus }: Diagnostic): string {
  if (span === undefined || focus === undefined) return '';
  const { line, column } = focus.startPosition;
  return line === span.startPosition.line ? '' : ` (at ${line}:${column})`;
}
