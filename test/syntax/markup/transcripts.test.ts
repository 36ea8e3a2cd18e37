import { describe, expect, test } from 'vitest';
import { outline } from './support.ts';

const example = (...lines: readonly string[]): readonly string[] => outline(lines.join('\n'), { kind: 'example', tag: '' }).map((line) => line.trim());

describe('transcripts', () => {
  test('a message goes on until the next one', () => {
    expect(example('-> { "a":', '     1 }', '<- { "b":', '', '     2 }', '<- {}')).toEqual([
      'transcript', 'sent: "{ \\"a\\":\\n  1 }"', 'received: "{ \\"b\\":\\n\\n  2 }"', 'received: "{}"',
    ]);
  });

  test('lines that stand left of the message', () => {
    expect(example('-> {', '"a": 1', ' }')).toEqual(['transcript', 'sent: "{\\n\\"a\\": 1\\n}"']);
  });

  test('what is left out: within a message, and between them', () => {
    expect(example('<- { "a": [', '     ...', '   ] }', '...', '<- {}')).toEqual([
      'transcript', 'received: "{ \\"a\\": [\\n  ...\\n] }"', 'elided: "..."', 'received: "{}"',
    ]);
    expect(example('<- {', '...', '   }')).toEqual(['transcript', 'received: "{\\n...\\n}"']);
  });

  test('what is indented below a message belongs to it, even if the author closed it too early', () => {
    expect(example('-> {}', '   "a": 1 }', '', '   b', '<- {}')).toEqual(['transcript', 'sent: "{}\\n\\"a\\": 1 }\\n\\nb"', 'received: "{}"']);
  });

  test('text around messages', () => {
    expect(example('1. Before', '', '-> { "a": "}" }', 'done', '<- {}', '', '2. After')).toEqual([
      'transcript', 'comment: "1. Before"', 'sent: "{ \\"a\\": \\"}\\" }"', 'comment: "done"', 'received: "{}"', 'comment: "2. After"',
    ]);
  });

  test('a message that is never closed ends at text after a gap', () => {
    expect(example('<- { "a": ...', '', 'Then:', '-> {}')).toEqual([
      'transcript', 'received: "{ \\"a\\": ..."', 'comment: "Then:"', 'sent: "{}"',
    ]);
  });

  test('a message that is no JSON', () => {
    expect(example('-> what the client says', '   goes on', '<- what the server says')).toEqual([
      'transcript', 'sent: "what the client says\\ngoes on"', 'received: "what the server says"',
    ]);
  });

  test('quotes in strings, and strings that do not end', () => {
    expect(example('-> { "a": "\\"{" }', 'b', '-> { "a', '   } }', 'c')).toEqual([
      'transcript', 'sent: "{ \\"a\\": \\"\\\\\\"{\\" }"', 'comment: "b"', 'sent: "{ \\"a\\n} }"', 'comment: "c"',
    ]);
  });

  test('an arrow alone, and arrows in text', () => {
    expect(example('->', '   {}', '<-')).toEqual(['transcript', 'sent: "{}"', 'received: ""']);
    expect(example('->x', 'a -> b')).toEqual(['literal: "->x\\na -> b"']);
  });

  test('an example without messages is literal', () => {
    expect(example('{ "a": 1 }', '', '  { "b": 2 }')).toEqual(['literal: "{ \\"a\\": 1 }\\n\\n  { \\"b\\": 2 }"']);
  });

  test('the text beside the tag', () => {
    expect(outline('ask for it:\n\n-> {}', { kind: 'example', tag: 'Example: ' })).toEqual(['transcript', '  comment: "ask for it:"', '  sent: "{}"']);
  });

  test('an example that is announced as literal', () => {
    expect(outline('::\n\n  -> {}\n  <- {}', { kind: 'example' })).toEqual(['transcript', '  sent: "{}"', '  received: "{}"']);
  });

  test('in prose, only an announced one', () => {
    expect(outline('-> {}')).toEqual(['paragraph: -> {}']);
    expect(outline('So::\n\n  -> {}')).toEqual(['paragraph: So:', 'transcript', '  sent: "{}"']);
    expect(outline('So::\n\n  a -> b')).toEqual(['paragraph: So:', 'literal: "a -> b"']);
  });
});
