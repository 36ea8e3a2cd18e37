import { describe, expect, test } from 'vitest';
import { compileSources, describeFinding, expectAccepted, expectFinding, expectFindings } from '../support/marked-schema.ts';
import { describeMistakes, parseText, plainValue } from '../support/syntax.ts';

/** A documented definition before and one after, both of which use `Bee`. */
function amid(victim: string): string {
  return `##
# @Ant:
#
# @bee: what it lives with
##
{ 'struct': 'Ant', 'data': { 'bee': 'Bee' } }

##
# @Bee:
#
# @x: its place
#
# @y: its other place
##
${victim}

##
# @cat:
#
# @bee: what it hunts
##
{ 'command': 'cat', 'data': { 'bee': 'Bee' } }
`;
}

const broken: readonly (readonly [string, string])[] = [
  ['no opening brace', "«'enum'»: 'Bee', 'data': [ 'x', 'y' ] }"],
  ['no closing brace', "{ 'enum': 'Bee', 'data': [ 'x', 'y' ]"],
  ['no opening bracket', "{ 'enum': 'Bee', 'data': 'x', 'y' «]» }"],
  ['no closing bracket', "{ 'enum': 'Bee', 'data': [ 'x', 'y' «}»"],
  ['no inner opening brace', "{ 'struct': 'Bee', 'data': 'x'«:» 'int', '*y': 'int' } }"],
  ['no quote before a key', "{ «enum»': 'Bee', 'data': [ 'x', 'y' ] }"],
  ['no quote after a key', "{ 'enum: '«Bee»', 'data': [ 'x', 'y' ] }"],
  ['no quote before the name', "{ 'enum': «Bee»', 'data': [ 'x', 'y' ] }"],
  ['no quote after the name', "{ 'enum': 'Bee, '«data»': [ 'x', 'y' ] }"],
  ['no quote after the name, at the end of the line', "{ 'enum': «'Bee,»\n  'data': [ 'x', 'y' ] }"],
  ['no quote at the end of a later line', "{ 'struct': 'Bee',\n  'data': { 'x': 'int', 'y': «'int } }»"],
  ['no colon', "{ 'enum' «'Bee'», 'data': [ 'x', 'y' ] }"],
  ['no key', "{ «:» 'Bee', 'data': [ 'x', 'y' ] }"],
  ['no name', "{ 'enum': «,» 'data': [ 'x', 'y' ] }"],
  ['no value', "{ 'enum': 'Bee', 'data': «}»"],
  ['a comma too many', "{ 'enum': 'Bee',«,» 'data': [ 'x', 'y' ] }"],
  ['a colon too many', "{ 'enum': «:» 'Bee', 'data': [ 'x', 'y' ] }"],
  ['a bracket at the beginning', "«]» { 'enum': 'Bee', 'data': [ 'x', 'y' ] }"],
  ['a bracket in the middle', "{ 'enum': 'Bee', 'data': [ 'x', 'y' ] «]» }"],
  ['a brace at the end', "{ 'enum': 'Bee', 'data': [ 'x', 'y' ] } «}»"],
  ['a brace too early', "{ 'enum': 'Bee' } «,» 'data': [ 'x', 'y' ] }"],
  ['an inner brace too early', "{ 'struct': 'Bee', 'data': { 'x': 'int' }, 'y': 'int' } «}»"],
  ['a bracket too early', "{ 'enum': 'Bee', 'data': [ 'x' ], 'y' «]» }"],
  ['junk before it', "«junk» { 'enum': 'Bee', 'data': [ 'x', 'y' ] }"],
  ['junk after it', "{ 'enum': 'Bee', 'data': [ 'x', 'y' ] } «junk»"],
  ['junk between', "{ 'enum': 'Bee', «=>» 'data': [ 'x', 'y' ] }"],
  ['junk for a value', "{ 'enum': 'Bee', 'data': «42» }"],
  ['junk beside a value', "{ 'struct': 'Bee', 'data': { 'x': «my» 'int', 'y': 'int' } }"],
  ['junk with a quote', "{ 'struct': 'Bee', 'data': { 'x': «my»'int', 'y': 'int' } }"],
  ['a number in a list', "{ 'enum': 'Bee', 'data': [ 'x', «1» 'y' ] }"],
  ['double quotes', '{ «"enum"»: "Bee", "data": [ "x", "y" ] }'],
  ['a word twice', "{ 'enum': 'Bee', 'data' «'data'»: [ 'x', 'y' ] }"],
  ['a quote too many', "{ 'enum': 'Bee'«' , '»data': [ 'x', 'y' ] }"],
  ['nothing but junk', '«???»'],
  ['another language', '«struct» Bee { int x; int y; };'],
  ['C', '«struct» Bee {\n    int x;\n};'],
  ['a string for a definition', "«'Bee'»"],
  ['true for a definition', '«true»'],
  ['an array for a definition', "«[ 'enum', 'Bee' ]»"],
  ['too deep', `{ 'enum': 'Bee', 'data': ${'['.repeat(99)}«[»${'['.repeat(50)}`],
];

describe('a broken definition costs only itself, and one message', () => {
  test.each(broken)('%s', (_name, victim) => {
    // What a victim leaves open runs into the documentation below it.
    const marked = victim.includes('«') ? amid(victim) : amid(victim).replace('##\n# @cat', '«##»\n# @cat');
    const sources = marked.replaceAll(/[«»]/g, '');
    const { schema, diagnostics } = compileSources(sources);
    expect(diagnostics.map(({ span, focus }) => (focus ?? span)?.start)).toEqual([marked.indexOf('«')]);
    expect([...schema?.definitions.keys() ?? []].filter((name) => name !== 'Bee')).toEqual(['Ant', 'cat']);
    expect(schema?.docs.map(({ symbol }) => symbol)).toEqual(['Ant', 'Bee', 'cat']);
  });

  test.each(broken)('%s, without documentation, in whatever dialect', (_name, victim) => {
    const text = amid(victim.replaceAll(/[«»]/g, '')).replaceAll(/^#.*\n/gm, '');
    for (const dialect of ['latest', 'auto', '7.2', '4.0', '2.3', '1.5']) {
      const { schema, diagnostics } = compileSources(text, dialect);
      const names = [...schema?.definitions.keys() ?? []];
      expect(names.filter((name) => name === 'Ant' || name === 'cat'), dialect).toEqual(['Ant', 'cat']);
      expect(diagnostics.length, dialect).toBeGreaterThan(0);
    }
  });
});

describe('where reading goes on', () => {
  const saved = (text: string): unknown => parseText(text).values.filter(({ broken: isBroken }) => !isBroken).map(({ value }) => plainValue(value));
  const b = { entries: [['struct', 'B']] };

  test('at a brace in the first column', () => {
    expect(saved("{ ?\n{ 'struct': 'B' }")).toEqual([b]);
    expect(saved("{ ?\r{ 'struct': 'B' }")).toEqual([b]);
    expect(saved("{ ?\r\n{ 'struct': 'B' }")).toEqual([b]);
  });

  test('at a brace with a key after it that only definitions open with', () => {
    for (const key of ['include', 'pragma', 'enum', 'struct', 'union', 'alternate', 'command', 'event']) {
      expect(saved(`{ ? }   { '${key}': 'B' }`)).toEqual([{ entries: [[key, 'B']] }]);
    }
  });

  test('not at a brace with another key, nor where such a key has no colon', () => {
    expect(saved("{ ?  { 'type': 'B' }")).toEqual([]);
    expect(saved("{ ?  { 'struct', 'B' }")).toEqual([]);
  });

  test('not in a string or a comment', () => {
    expect(saved("{ ?\n# { 'struct': 'A' }\n'\\\n{ 'struct': 'B' }")).toEqual([b]);
  });
});

describe('an array that is never closed', () => {
  const saved = (text: string): readonly unknown[] => parseText(text).values.filter(({ value }) => value.kind === 'object').map(({ value }) => plainValue(value));
  const b = { entries: [['struct', 'B']] };

  test('ends where a definition begins', () => {
    expect(saved("{ 'enum': 'A', 'data': [ 'a',\n{ 'struct': 'B' }")).toEqual([{ entries: [['enum', 'A']] }, b]);
    expect(saved("{ 'enum': 'A', 'data': [ 'a'\n{ 'struct': 'B' }")).toEqual([{ entries: [['enum', 'A']] }, b]);
    expect(saved("[ { 'enum': 'A' }\n{ 'struct': 'B' }")).toEqual([b]);
    expect(saved("[ { 'enum': 'A' }\n{ 'type': 'B' }")).toEqual([{ entries: [['type', 'B']] }]);
  });

  test('around a whole schema is one mistake', () => {
    expectFindings(['syntax/not-an-object'], "«[\n{ 'struct': 'Ab', 'data': { } },\n{ 'struct': 'Bc', 'data': { } }\n]»");
  });
});

test('a member with the name of a kind of definition may stand in the first column', () => {
  expectAccepted("{ 'struct': 'Ab', 'data':\n{ 'command': 'str',\n'event': 'int', 'enum':\n{ 'type': 'str' } } }");
});

describe('what was read of a broken definition', () => {
  const entries = (text: string): unknown => parseText(text).values.map(({ value }) => plainValue(value));

  test('is kept', () => {
    expect(entries("{ 'struct': 'A', 'data': { 'a': 'int', ? }, 'if': 'B' }")).toEqual([{ entries: [['struct', 'A']] }]);
    expect(entries("{ 'struct': 'A', 'data': { }, ?")).toEqual([{ entries: [['struct', 'A'], ['data', { entries: [] }]] }]);
  });

  test('has a place', () => {
    const [value] = parseText("  { 'struct': 'A', ? }\n").values;
    expect(value?.span.text).toBe("{ 'struct': 'A',");
    expect(value?.broken).toBe(true);
  });

  test('its name is not unknown to those that use it', () => {
    expectFinding('syntax/stray-text', "{ 'struct': 'A', «?» }\n{ 'struct': 'User', 'data': { 'a': 'A' } }");
  });

  test('other names are unknown to them', () => {
    expectFindings(['syntax/stray-text', 'type/unknown'], "{ 'struct': 'A', «?» }\n{ 'struct': 'User', 'data': { 'a': «'B'» } }");
  });

  test('it cannot be defined again', () => {
    const { diagnostics } = compileSources("{ 'struct': 'Ab', ? }\n{ 'struct': 'Ab', 'data': { } }");
    expect(diagnostics.map(({ code }) => code)).toEqual(['syntax/stray-text', 'definition/redefined']);
  });
});

describe('every further mistake is reported', () => {
  test('in other definitions', () => {
    expectFindings(['syntax/stray-text', 'syntax/unexpected-token', 'syntax/unterminated-string'], "{ «?» }\n{ 'a'«}»\n{ 'a': «'»\n");
  });

  test('missing commas of one object', () => {
    expectFindings(
      ['syntax/missing-comma', 'syntax/missing-comma', 'syntax/missing-comma'],
      "{ 'struct': 'Ab' «'data'»: { 'a': 'int' «'b'»: 'int' } «'if'»: 'CONFIG' }",
    );
  });

  test('and what is wrong besides with a definition that lacks a comma', () => {
    const { diagnostics } = compileSources("{ 'struct': 'Ab' 'data': { 'a': 'nope' } }");
    expect(diagnostics.map(describeFinding)).toEqual([`schema.json:17-23 "'data'" syntax/missing-comma`, `schema.json:32-38 "'nope'" type/unknown`]);
  });

  test('commas between definitions, as other languages have them', () => {
    expectFindings(
      ['syntax/unexpected-token', 'syntax/unexpected-token', 'type/unknown'],
      "{ 'struct': 'Ab', 'data': { } }«,»\n{ 'struct': 'Bc', 'data': { } }«,»\n{ 'struct': 'Cd', 'data': { 'a': «'Nope'» } }",
    );
  });
});

test('the end of the file is before its last line end', () => {
  for (const [text, offset] of [["{ 'a': 'b'", 10], ["{ 'a': 'b'\n", 10], ["{ 'a': 'b'\r\n", 10], ["{ 'a': 'b'\n\n", 11], ["{ 'a': 'b' # c\n", 14]] as const) {
    expect(parseText(text).problems.map(({ span, found }) => [span.start, span.end, found])).toEqual([[offset, offset, 'the end of the file']]);
  }
});

test('an empty text is a schema without definitions', () => {
  for (const text of ['', '\n', ' \t\r\n\f', '# comment', '##\n# text\n##\n']) {
    expect(describeMistakes(parseText(text))).toEqual([]);
    expect(parseText(text).values).toEqual([]);
  }
});
