/** What `generate` made is kept for the next process. */
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { keptPieces } from '../../src/cli/kept-pieces.ts';
import type { KeptPieces } from '../../src/cli/command-io.ts';

function newFolder(): { folder: string; of(...task: readonly string[]): KeptPieces } {
  const cache = mkdtempSync(join(tmpdir(), 'qapi-gen-pieces-'));
  return { folder: join(cache, 'qapi-gen', 'pieces'), of: (...task) => keptPieces(task, { env: { XDG_CACHE_HOME: cache }, platform: 'linux' }) };
}

describe('kept pieces', () => {
  test('are there again, for the same task', () => {
    const { folder, of } = newFolder();
    const pieces = new Map<string, unknown>([['a', { text: 'Ä', isFormatted: true, absent: undefined }], ['b', [1, 'x']]]);
    of('one').keep(pieces);
    expect(of('one').read()).toEqual(pieces);
    expect(of('two').read()).toEqual(new Map());
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test.each([
    ['an empty file', ''], ['a text', '{}'], ['something else', serialize({ a: 1 })], ['a half', serialize(new Map([['a', 'b']])).subarray(0, 6)],
  ])('are none where there is %s', (_, content) => {
    const { folder, of } = newFolder();
    of('one').keep(new Map([['a', 'b']]));
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), content);
    expect(of('one').read()).toEqual(new Map());
  });

  test('are none where nothing can be kept', () => {
    const { folder, of } = newFolder();
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where a folder must be');
    of('one').keep(new Map([['a', 'b']]));
    expect(of('one').read()).toEqual(new Map());
  });

  test('of many tasks are those of the last ones', () => {
    const { folder, of } = newFolder();
    for (let index = 0; index < 30; index++) of(`${index}`).keep(new Map([['index', index]]));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(20);
    expect(of('29').read()).toEqual(new Map([['index', 29]]));
  });
});
