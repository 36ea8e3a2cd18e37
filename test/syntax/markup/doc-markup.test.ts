/** Doc comments as a whole: what one section defines for references holds in all of them, and in no other comment. */
import { expect, test } from 'vitest';
import { compile } from '../../../src/project/compile.ts';
import type { Doc } from '../../../src/schema/doc.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import { DocMarkup } from '../../../src/syntax/markup/doc-markup.ts';
import { parseDoc, parseMarkup } from '../../../src/syntax/markup/parse-markup.ts';
import { outlineOf } from './support.ts';

const options = { flavour: 'rst', equalsHeadings: false } as const;

const schema = `##
# @one:
#
# See here_, this__, [#]_, [2]_ and |name|.
#
# .. [#] First.
#
# @a: that__, [#]_ and here_.
#
#     .. _here: https://example.org/here
#     __ https://example.org/this
#
# Returns: |name|.
#
#     .. |name| replace:: *words*
#     .. [2] Second.
#
# TODO: [#]_
#
#     __ https://example.org/that
#     .. [#] Third.
##
{ 'command': 'one', 'data': { 'a': 'int' }, 'returns': ['int'] }

##
# @two:
#
# See here_, this__, [#]_ and |name|.
##
{ 'command': 'two' }
`;

const docs: readonly Doc[] = compile({
  root: 'schema.json', fileReader: memoryFileSystem(new Map([['schema.json', schema]])), dialect: 'auto',
}).schema?.docs ?? [];
const [one, two] = docs;
if (one === undefined || two === undefined) throw new Error('the schema has no documentation');

function paragraphsOf(doc: Doc): readonly string[] {
  return [...parseDoc(doc, options).values()].flatMap(({ blocks }) => outlineOf(blocks)).filter((line) => line.startsWith('paragraph'));
}

test('definitions hold in all sections of a comment, and those without a name are taken in order', () => {
  expect(paragraphsOf(one)).toEqual([
    'paragraph: See <link here to https://example.org/here>, <link this to https://example.org/this>, <footnote 1>, <footnote 2> and <emphasis words>.',
    'paragraph: <link that to https://example.org/that>, <footnote 3> and <link here to https://example.org/here>.',
    'paragraph: <emphasis words>.',
    'paragraph: <footnote #>',
  ]);
});

test('they hold in no other comment', () => {
  expect(paragraphsOf(two)).toEqual(['paragraph: See here_, this__, <footnote #> and <substitution name>.']);
});

test('a section alone has its own definitions', () => {
  const [, member] = one.sections.map((section) => outlineOf(parseMarkup(section, section.span.file, options).blocks)[0]);
  expect(member).toBe('paragraph: <link that to https://example.org/this>, <footnote #> and <link here to https://example.org/here>.');
});

test('the markup of all comments has every section, with its comment around it', () => {
  const markup = new DocMarkup(docs, options);
  for (const doc of docs) {
    const expected = parseDoc(doc, options);
    for (const section of doc.sections) expect(markup.blocksOf(section)).toEqual(expected.get(section)?.blocks);
  }
  const [section] = one.sections;
  expect(section && markup.blocksOf(section)).toBe(section && markup.blocksOf(section));
});
