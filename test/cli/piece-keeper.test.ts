/** What `generate` made is kept for the next process. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { pieceKeeper } from '../../src/cli/piece-keeper.ts';
import type { KeptPieces, PieceNews } from '../../src/codegen/pieces.ts';
import type { PieceKeeper } from '../../src/cli/command-io.ts';

function newFolder(): { folder: string; of(...task: readonly string[]): PieceKeeper } {
  const cache = mkdtempSync(join(tmpdir(), 'qapi-gen-pieces-'));
  return { folder: join(cache, 'qapi-gen', 'pieces'), of: (...task) => pieceKeeper(task, { env: { XDG_CACHE_HOME: cache }, platform: 'linux' }) };
}

function news(...keys: readonly string[]): PieceNews {
  const all = new Map(keys.map((key) => [key, { piece: `of ${key}`, within: [] }]));
  return { all, made: all };
}

describe('kept pieces', () => {
  test('are there again, for the same task', () => {
    const { folder, of } = newFolder();
    const pieces: KeptPieces = new Map([
      ['a', { piece: { text: 'Ä', isFormatted: true, absent: undefined }, within: ['b'] }],
      ['b', { piece: [1, 'x'], within: [] }],
    ]);
    of('one').keep({ all: pieces, made: pieces });
    expect(of('one').read()).toEqual(pieces);
    expect(of('two').read()).toEqual(new Map());
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('are added to those that are there, as long as not most of them are outdated', () => {
    const { folder, of } = newFolder();
    of('one').keep(news('a', 'b'));
    const add = (key: string): number => {
      const one = of('one');
      const known = one.read();
      one.keep({ all: new Map([...known, ...news(key).all].slice(-2)), made: news(key).made });
      return statSync(join(folder, readdirSync(folder)[0] ?? '')).size;
    };
    const sizes = ['c', 'd', 'e'].map(add);
    expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
    expect(sizes[2]).toBeLessThan(sizes[1] ?? 0);
    expect(of('one').read()).toEqual(news('d', 'e').all);
  });

  test('are those from before where the last ones were not written to their end', () => {
    const { folder, of } = newFolder();
    of('one').keep(news('a'));
    const one = of('one');
    one.read();
    one.keep({ all: news('a', 'b').all, made: news('b').made });
    const path = join(folder, readdirSync(folder)[0] ?? '');
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    expect(of('one').read()).toEqual(news('a').all);
  });

  test.each([
    ['an empty file', ''], ['a text', '{}'], ['something else', serialize({ a: 1 })], ['a half', serialize(new Map([['a', 'b']])).subarray(0, 6)],
  ])('are none where there is %s', (_, content) => {
    const { folder, of } = newFolder();
    of('one').keep(news('a'));
    writeFileSync(join(folder, readdirSync(folder)[0] ?? ''), content);
    expect(of('one').read()).toEqual(new Map());
  });

  test('are none where nothing can be kept', () => {
    const { folder, of } = newFolder();
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where a folder must be');
    of('one').keep(news('a'));
    expect(of('one').read()).toEqual(new Map());
  });

  test('of many tasks are those of the last ones', () => {
    const { folder, of } = newFolder();
    for (let index = 0; index < 30; index++) of(`${index}`).keep(news(`${index}`));
    expect(readdirSync(folder).length).toBeLessThanOrEqual(20);
    expect(of('29').read()).toEqual(news('29').all);
  });
});
