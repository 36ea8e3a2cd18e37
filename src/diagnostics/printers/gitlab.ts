/**
 * The `gitlab` format: takes diagnostics, gives a Code Quality report, which GitLab shows in merge requests.
 * GitLab's documentation, "Code Quality report format".
 */
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { escapeHidden } from './escape.ts';
import { exactPlace, messageWithAdvice } from './exact-place.ts';
import { Fingerprinter } from './fingerprint.ts';
import { reportPath, type ReportBase } from './report-path.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * Pieces of one JSON list and its line end; the list is empty without findings.
 * @param base GitLab wants paths from the root of the repository
 */
export function* printGitlab(diagnostics: readonly Diagnostic[], base: ReportBase): Generator<string> {
  const fingerprinter = new Fingerprinter(base);
  yield '[';
  for (const [index, diagnostic] of diagnostics.entries()) {
    const { line, endLine } = exactPlace(diagnostic);
    const entry = {
      description: escapeHidden(messageWithAdvice(diagnostic)),
      check_name: diagnostic.code,
      fingerprint: fingerprinter.fingerprint(diagnostic),
      severity: severities[diagnostic.severity],
      location: { path: reportPath(diagnostic.file, base), lines: { begin: line, end: endLine } },
    };
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
  }
  yield `${diagnostics.length === 0 ? '' : '\n'}]\n`;
}
