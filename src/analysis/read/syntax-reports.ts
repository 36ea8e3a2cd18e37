/** What is wrong with the text of one file, as far as the dialect minds: takes its syntax tree, gives reports that wait for their turn. */
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { Irregularity } from '../../syntax/ast.ts';
import type { LoadedFile } from '../../syntax/load-files.ts';
import { pendingReport, type PendingReport } from '../../syntax/pending-report.ts';

const permissionOf: Readonly<Record<Irregularity['kind'], Permission>> = {
  'missing-comma': 'lenient-punctuation',
  'trailing-comma': 'lenient-punctuation',
  'stray-punctuation': 'lenient-punctuation',
  'duplicate-key': 'duplicate-key',
  'escape': 'json-escapes',
  'null': 'null-literal',
};

/** Problems first, then what only some releases took. */
export function syntaxReports(file: LoadedFile, dialect: Dialect): PendingReport[] {
  const reports = problemReports(file, dialect);
  for (const irregularity of file.tree.irregularities) {
    const report = irregularityReport(irregularity, dialect);
    if (report !== undefined) reports.push(report);
  }
  return reports;
}

/** Where an escape or `null` means nothing, nothing is known about the value. */
export function hidesValue({ kind }: Irregularity, dialect: Dialect): boolean {
  return (kind === 'escape' || kind === 'null') && !permits(dialect, permissionOf[kind]);
}

/**
 * The reference looks one token ahead: text that is no token, right after an include directive, is found before the
 * included file is read.
 */
function problemReports({ tree, includes }: LoadedFile, dialect: Dialect): PendingReport[] {
  const directiveEnds = [...includes.keys()].map(({ span }) => span.end);
  let passed = 0;
  return tree.problems.filter(({ cause }) => !isConsequence(cause, dialect)).map(({ code, span: written, found: token, expected, opened, docMark, isJunk }) => {
    // Since 2.9 documentation is a token, and so the first thing that does not belong there.
    const isDoc = docMark !== undefined && requires(dialect, 'checked-docs');
    const [span, found] = isDoc ? [docMark, 'a documentation comment'] : [written, token];
    const passedBefore = passed;
    while ((directiveEnds[passed] ?? Infinity) <= span.start) passed++;
    const directiveEnd = passed > passedBefore ? directiveEnds[passed - 1] : undefined;
    const isNext = directiveEnd !== undefined && code !== 'syntax/unexpected-token' && /^\s*$/.test(tree.file.text.slice(directiveEnd, span.start));
    return pendingReport(code, span, { found, expected }, {
      order: isNext ? directiveEnd - 1 : span.start,
      severity: isJunk && permits(dialect, 'lenient-punctuation') ? 'warning' : 'error',
      related: opened === undefined ? [] : [{ message: `'${opened.text}' was opened here`, span: opened }],
    });
  });
}

/** Whether something is wrong only because of what is reported already. */
function isConsequence(cause: Irregularity | undefined, dialect: Dialect): boolean {
  return cause !== undefined && (!permits(dialect, permissionOf[cause.kind]) || isConsequence(cause.cause, dialect));
}

/** What a dialect allows without meaning it is still worth a warning. */
function irregularityReport({ kind, span, detail, found, cause }: Irregularity, dialect: Dialect): PendingReport | undefined {
  if (isConsequence(cause, dialect)) return undefined;
  const severity = permits(dialect, permissionOf[kind]) ? 'warning' : 'error';
  switch (kind) {
    case 'missing-comma':
    case 'trailing-comma':
      return pendingReport(`syntax/${kind}`, span, { found, expected: detail }, { severity });
    case 'stray-punctuation':
      return pendingReport('syntax/unexpected-token', span, { found, expected: detail }, { severity });
    case 'duplicate-key':
      return pendingReport('syntax/duplicate-key', span, { key: detail }, { severity });
    case 'escape':
      return severity === 'warning' ? undefined : pendingReport('syntax/unknown-escape', span, { found: detail });
    case 'null':
      return severity === 'warning' ? undefined : pendingReport('syntax/stray-text', span, { found: 'null', expected: '' });
    default:
      return kind satisfies never;
  }
}
