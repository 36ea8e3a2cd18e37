/**
 * The `junit` format: takes diagnostics, gives the XML in which test runners report, one test case a finding and one suite
 * a file. There is no standard; this is what Jenkins, GitLab and Azure Pipelines read.
 */
import type { Diagnostic } from '../diagnostic.ts';
import { formatOmitted, noFindings, type Counts } from './counts.ts';
import { escapeHidden } from './escape.ts';
import { exactPlace, messageWithAdvice } from './exact-place.ts';
import { reportPath, type ReportBase } from './report-path.ts';

/** What is needed besides the findings. */
export interface JunitPrinterOptions {
  readonly base: ReportBase;
  /** Findings that are not among the diagnostics; one test case that was skipped tells of them all. Default: none. */
  readonly omitted?: Counts;
}

interface TestCase {
  readonly suite: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** The element with what is in it. */
  readonly element: string;
}

const programName = 'qapi-gen';

/**
 * Pieces of one document. An error is a failure; a warning is a test that was skipped, since it is shown but fails nothing.
 * Without findings there is one test case, which passes: readers take a report without tests for a broken run.
 */
export function* printJunit(diagnostics: readonly Diagnostic[], { base, omitted = noFindings }: JunitPrinterOptions): Generator<string> {
  const missing = formatOmitted(omitted);
  const cases = [
    ...diagnostics.map((diagnostic) => testCase(diagnostic, reportPath(diagnostic.file, base))),
    ...(missing === undefined ? [] : [generalCase('further findings', 'skipped', missing)]),
  ];
  if (cases.length === 0) cases.push(generalCase('no findings', 'passed'));
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: programName, ...totals(cases) })}>\n`;
  for (const [name, members] of bySuite(cases)) {
    yield `  <testsuite${attributes({ name, ...totals(members) })}>\n`;
    for (const { element } of members) yield `    ${element}\n`;
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function testCase(diagnostic: Diagnostic, file: string): TestCase {
  const { code, severity } = diagnostic;
  const { line, column } = exactPlace(diagnostic);
  const message = messageWithAdvice(diagnostic);
  const outcome = severity === 'error' ? 'failed' : 'skipped';
  const content = outcome === 'failed'
    ? `<failure${attributes({ type: code, message })}>${escapeXml(`${file}:${line}:${column}: ${severity}: ${message} [${code}]`)}</failure>`
    : `<skipped${attributes({ message: `${severity}: ${message}` })}/>`;
  const identity = attributes({ name: `${code} at ${line}:${column}`, classname: file, file, line, time: 0 });
  return { suite: file, outcome, element: `<testcase${identity}>${content}</testcase>` };
}

function generalCase(name: string, outcome: 'passed' | 'skipped', message = ''): TestCase {
  const content = outcome === 'passed' ? '' : `<skipped${attributes({ message })}/>`;
  return { suite: programName, outcome, element: `<testcase${attributes({ name, classname: programName, time: 0 })}>${content}</testcase>` };
}

function bySuite(cases: readonly TestCase[]): ReadonlyMap<string, readonly TestCase[]> {
  const suites = new Map<string, TestCase[]>();
  for (const member of cases) {
    const members = suites.get(member.suite);
    if (members === undefined) suites.set(member.suite, [member]);
    else members.push(member);
  }
  return suites;
}

function totals(cases: readonly TestCase[]): Readonly<Record<string, number>> {
  const count = (wanted: TestCase['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return { tests: cases.length, failures: count('failed'), errors: 0, skipped: count('skipped'), time: 0 };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters, which XML cannot hold in any form, become visible escapes; so do the two code points that are no characters. */
function escapeXml(text: string): string {
  const visible = escapeHidden(text).replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  return visible.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
