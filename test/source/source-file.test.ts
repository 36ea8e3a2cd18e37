import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceFile } from '../../src/source/source-file.ts';

/** Line and column by looking at every character before the offset. */
function slowPosition(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  // A carriage return right before the offset ends its line unless a line feed follows.
  const lines = (before.endsWith('\r') && text[offset] === '\n' ? before.slice(0, -1) : before).split(/\r\n|\r|\n/);
  const last = before.endsWith('\r') && text[offset] === '\n' ? `${lines.at(-1) ?? ''}\r` : lines.at(-1) ?? '';
  return { line: lines.length, column: [...last].length + 1 };
}

describe('a position', () => {
  test.each([
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['ab', 2, 1, 3],
    ['ab', 99, 1, 3],
    ['a\nb', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\r\nb', 3, 2, 1],
    ['a\rb', 2, 2, 1],
    ['a\n', 2, 2, 1],
    ['\u{1d11e}b', 2, 1, 2],
    ['x\n\u{1d11e}\u{1d11e}b', 6, 2, 3],
  ])('in %j at %d is %d:%d', (text, offset, line, column) => {
    expect(new SourceFile('a.json', text).position(offset)).toEqual({ line, column, offset });
  });

  test('is what counting gives', () => {
    const texts = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1d11e}', 'é', '\t'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => {
      const file = new SourceFile('a.json', text);
      const characters = [...text];
      for (let index = 0, offset = 0; index <= characters.length; offset += characters[index]?.length ?? 0, index++) {
        expect(file.position(offset)).toEqual({ ...slowPosition(text, offset), offset });
      }
    }));
  });

  test('on a line of a million characters takes no count of them', () => {
    const file = new SourceFile('a.json', 'x'.repeat(1_000_000));
    let sum = 0;
    for (let offset = 0; offset < 1_000_000; offset++) sum += file.position(offset).column;
    expect(sum).toBe(500_000_500_000);
  });
});

test('a line is shown without its line end', () => {
  const file = new SourceFile('a.json', 'one\r\ntwo\rthree\n');
  expect([0, 1, 2, 3, 4, 5].map((line) => file.lineText(line))).toEqual(['', 'one', 'two', 'three', '', '']);
});
