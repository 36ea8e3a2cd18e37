/** What holds of each rule: it finds its mistake whatever the line ends and files, and can be excused, switched off and put up with. */
import { describe, expect, test } from 'vitest';
import { schemaHistory } from '../../src/compat/history/schema-history.ts';
import type { LintCode } from '../../src/diagnostics/catalogue/lint.ts';
import { applyBaseline, writeBaseline } from '../../src/lint/baseline.ts';
import { rules } from '../../src/lint/rules.ts';
import { compileText } from '../support/compile-text.ts';
import { command, documented, lintFindings, type LintTextOptions } from './lint-text.ts';

/** A schema with one mistake, in one definition. */
interface Sample extends LintTextOptions {
  readonly text: string;
}

const body = '# Text.\n#\n# Since: 1.0\n';
const code = "{ 'command': 'c' }\n";
const example = (line: string): string => command(['Since: 1.0', '', '.. qmp-example::', '', `    ${line}`]);

const samples: Readonly<Record<Exclude<LintCode, 'lint/ignore-without-reason' | 'lint/needless-ignore' | 'lint/bad-ignore'>, Sample>> = {
  'lint/doc-mark': { text: `# @c:\n${body}##\n${code}`, dialect: '2.7' },
  'lint/nameless-doc': { text: `##\n${body}##\n${code}`, dialect: '2.7' },
  'lint/misplaced-doc': { text: `##\n# @d:\n#\n${body}##\n\n##\n# @c:\n#\n${body}##\n${code}`, dialect: '1.4' },
  'lint/unknown-member': { text: command(['@none: x', 'Since: 1.0']), dialect: '2.7' },
  'lint/repeated-section': { text: command(['Since: 1.0', 'Since: 1.0']), dialect: '2.7' },
  'lint/optional-mark': { text: command(['@a: #optional x', 'Since: 1.0'], ", 'data': { 'a': 'int' }"), dialect: '2.7' },
  'lint/returns-other-type': { text: command(['Returns: nothing', 'Since: 1.0'], ", 'returns': 'int'"), dialect: '2.7' },
  'lint/example-syntax': { text: example('-> { "execute": "c", }') },
  'lint/example-name': { text: example('-> { "execute": "d" }') },
  'lint/example-value': { text: example('-> { "execute": "c", "arguments": { "x": 1 } }') },
  'lint/untrue-since': { text: command(['Since: 5.0']), history: schemaHistory(['5.0', '6.0'].map((version, index) => ({ version, schema: compileText(index === 0 ? '' : code) }))) },
  'lint/missing-member': { text: command([], ", 'data': { 'a': 'int' }"), dialect: '2.7', version: '10.2' },
  'lint/missing-since': { text: documented('c', ['Text.'], code) },
  'lint/malformed-since': { text: documented('c', ['Text.', '', 'Since 1.0'], code) },
  'lint/since-order': { text: command(['@a: x (since 1.0)', '', 'Since: 2.0'], ", 'data': { 'a': 'int' }") },
  'lint/future-since': { text: command(['Since: 9.2']), version: '9.1' },
  'lint/unknown-reference': { text: command(['See @nothing.']) },
  'lint/deprecated-without-reason': { text: command(['Features:', '', '@deprecated: It is deprecated.'], ", 'features': [ 'deprecated' ]") },
  'lint/section-typo': { text: command(['Todo: x']) },
  'lint/repeated-word': { text: command(['Of the the end.']) },
  'lint/misspelling': { text: command(['Recieve it.']) },
  'lint/undocumented': { text: code },
};

const cases = rules.map(({ code: rule }) => {
  const sample = Object.entries(samples).find(([name]) => name === rule)?.[1];
  return sample === undefined ? expect.fail(`there is no sample for ${rule}`) : [rule, sample] as const;
});

/** The codes of what is found. */
function found(files: string | Readonly<Record<string, string>>, options: LintTextOptions): readonly string[] {
  return lintFindings(files, options).map(({ diagnostic }) => diagnostic.code);
}

describe.each(cases)('%s', (rule, { text, ...options }) => {
  const excuse = `# qapi-gen: ignore ${rule} -- so it is\n\n`;

  test('is found alone, whatever the line ends', () => {
    expect(found(text, options)).toEqual([rule]);
    expect(found(text.replaceAll('\n', '\r\n'), options)).toEqual([rule]);
  });

  test('is found in a file that is included', () => {
    const findings = lintFindings({ 'schema.json': "{ 'include': 'part.json' }\n", 'part.json': text }, options);
    expect(findings.map(({ diagnostic }) => [diagnostic.code, diagnostic.file])).toEqual([[rule, 'part.json']]);
  });

  test('is excused by a comment with a reason, in its own file', () => {
    const crlf = (excuse + text).replaceAll('\n', '\r\n');
    for (const excused of [excuse + text, crlf, `${text}\n${excuse.replace('ignore', 'ignore-file')}`]) expect(found(excused, options)).toEqual([]);
    expect(found({ 'schema.json': "{ 'include': 'part.json' }\n", 'part.json': excuse + text }, options)).toEqual([]);
    expect(found({ 'schema.json': `${excuse.replace('ignore', 'ignore-file')}{ 'include': 'part.json' }\n`, 'part.json': text }, options)).toEqual(['lint/needless-ignore', rule]);
  });

  test('is excused by one comment, which must have a reason', () => {
    expect(found(`# qapi-gen: ignore ${rule}\n\n${text}`, options)).toEqual(['lint/ignore-without-reason']);
    const other = rule === 'lint/misspelling' ? 'lint/repeated-word' : 'lint/misspelling';
    expect(found(excuse.replace(rule, other) + text, options)).toEqual(['lint/needless-ignore', rule]);
    expect(found(excuse.replace(rule, `${other}, ${rule}`) + text, options)).toEqual(['lint/needless-ignore']);
  });

  test('can be switched off', () => {
    expect(found(excuse + text, { ...options, severities: { [rule]: 'off' } }).filter((each) => each === rule || each === 'lint/needless-ignore')).toEqual([]);
  });

  test('can be put up with, wherever it moves', () => {
    const base = { workingDirectory: '/', folder: '/' };
    const diagnostics = (moved: string): ReturnType<typeof lintFindings>[number]['diagnostic'][] => lintFindings(moved, options).map(({ diagnostic }) => diagnostic);
    const known = writeBaseline(diagnostics(text), base);
    expect(applyBaseline(diagnostics(text), known, base)).toEqual({ fresh: [], known: 1, gone: 0 });
    expect(applyBaseline(diagnostics(`\n\n\n${text.replaceAll('\n', '\r\n')}`), known, base)).toEqual({ fresh: [], known: 1, gone: 0 });
  });
});
