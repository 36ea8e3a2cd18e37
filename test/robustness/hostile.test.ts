/**
 * Schemas that were made to make the compiler slow or fail: each family grows with a number, and has to end with the
 * findings it deserves. The sizes are such that what grows faster than the text takes minutes.
 */
import { describe, expect, test } from 'vitest';
import { compileSources, type Sources } from '../support/marked-schema.ts';

const lines = (count: number, line: (index: number) => string, separator = '\n'): string => Array.from({ length: count }, (_, index) => line(index)).join(separator);
const struct = (name: string, data = "'a': 'int'", rest = ''): string => `{ 'struct': '${name}', ${rest}'data': { ${data} } }`;
const enumOf = (count: number): string => `{ 'enum': 'Kind', 'data': [ ${lines(count, (index) => `'v${index}'`, ',')} ] }\n`;
const members = (count: number, type = 'int'): string => lines(count, (index) => `'m${index}': '${type}'`, ',\n');
const documented = (entries: string, definition: string): string => `##\n# @Foo:\n#\n${entries}\n##\n${definition}`;

interface Family {
  readonly name: string;
  readonly size: number;
  readonly sources: (size: number) => Sources;
  /** How many findings of each code. */
  readonly findings: (size: number) => Readonly<Record<string, number>>;
  readonly dialect?: string;
}

const nothing = (): Readonly<Record<string, number>> => ({});

const families: readonly Family[] = [
  // Text
  { name: 'stray characters', size: 300_000, sources: (n) => '?'.repeat(n), findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'NUL bytes', size: 300_000, sources: (n) => '\0'.repeat(n), findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'characters outside of the basic plane', size: 300_000, sources: (n) => '\u{1f600}'.repeat(n), findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'lone surrogates', size: 300_000, sources: (n) => '\ud800'.repeat(n), findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'byte order marks', size: 300_000, sources: (n) => '\ufeff'.repeat(n), findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'blank lines', size: 1_000_000, sources: (n) => '\n'.repeat(n), findings: nothing },
  { name: 'lone carriage returns', size: 1_000_000, sources: (n) => '\r'.repeat(n), findings: nothing },
  { name: 'spaces', size: 1_000_000, sources: (n) => `${' '.repeat(n)}?`, findings: () => ({ 'syntax/stray-text': 1 }) },
  { name: 'one long comment', size: 2_000_000, sources: (n) => `#${'x'.repeat(n)}`, findings: nothing },
  { name: 'one long mark', size: 1_000_000, sources: (n) => `${'#'.repeat(n)}x\n`, findings: () => ({ 'doc/junk-after-mark': 1, 'doc/unclosed': 1 }) },
  { name: 'comments apart', size: 50_000, sources: (n) => lines(n, () => '# c\n'), findings: nothing },
  { name: 'comments with carriage returns', size: 50_000, sources: (n) => lines(n, () => '# c', '\r'), findings: nothing },
  { name: 'one long string', size: 2_000_000, sources: (n) => struct(`A${'x'.repeat(n)}`), findings: nothing },
  { name: 'one long string without end', size: 2_000_000, sources: (n) => `{ 'struct': '${'x'.repeat(n)}`, findings: () => ({ 'syntax/unterminated-string': 1 }) },
  { name: 'backslashes', size: 200_000, sources: (n) => `{ 'struct': '${'\\\\'.repeat(n)}', 'data': { } }`, findings: () => ({ 'name/invalid': 1 }) },
  // Tokens
  { name: 'braces', size: 200_000, sources: (n) => '{'.repeat(n), findings: () => ({ 'syntax/unexpected-token': 1 }) },
  { name: 'brackets', size: 200_000, sources: (n) => '['.repeat(n), findings: () => ({ 'syntax/nested-too-deep': 1 }) },
  { name: 'keys in keys', size: 50_000, sources: (n) => "{'a':".repeat(n), findings: () => ({ 'syntax/nested-too-deep': 1 }) },
  { name: 'closing brackets', size: 200_000, sources: (n) => ']'.repeat(n), findings: () => ({ 'syntax/unexpected-token': 1 }) },
  { name: 'braces in the first column', size: 3000, sources: (n) => '{\n'.repeat(n), findings: (n) => ({ 'syntax/unexpected-token': n }) },
  { name: 'broken definitions', size: 3000, sources: (n) => lines(n, (index) => `{ 'struct': 'S${index}x', ? }`), findings: (n) => ({ 'syntax/stray-text': n }) },
  { name: 'broken definitions on one line', size: 3000, sources: (n) => lines(n, (index) => `{ 'struct': 'S${index}x', ? }`, ' '), findings: (n) => ({ 'syntax/stray-text': n }) },
  { name: 'strings without end', size: 3000, sources: (n) => lines(n, () => "{ 'struct': 'Ab"), findings: (n) => ({ 'syntax/unterminated-string': n }) },
  { name: 'missing commas', size: 20_000, sources: (n) => struct('Foo', lines(n, (index) => `'m${index}': 'int'`)), findings: (n) => ({ 'syntax/missing-comma': n - 1 }) },
  { name: 'missing commas on one line', size: 20_000, sources: (n) => struct('Foo', lines(n, (index) => `'m${index}': 'int'`, ' ')), findings: (n) => ({ 'syntax/missing-comma': n - 1 }) },
  { name: 'one key many times', size: 20_000, sources: (n) => struct('Foo', lines(n, () => "'a': 'int'", ',')), findings: (n) => ({ 'syntax/duplicate-key': n - 1 }) },
  { name: 'many keys', size: 100_000, sources: (n) => struct('Foo', members(n)), findings: nothing },
  // Definitions
  { name: 'definitions', size: 10_000, sources: (n) => lines(n, (index) => struct(`S${index}x`)), findings: nothing },
  { name: 'definitions on one line', size: 10_000, sources: (n) => lines(n, (index) => struct(`S${index}x`), ' '), findings: nothing },
  { name: 'one name many times', size: 5000, sources: (n) => lines(n, () => struct('Foo')), findings: (n) => ({ 'definition/redefined': n - 1 }) },
  { name: 'unknown keys', size: 10_000, sources: (n) => `{ 'struct': 'Foo', 'data': { }, ${lines(n, (index) => `'k${index}': 'x'`, ',')} }`, findings: (n) => ({ 'definition/unknown-key': n }) },
  { name: 'unknown types', size: 10_000, sources: (n) => lines(n, (index) => struct(`S${index}Foo`, `'a': 'S${index}Fooo'`)), findings: (n) => ({ 'type/unknown': n }) },
  { name: 'two long names that differ a little', size: 200_000, sources: (n) => `${struct(`A${'x'.repeat(n)}`)}\n${struct('Foo', `'a': 'A${'x'.repeat(n - 1)}y'`)}`, findings: () => ({ 'type/unknown': 1 }) },
  { name: 'a long name with many mistakes', size: 10_000, sources: (n) => struct(`A${'x'.repeat(50 * n)}`, members(n, 'Nope')), findings: (n) => ({ 'type/unknown': n }) },
  { name: 'clashing members', size: 10_000, sources: (n) => struct('Foo', lines(n, (index) => `'a${index}-b': 'int', 'a${index}_b': 'int'`, ',')), findings: (n) => ({ 'name/member-case': n }) },
  { name: 'enum values', size: 50_000, sources: enumOf, findings: nothing },
  { name: 'structs on one large base', size: 5000, sources: (n) => `${struct('Big', members(n))}\n${lines(n, (index) => struct(`T${index}x`, "'own': 'int'", "'base': 'Big', "))}`, findings: nothing },
  { name: 'commands with one large struct', size: 5000, sources: (n) => `${struct('Big', members(n))}\n${lines(n, (index) => `{ 'command': 'c${index}', 'data': 'Big' }`)}`, findings: nothing },
  {
    name: 'unions with one large base and one large branch', size: 3000, findings: nothing,
    sources: (n) => `${enumOf(1)}${struct('Base', `'t': 'Kind', ${members(n)}`)}\n${struct('Big', lines(n, (index) => `'b${index}': 'int'`, ','))}\n${
      lines(n, (index) => `{ 'union': 'U${index}x', 'base': 'Base', 'discriminator': 't', 'data': { 'v0': 'Big' } }`)}`,
  },
  {
    name: 'a union with many branches and a large base', size: 5000, findings: nothing,
    sources: (n) => `${enumOf(n)}${struct('Empty', '')}\n{ 'union': 'Foo', 'base': { 't': 'Kind', ${members(n)} }, 'discriminator': 't', 'data': { ${lines(n, (index) => `'v${index}': 'Empty'`, ',')} } }`,
  },
  {
    name: 'a union with unknown branches', size: 5000, findings: (n) => ({ 'union/unknown-branch': n }),
    sources: (n) => `${enumOf(n)}${struct('Empty', '')}\n{ 'union': 'Foo', 'base': { 't': 'Kind' }, 'discriminator': 't', 'data': { ${lines(n, (index) => `'w${index}': 'Empty'`, ',')} } }`,
  },
  {
    name: 'unions over one large enum', size: 5000, findings: () => ({ 'union/too-many-branches': 1 }),
    sources: (n) => `${enumOf(n)}${lines(n, (index) => `{ 'union': 'U${index}x', 'base': { 't': 'Kind' }, 'discriminator': 't', 'data': { } }`)}`,
  },
  {
    name: 'unions that share their branches', size: 60, findings: nothing,
    sources: (n) => `${enumOf(2)}${struct('U0x', '')}\n${lines(n, (index) => (
      `{ 'union': 'U${index + 1}x', 'base': { 't${index}': 'Kind' }, 'discriminator': 't${index}', 'data': { 'v0': 'U${index}x', 'v1': 'U${index}x' } }`))}`,
  },
  { name: 'alternates of one large enum', size: 5000, sources: (n) => `${enumOf(n)}${lines(n, (index) => `{ 'alternate': 'A${index}x', 'data': { 'a': 'Kind' } }`)}`, findings: nothing },
  { name: 'unions without discriminator', size: 3000, dialect: '4.0', sources: (n) => lines(n, (index) => `{ 'union': 'U${index}x', 'data': { 'a': 'int', 'b': 'str' } }`), findings: nothing },
  { name: 'nested structs', size: 10_000, dialect: '1.0', sources: (n) => `{ 'type': 'Foo', 'data': { ${lines(n, (index) => `'m${index}': { 'a': 'int' }`, ',')} } }`, findings: nothing },
  // Conditions
  { name: 'a condition with many operands', size: 20_000, sources: (n) => struct('Foo', '', `'if': { 'any': [ ${lines(n, (index) => `'A${index}'`, ',')} ] }, `), findings: nothing },
  { name: 'a condition in a condition', size: 20_000, sources: (n) => struct('Foo', '', `'if': ${"{ 'not': ".repeat(n)}'A'${' }'.repeat(n)}, `), findings: () => ({ 'syntax/nested-too-deep': 1 }) },
  { name: 'parentheses in C', size: 100_000, dialect: '4.0', sources: (n) => struct('Foo', '', `'if': '${'('.repeat(n)}defined(A)${')'.repeat(n)}', `), findings: () => ({ 'condition/bad-expression': 1 }) },
  { name: 'negations in C', size: 100_000, dialect: '4.0', sources: (n) => struct('Foo', '', `'if': '${'!'.repeat(n)}defined(A)', `), findings: () => ({ 'condition/bad-expression': 1 }) },
  { name: 'spaces in C', size: 100_000, dialect: '4.0', sources: (n) => struct('Foo', '', `'if': 'defined(A)${' '.repeat(n)}?', `), findings: () => ({ 'condition/bad-expression': 1 }) },
  // Documentation
  { name: 'documentation blocks', size: 10_000, sources: (n) => lines(n, () => '##\n# text\n##\n'), findings: nothing },
  { name: 'marks', size: 20_000, sources: (n) => lines(n, () => '##\n'), findings: nothing },
  { name: 'documentation never closed', size: 3000, sources: (n) => lines(n, (index) => `##\n# @S${index}x:\n${struct(`S${index}x`)}\n`), findings: (n) => ({ 'doc/unclosed': n }) },
  { name: 'marks in a definition', size: 10_000, sources: (n) => `{ 'struct': 'Foo',\n${lines(n, () => '## c\n')}'data': { } }`, findings: (n) => ({ 'doc/inside-definition': n }) },
  { name: 'members that are described', size: 10_000, sources: (n) => documented(lines(n, (index) => `# @m${index}: text`), struct('Foo', members(n))), findings: nothing },
  { name: 'members that are not described', size: 5000, sources: (n) => documented('# Text.', struct('Foo', members(n))), findings: (n) => ({ 'doc/missing-member': n }) },
  { name: 'members that are described by another name', size: 200, sources: (n) => documented(lines(n, (index) => `# @m${index}x: text`), struct('Foo', members(n))), findings: (n) => ({ 'doc/missing-member': n }) },
  { name: 'descriptions of nothing', size: 5000, sources: (n) => documented(lines(n, (index) => `# @m${index}: text`), struct('Foo', '')), findings: (n) => ({ 'doc/unknown-member': n }) },
  { name: 'one description many times', size: 5000, sources: (n) => documented(lines(n, () => '# @a: text'), struct('Foo')), findings: (n) => ({ 'doc/repeated-entry': n - 1 }) },
  { name: 'one long paragraph', size: 50_000, sources: (n) => documented(lines(n, () => '# text'), struct('Foo', '')), findings: nothing },
  { name: 'a line with many sentences', size: 50_000, sources: (n) => `##\n# ${'Word. '.repeat(n)}\n##\n`, findings: () => ({ 'doc/long-line': 1 }) },
  { name: 'a version with many digits', size: 200_000, sources: (n) => documented(`# Since: 1.${'1'.repeat(n)}.1.1.1`, struct('Foo', '')), findings: () => ({ 'doc/long-line': 1, 'doc/since-not-a-version': 1 }) },
  { name: 'comments that may be documentation', size: 5000, dialect: '1.0', sources: (n) => `${lines(n, (index) => `##\n# @S${index}\n#\n# @a: #optional text\n##\n{ 'type': 'S${index}', 'data': { '*a': 'int' } }\n`)}`, findings: nothing },
  { name: 'one run of documentation', size: 20_000, dialect: '1.0', sources: (n) => `${lines(n, (index) => `##\n# @S${index}\n# text`)}\n{ 'type': 'Foo', 'data': { } }\n`, findings: () => ({ 'doc/wrong-symbol': 1 }) },
  { name: 'symbols with trailing space', size: 200_000, dialect: '1.0', sources: (n) => `##x\n# @a${' '.repeat(n)}x\n#${'#'.repeat(n)}x\n{ 'type': 'Foo', 'data': { } }\n`, findings: nothing },
  // Files and directives
  { name: 'pragmas', size: 5000, sources: (n) => lines(n, () => "{ 'pragma': { 'doc-required': false } }"), findings: nothing },
  { name: 'unknown pragmas', size: 5000, sources: (n) => `{ 'pragma': { ${lines(n, (index) => `'p${index}': true`, ',')} } }`, findings: (n) => ({ 'pragma/unknown': n }) },
  { name: 'includes', size: 1000, sources: (n) => ({ 'schema.json': lines(n, (index) => `{ 'include': '${index}.json' }`), ...Object.fromEntries(Array.from({ length: n }, (_, index) => [`${index}.json`, struct(`S${index}x`)])) }), findings: nothing },
  { name: 'includes of one file', size: 5000, sources: (n) => ({ 'schema.json': lines(n, () => "{ 'include': 'a.json' }"), 'a.json': struct('Foo') }), findings: nothing },
  { name: 'includes of nothing', size: 3000, sources: (n) => lines(n, (index) => `{ 'include': '${index}.json' }`), findings: (n) => ({ 'include/unreadable': n }) },
  { name: 'includes followed by junk', size: 5000, sources: (n) => ({ 'schema.json': lines(n, () => "{ 'include': 'a.json' } ?"), 'a.json': '' }), findings: (n) => ({ 'syntax/stray-text': n }) },
  { name: 'includes of itself', size: 5000, sources: (n) => lines(n, () => "{ 'include': 'schema.json' }"), findings: (n) => ({ 'include/loop': n }) },
  { name: 'a chain of includes', size: 2000, sources: (n) => ({ 'schema.json': "{ 'include': '0.json' }", ...Object.fromEntries(Array.from({ length: n }, (_, index) => [`${index}.json`, `{ 'include': '${index + 1}.json' }`])) }), findings: () => ({ 'include/unreadable': 1 }) },
];

describe('ends with the findings it deserves', () => {
  test.each(families)('$name', ({ size, sources, findings, dialect = 'latest' }) => {
    const { diagnostics } = compileSources(sources(size), dialect);
    const counts: Record<string, number> = {};
    for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
    expect(counts).toEqual(findings(size));
  });
});
