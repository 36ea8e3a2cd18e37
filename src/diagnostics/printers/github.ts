/**
 * The `github` format: takes diagnostics, gives workflow commands, which GitHub Actions shows as annotations of a change.
 * GitHub's documentation, "Workflow commands for GitHub Actions"; how they are escaped is decided by its runner.
 */
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { formatOmitted, noFindings, type Counts } from './counts.ts';
import { escapeHidden } from './escape.ts';
import { exactPlace } from './exact-place.ts';
import { isProgram, reportPath, revisionPath, shownPath, type ReportBase } from './report-path.ts';

/** What is needed besides the findings. */
export interface GithubPrinterOptions {
  /** Annotations find their file only from the root of the repository. */
  readonly base: ReportBase;
  /** Findings that are not among the diagnostics. Default: none. */
  readonly omitted?: Counts;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** One command a line, with line ends; nothing at all without findings. */
export function* printGithub(diagnostics: readonly Diagnostic[], { base, omitted = noFindings }: GithubPrinterOptions): Generator<string> {
  for (const diagnostic of diagnostics) {
    const { line, column, endLine, endColumn } = exactPlace(diagnostic);
    const properties = {
      ...(!isProgram(diagnostic.file) && {
        file: reportPath(diagnostic.file, base),
        line, endLine,
        // Columns of several lines are refused.
        ...(line === endLine && { col: column, endColumn }),
      }),
      title: diagnostic.code,
    };
    yield `::${commands[diagnostic.severity]} ${formatProperties(properties)}::${escapeData(describe(diagnostic, base))}\n`;
  }
  const missing = formatOmitted(omitted);
  if (missing !== undefined) yield `::notice::${escapeData(missing)}\n`;
}

/** An annotation has room for several lines. */
function describe({ message, related, suggestion }: Diagnostic, base: ReportBase): string {
  const lines = [
    message,
    ...related.map((place) => `${place.message} (${relatedPath(place.span.file.path, base)}:${place.span.startPosition.line})`),
    ...(suggestion === undefined ? [] : [suggestion]),
  ];
  return lines.map(escapeHidden).join('\n');
}

/** With the revision, as it is no annotation. */
function relatedPath(file: string, base: ReportBase): string {
  return revisionPath(file) === undefined ? reportPath(file, base) : shownPath(file);
}

function formatProperties(properties: Readonly<Record<string, string | number>>): string {
  return Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
