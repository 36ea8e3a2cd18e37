import { resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { WatchedFolders } from '../../src/project/watched-folders.ts';
import { FakeFolders } from '../support/fake-watching.ts';

const root = resolve('/');
const place = (...names: readonly string[]): string => resolve(root, ...names);

let events = 0;
let blind: string[] = [];
let system: FakeFolders;
let folders: WatchedFolders;

beforeEach(() => {
  events = 0;
  blind = [];
  system = new FakeFolders(root, place('p'), place('p', 'qapi'));
  folders = new WatchedFolders({
    watcher: system,
    workingDirectory: place('p'),
    onEvent: () => {
      events++;
    },
    onBlind: ({ path }) => void blind.push(path),
  });
});

/** How many events the listener hears of. */
function heard(act: () => void): number {
  const before = events;
  act();
  return events - before;
}

describe('folders that are watched', () => {
  test('are those of the files and all above', () => {
    expect(folders.watch(['qapi/a.json', 'b.json'])).toEqual({ isBlind: false });
    expect(system.watched).toEqual([root, place('p'), place('p', 'qapi')]);
  });

  test('are no longer those of files that do not matter any more', () => {
    folders.watch(['qapi/a.json', 'b.json']);
    folders.watch(['b.json']);
    expect(system.watched).toEqual([root, place('p')]);
    folders.close();
    expect(system.watched).toEqual([]);
  });

  test('are watched as soon as they are there', () => {
    folders.watch(['new/er/a.json']);
    expect(system.watched).toEqual([root, place('p')]);
    system.there.add(place('p', 'new'));
    expect(heard(() => system.tell(place('p'), 'new'))).toBe(1);
    folders.watch(['new/er/a.json']);
    expect(system.watched).toEqual([root, place('p'), place('p', 'new')]);
  });

  test('are watched anew after another one may have come in the place of one', () => {
    folders.watch(['qapi/a.json']);
    expect(heard(() => system.tell(root, 'p'))).toBe(1);
    expect(system.watched).toEqual([root]);
    folders.watch(['qapi/a.json']);
    expect(system.watched).toEqual([root, place('p'), place('p', 'qapi')]);
    // The folder itself was moved, and this is how it tells.
    expect(heard(() => system.tell(place('p', 'qapi'), 'qapi'))).toBe(1);
    expect(system.watched).toEqual([root, place('p')]);
  });

  test('are watched anew after the system gave up', () => {
    folders.watch(['qapi/a.json']);
    expect(heard(() => system.lose(place('p', 'qapi')))).toBe(1);
    folders.watch(['qapi/a.json']);
    expect(system.watched).toContain(place('p', 'qapi'));
  });
});

describe('an event', () => {
  test('is one of the files', () => {
    folders.watch(['qapi/a.json']);
    expect(heard(() => system.tell(place('p', 'qapi'), 'a.json'))).toBe(1);
    expect(heard(() => system.tell(place('p', 'qapi'), 'b.json'))).toBe(0);
    expect(heard(() => system.tell(place('p'), 'a.json'))).toBe(0);
    expect(system.watched).toContain(place('p', 'qapi'));
  });

  test('is one of nobody knows what', () => {
    folders.watch(['qapi/a.json']);
    expect(heard(() => system.tell(place('p')))).toBe(1);
    expect(system.watched).toEqual([root, place('p')]);
  });

  test('may spell a name in another way', () => {
    folders.watch(['qapi/Ärger.json']);
    expect(heard(() => system.tell(place('p', 'qapi'), 'Ärger.JSON'.normalize('NFD')))).toBe(1);
  });
});

describe('a folder that cannot be watched', () => {
  test('is told of once if a file is in it', () => {
    system.refused.set(place('p', 'qapi'), 'not-permitted');
    expect(folders.watch(['qapi/a.json', 'b.json'])).toEqual({ isBlind: true });
    expect(folders.watch(['qapi/a.json', 'b.json'])).toEqual({ isBlind: true });
    expect(blind).toEqual([place('p', 'qapi')]);
  });

  test('does no harm further up', () => {
    system.refused.set(root, 'not-permitted');
    expect(folders.watch(['qapi/a.json'])).toEqual({ isBlind: false });
  });

  test('does harm if a folder in it is not there', () => {
    system.refused.set(place('p'), 'not-permitted');
    expect(folders.watch(['new/a.json'])).toEqual({ isBlind: true });
  });

  test('is tried again', () => {
    system.refused.set(place('p', 'qapi'), 'unreadable');
    folders.watch(['qapi/a.json']);
    system.refused.clear();
    expect(folders.watch(['qapi/a.json'])).toEqual({ isBlind: false });
  });
});
