/** What `generate` made is kept for the next process. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openPieces } from '../../src/cli/piece-keeper.ts';

/** Pieces by their keys. */
type Pieces = Readonly<Record<string, unknown>>;

interface Kept {
  readonly folder: string;
  /** The file of the only task that there is. */
  path(): string;
  /** What a process does that asks for the first and makes the second, of which it knew nothing. */
  run(task: string, asked: Pieces, made?: Pieces): void;
  /** What the next process knows of these keys. */
  know(task: string, ...keys: readonly string[]): readonly unknown[];
}

function newKept(): Kept {
  const cache = mkdtempSync(join(tmpdir(), 'qapi-gen-pieces-'));
  const folder = join(cache, 'qapi-gen', 'pieces');
  const open = (task: string): ReturnType<typeof openPieces> => openPieces([task], { env: { XDG_CACHE_HOME: cache }, platform: 'linux' });
  return {
    folder,
    path: () => join(folder, readdirSync(folder)[0] ?? expect.fail('no file')),
    run(task, asked, made = asked) {
      open(task).keep({ asked: new Map(Object.entries(asked)), made: new Map(Object.entries(made)) });
    },
    know(task, ...keys) {
      const { known } = open(task);
      return keys.map((key) => known.get(key));
    },
  };
}

describe('kept pieces', () => {
  test('are there again, for the same task', () => {
    const { folder, run, know } = newKept();
    run('one', { a: { text: 'Ä\n\u2028\ud800' }, b: [1, 'x', null] });
    expect(know('one', 'a', 'b', 'c')).toEqual([{ text: 'Ä\n\u2028\ud800' }, [1, 'x', null], undefined]);
    expect(know('two', 'a')).toEqual([undefined]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test('are added to those that are there, as long as the file is not much longer than it was', () => {
    const { path, run, know } = newKept();
    const long = 'x'.repeat(60);
    run('one', { a: long, b: long });
    const sizes = ['c', 'd', 'e', 'f'].map((key) => {
      run('one', { b: long, [key]: long }, { [key]: long });
      return statSync(path()).size;
    });
    expect(sizes[2]).toBeGreaterThan(sizes[1] ?? 0);
    expect(sizes[3]).toBeLessThan(sizes[2] ?? 0);
    expect(know('one', 'a', 'b', 'e', 'f')).toEqual([undefined, long, undefined, long]);
  });

  test('are those from before where the last ones were not written to their end', () => {
    const { path, run, know } = newKept();
    run('one', { a: 1, b: 2 });
    run('one', { a: 1, c: 3 }, { c: 3 });
    writeFileSync(path(), readFileSync(path()).subarray(0, -1));
    expect(know('one', 'a', 'b', 'c')).toEqual([1, 2, undefined]);
  });

  test.each([['nothing', ''], ['a text', '{}'], ['bytes', Buffer.from([255, 0, 10, 255])], ['no JSON', `${' '.repeat(12)}\na\t{\n`]])('are none where there is %s', (_, content) => {
    const { path, run, know } = newKept();
    run('one', { a: 1 });
    writeFileSync(path(), content);
    expect(know('one', 'a')).toEqual([undefined]);
    run('one', { a: 1 });
    expect(know('one', 'a')).toEqual([1]);
  });

  test('are none where nothing can be kept', () => {
    const { folder, run, know } = newKept();
    mkdirSync(dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file where a folder must be');
    run('one', { a: 1 });
    expect(know('one', 'a')).toEqual([undefined]);
  });

  test('are none where they would be too many', () => {
    const { folder, run } = newKept();
    run('one', Object.fromEntries(Array.from({ length: 70 }, (_, index) => [`${index}`, 'x'.repeat(1_000_000)])));
    expect(existsSync(folder)).toBe(false);
  });

  test('of many tasks are those of the last ones', () => {
    const { folder, run, know } = newKept();
    for (let index = 0; index < 30; index++) run(`${index}`, { index });
    expect(readdirSync(folder).length).toBeLessThanOrEqual(10);
    expect(know('29', 'index')).toEqual([29]);
  });
});
