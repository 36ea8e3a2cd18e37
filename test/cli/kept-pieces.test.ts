/** What `generate` made is kept for the next process that runs the same command line. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { piecesAt } from '../../src/cli/kept-pieces.ts';

function newPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'qapi-gen-pieces-')), 'pieces', 'name');
}

describe('kept pieces', () => {
  test('are there again', () => {
    const path = newPath();
    const pieces = new Map<string, unknown>([['a', { text: 'Ä', isFormatted: true, absent: undefined }], ['b', [1, 'x']]]);
    piecesAt(path).keep(pieces);
    expect(piecesAt(path).read()).toEqual(pieces);
    expect(readdirSync(join(path, '..'))).toEqual(['name']);
  });

  test.each([
    ['nothing', undefined], ['an empty file', ''], ['a text', '{}'], ['something else', serialize({ a: 1 })], ['a half', serialize(new Map([['a', 'b']])).subarray(0, 6)],
  ])('are none where there is %s', (_, content) => {
    const path = newPath();
    mkdirSync(join(path, '..'));
    if (content !== undefined) writeFileSync(path, content);
    expect(piecesAt(path).read()).toEqual(new Map());
  });

  test('are none where nothing can be kept', () => {
    const path = newPath();
    writeFileSync(join(path, '..'), 'a file where a folder must be');
    piecesAt(path).keep(new Map([['a', 'b']]));
    expect(piecesAt(path).read()).toEqual(new Map());
  });
});
