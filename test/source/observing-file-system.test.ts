import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { FileSystemError, type FileSystem } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { ObservingFileSystem, stillHolds } from '../../src/source/observing-file-system.ts';

type Files = Map<string, string>;

function world(entries: Readonly<Record<string, string>>): { files: Files; fileSystem: FileSystem; observing: ObservingFileSystem; holds(): boolean | undefined } {
  const files: Files = new Map(Object.entries(entries));
  const fileSystem = memoryFileSystem(files);
  const observing = new ObservingFileSystem(fileSystem);
  return {
    files, fileSystem, observing,
    holds() {
      const observations = observing.observations();
      return observations && stillHolds(JSON.parse(JSON.stringify(observations)) as typeof observations, {
        ...fileSystem, readBytes: (path) => Buffer.from(fileSystem.readText(path)),
      });
    },
  };
}

function attempt(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
  }
}

describe('what was seen still holds', () => {
  const changes: readonly (readonly [string, (fileSystem: FileSystem) => unknown, (files: Files) => unknown])[] = [
    ['a text', (fileSystem) => fileSystem.readText('a'), (files) => files.set('a', 'other')],
    ['that a file holds a text', (fileSystem) => fileSystem.holds('a', 'text'), (files) => files.set('a', 'other')],
    ['a text that is gone', (fileSystem) => fileSystem.readText('a'), (files) => files.delete('a')],
    ['a text of which only the line ends change', (fileSystem) => fileSystem.readText('lines'), (files) => files.set('lines', 'x\r\n')],
    ['a text that was not there', (fileSystem) => attempt(() => fileSystem.readText('b')), (files) => files.set('b', '')],
    ['existence', (fileSystem) => fileSystem.exists('a'), (files) => files.delete('a')],
    ['absence', (fileSystem) => fileSystem.exists('b'), (files) => files.set('b', '')],
    ['a folder', (fileSystem) => fileSystem.isFolder('folder'), (files) => files.delete('folder/one')],
    ['what is no folder', (fileSystem) => fileSystem.isFolder('b'), (files) => files.set('b/c', '')],
    ['a list', (fileSystem) => fileSystem.list('folder'), (files) => files.set('folder/two', '')],
  ];

  test.each(changes)('until %s changes', (_, ask, change) => {
    const { files, observing, holds } = world({ a: 'text', lines: 'x\n', 'folder/one': '1' });
    ask(observing);
    files.set('elsewhere', 'new');
    expect(holds()).toBe(true);
    change(files);
    expect(holds()).toBe(false);
  });

  test('not when a file changed while it was being used', () => {
    const { files, observing, holds } = world({ a: 'one' });
    observing.readText('a');
    files.set('a', 'two');
    observing.readText('a');
    expect(holds()).toBeUndefined();
  });
});

describe('what a run wrote is what the next one expects', () => {
  function run(fileSystem: FileSystem): void {
    attempt(() => fileSystem.readText('out/a'));
    fileSystem.exists('out');
    fileSystem.list('out');
    fileSystem.writeText('aside/a', 'new');
    fileSystem.rename('aside/a', 'out/a');
    fileSystem.exists('aside');
  }

  test('after a file was made', () => {
    const { files, observing, holds } = world({});
    run(observing);
    expect(holds()).toBe(true);
    files.set('out/a', 'edited');
    expect(holds()).toBe(false);
  });

  test('after a file was replaced, or removed', () => {
    const { files, observing, holds } = world({ 'out/a': 'old', 'out/b': 'old' });
    run(observing);
    observing.readText('out/b');
    observing.remove('out/b');
    expect(holds()).toBe(true);
    files.set('out/b', 'old');
    expect(holds()).toBe(false);
  });

  test('a file that comes from somewhere unknown is not known', () => {
    const { observing, holds } = world({ elsewhere: 'text' });
    observing.rename('elsewhere', 'out/a');
    expect(holds()).toBeUndefined();
  });
});
