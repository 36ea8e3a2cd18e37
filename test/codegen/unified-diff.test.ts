/** Unified diffs: small ones by eye, random ones by applying them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/codegen/unified-diff.ts';

const lines = (...list: readonly (string | number)[]): string => list.map((line) => `${line}\n`).join('');
const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Applies a unified diff the slow way; throws if it does not fit. */
function patch(before: string, diff: string): string {
  const source = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const result: string[] = [];
  let position = 0;
  const rows = diff.split('\n').slice(2, -1);
  for (const [index, row] of rows.entries()) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(row);
    if (header !== null) {
      const start = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
      result.push(...source.slice(position, start));
      position = start;
      continue;
    }
    if (row.startsWith('\\')) continue;
    const line = row.slice(1) + (rows[index + 1]?.startsWith('\\') ? '' : '\n');
    if (row[0] !== '+') {
      if (source[position] !== line) throw new Error(`line ${position + 1} is not ${JSON.stringify(line)}`);
      position++;
    }
    if (row[0] !== '-') result.push(line);
  }
  return [...result, ...source.slice(position)].join('');
}

describe('unifiedDiff', () => {
  test('nothing for equal texts', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });

  test('shows a change with three lines around it', () => {
    const before = lines(...range(1, 9));
    expect(unifiedDiff('a.ts', before, before.replace('5\n', 'five\n'))).toBe(
      `--- a/a.ts\n+++ b/a.ts\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n`,
    );
  });

  test('puts distant changes into hunks of their own', () => {
    const before = lines(...range(1, 40));
    const diff = unifiedDiff('a', before, before.replace('\n5\n', '\n').replace('\n30\n', '\n30\n30a\n'));
    expect(diff.match(/^@@.*@@$/gm)).toEqual(['@@ -2,7 +2,6 @@', '@@ -28,6 +27,7 @@']);
  });

  test('shows new and gone files', () => {
    expect(unifiedDiff('a', undefined, 'x\n')).toBe('--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n');
    expect(unifiedDiff('a', 'x\n', undefined)).toBe('--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n');
  });

  test('shows a missing line end', () => {
    expect(unifiedDiff('a', 'x', 'x\n')).toBe('--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n');
  });

  test('leads from the one text to the other, and is as short as it can be for one change', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'd\n'), { maxLength: 30 }).map((list) => list.join(''));
    fc.assert(fc.property(text, text, fc.boolean(), (before, after, cut) => {
      const target = cut ? after.replace(/\n$/, '') : after;
      const diff = unifiedDiff('a', before, target);
      expect(diff === '' ? before : patch(before, diff)).toBe(target);
    }));
  });

  test('keeps what is the same among many changes', () => {
    const before = lines(...range(1, 5000).flatMap((number) => [`line ${number}`, '']));
    const after = lines(...range(1, 5000).flatMap((number) => [number % 4 === 0 ? `changed ${number}` : `line ${number}`, '']));
    const diff = unifiedDiff('a', before, after);
    expect(patch(before, diff)).toBe(after);
    expect(diff.match(/^-(?!--)/gm)).toHaveLength(1250);
  });

  test('stays usable where everything differs', () => {
    const before = lines(...range(1, 5000));
    const after = lines(...range(5001, 10000));
    expect(patch(before, unifiedDiff('a', before, after))).toBe(after);
  });
});
