/** Files that nobody should have written: both tools either refuse them for a mistake of syntax or keep what they say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fmt } from '../../src/project/fmt.ts';
import { modernize } from '../../src/project/modernize.ts';
import { findDialect, type Dialect } from '../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { commentText } from './format-text.ts';

const pieces = [
  '##', '##', '##', '###', '# ##', '## ', '## @foo', '#', '# ', '#text', '    ##', '\t# @foo:', '# @foo:', '# @foo', '# @bar: text', '#  @bar  text', '# @a: ', '# Since: 1.2', '# Since 1.2',
  '# Returns: text', '#          If it fails, Error', '# Features:', '# @f: text', '# Note: text', '# Example:', '#', '# -> { "execute": "foo" }', '# <- { "return": {} }', '# = Title',
  '# Title', '# =====', '# - item', '#   more', '# 1. one', '# 2. two', '# ::', '#     literal  text', '# text::', '# .. note:: text', '# .. qmp-example::', '# ===  ===', '# | bar',
  `# ${'word '.repeat(20)}`, '# One. Two (three). @foo: four', '# `` ` `` *a* ``b  c``', '# \u00e9\u4e2d\ud83d\ude00', '# #optional', '# @foo: #optional text', '#\ttab', '# TODO: text', '# Bugs: text',
  "{ 'command': 'foo' }", "{ 'command': 'foo', # behind", "  'data': { 'bar': 'int' } }", "{ 'type': 'Foo', 'data': { 'a': { 'b': 'int' }, '*a_b': 'str' } }",
  "{ 'struct': 'Bar', 'data': { 'a': { 'type': 'int', 'if': 'defined(A)' } } }", "{ 'enum': 'Baz', 'data': [ 'a',", '# inside', "'b' ] } # end", "{ 'union': 'Old', 'data': { 'a': 'Foo' } }",
  "{ 'pragma': { 'doc-required': false } }", "{ 'pragma': { 'name-case-whitelist': [ 'Foo' ] } }", "{ 'include': 'other.json' }", '', '', '\f', '{', '}', ',', "'x'", 'junk', "{ 'event': 'E', 'data': {}, }",
];

const file = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((lines) => lines.join('\n'));
const dialects = fc.constantFrom('auto', 'latest', '9.0', '7.2', '5.0', '4.0', '2.8', '2.5', '1.4');

function dialectOf(label: string): Dialect | 'auto' {
  return label === 'auto' ? 'auto' : findDialect(label) ?? 'auto';
}

test('fmt', () => {
  fc.assert(fc.property(file, dialects, (text, label) => {
    const schema = { root: 'schema.json', source: '', name: '', dialect: dialectOf(label) };
    const format = (content: string): string | undefined => (
      fmt({ schemas: [schema], fileReader: memoryFileSystem(new Map([['schema.json', content], ['other.json', '']])), includes: false }).files[0]?.after
    );
    const formatted = format(text);
    if (formatted === undefined) return;
    expect(commentText(formatted)).toBe(commentText(text));
    expect(format(formatted)).toBe(formatted);
  }), { numRuns: 1500 });
});

test('modernize', () => {
  fc.assert(fc.property(file, dialects, (text, label) => {
    const fileReader = memoryFileSystem(new Map([['schema.json', text], ['other.json', '']]));
    const { files, diagnostics, isSameInterface } = modernize({ root: 'schema.json', dialect: dialectOf(label) }, fileReader);
    expect(isSameInterface).toBe(true);
    if (files.length === 0) return;
    const [schema] = files;
    const again = memoryFileSystem(new Map([['schema.json', schema?.after ?? ''], ['other.json', '']]));
    // What uses a definition that breaks off cannot be sound.
    if (diagnostics.length === 0) expect(modernize({ root: 'schema.json', dialect: dialectOf('latest') }, again).diagnostics).toEqual([]);
    const said = wordsOf(schema?.after ?? '');
    expect([...wordsOf(schema?.before ?? '')].filter((word) => !said.has(word))).toEqual([]);
  }), { numRuns: 700 });
});

/** Of comments, without what is said otherwise today. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(commentText(text, ' ').replaceAll(retired, ' ').toLowerCase().match(/[\p{L}\d]+/gu));
}

const retired = /optional|Note|Example|Returns|Since|Features|Bugs/g;
