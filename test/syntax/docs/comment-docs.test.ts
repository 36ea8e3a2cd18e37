/** Documentation of the releases before 2.8, whose marks do not pair up. */
import { describe, expect, test } from 'vitest';
import { docsOf } from '../../support/docs.ts';
import { expectAccepted } from '../../support/marked-schema.ts';

/** The documentation of each definition, by name. */
function docsByName(text: string, dialect = '1.3'): Readonly<Record<string, string | undefined>> {
  const { definitions } = expectAccepted(text, dialect);
  return Object.fromEntries([...definitions.values()].map(({ name, doc }) => [name, doc?.sections.map((section) => section.text).join(' / ')]));
}

const go = "{ 'command': 'go' }\n";
const stop = "{ 'command': 'stop' }\n";

describe('marks', () => {
  test.each([
    ['a closer with trailing space', `##\n# @go:\n#\n# Move.\n## \n${go}`],
    ['a closer of three signs', `##\n# @go:\n#\n# Move.\n###\n${go}`],
    ['a closer with a comment sign', `##\n# @go:\n#\n# Move.\n# ##\n${go}`],
    ['an opener with the symbol', `## @go:\n#\n# Move.\n##\n${go}`],
    ['no opener', `# @go:\n#\n# Move.\n##\n${go}`],
    ['no closer', `##\n# @go:\n#\n# Move.\n${go}`],
    ['neither', `##x\n\n# @go:\n#\n# Move.\n${go}`],
  ])('with %s', (_name, text) => {
    expect(docsByName(text)).toEqual({ go: 'Move.' });
  });

  test('that do not pair up cost no other definition its documentation', () => {
    expect(docsByName(`##\n# @go:\n#\n# Move.\n${go}\n##\n# @stop:\n#\n# Halt.\n##\n${stop}`)).toEqual({ go: 'Move.', stop: 'Halt.' });
    expect(docsByName(`# @go:\n#\n# Move.\n##\n${go}\n# @stop:\n#\n# Halt.\n##\n${stop}`)).toEqual({ go: 'Move.', stop: 'Halt.' });
  });
});

describe('a comment', () => {
  test('documents the definition that it touches', () => {
    expect(docsByName(`##x\n\n${stop}\n# Move.\n${go}`)).toEqual({ stop: undefined, go: 'Move.' });
  });

  test('that does not touch one and has no mark is a comment', () => {
    expect(docsOf(`##x\n\n${stop}\n# Move.\n\n${go}`, '1.3')).toEqual([]);
  });

  test('with a mark is documentation, be it of nothing', () => {
    expect(docsOf(`##x\n\n${stop}\n##\n# Move.\n##\n\n${go}`, '1.3')).toEqual([['free form', 'plain: Move.']]);
  });

  test('in a definition is a comment', () => {
    expect(docsOf(`##x\n\n{ 'command': 'go',\n  # Move.\n  'data': { } }`, '1.3')).toEqual([]);
  });
});

describe('two documentations in one run', () => {
  const text = `##x\n\n##\n# @gone:\n#\n# Vanish.\n##\n# @go:\n#\n# Move.\n##\n${go}`;

  test('are two, of which the last touches', () => {
    expect(docsOf(text, '1.3')).toEqual([['gone', 'plain: Vanish.'], ['go', 'plain: Move.']]);
    expect(docsByName(text)).toEqual({ go: 'Move.' });
  });

  test('also where the second one has its symbol on the mark', () => {
    expect(docsOf(`##x\n\n##\n# @gone:\n#\n# Vanish.\n## @go:\n# Move.\n##\n${go}`, '1.3')).toEqual([['gone', 'plain: Vanish.'], ['go', 'plain: Move.']]);
  });

  test('are one where the mark is only an end', () => {
    expect(docsOf(`##x\n\n##\n# @go:\n#\n# Move.\n##\n# More.\n${go}`, '1.3')).toEqual([['go', 'plain: Move.|More.']]);
  });
});

test('the text of each line knows its place', () => {
  const text = `##x\n\n## @go:\n#Move.\n#  Quickly.\n###\n${go}`;
  const doc = expectAccepted(text, '1.3').commands[0]?.doc;
  expect(doc?.symbolSpan?.text).toBe('go');
  const [section] = doc?.sections ?? [];
  expect(section?.text).toBe('Move.\n Quickly.');
  expect(section?.lineOffsets.map((offset) => text.slice(offset, offset + 5))).toEqual(['Move.', ' Quic']);
});
