import { expect, test } from 'vitest';
import { Inputs } from '../../src/project/inputs.ts';
import { LoadedHistories } from '../../src/project/loaded-histories.ts';
import type { Release } from '../../src/project/project.ts';
import type { LoadedHistory } from '../../src/project/history.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

const places = [{ version: '1.0', root: 'one.json', dialect: 'auto' }, { version: '2.0', root: 'two.json', dialect: 'auto' }] as const;

test('a history is loaded again only if a file of it has changed, and its files are known in any case', async () => {
  const files = new Map([['one.json', "{ 'include': 'sub.json' }\n"], ['sub.json', ''], ['two.json', "{ 'command': 'go' }\n"]]);
  const fileSystem = memoryFileSystem(files);
  const histories = new LoadedHistories();
  const read: string[] = [];
  const load = async (releases: readonly Release[] = places): Promise<LoadedHistory> => {
    const inputs = new Inputs(fileSystem);
    const fileReader = inputs.through(fileSystem, () => true);
    const loaded = await histories.load({ releases, fileReader, fileSystem, workingDirectory: '/', onProgress: (task) => void read.push(task) });
    expect([...inputs.paths()].sort()).toEqual(['one.json', 'sub.json', 'two.json']);
    return loaded;
  };
  const first = await load();
  expect(await load()).toBe(first);
  expect(read).toEqual(['Reading 1.0', 'Reading 2.0']);
  files.set('sub.json', "{ 'command': 'go' }\n");
  const second = await load();
  expect([first, second].map(({ history }) => history.items.find(({ name }) => name.definition === 'go')?.since)).toEqual(['2.0', '1.0']);
  expect(read).toHaveLength(4);
  await load(places.toReversed().map(({ root, dialect }, index) => ({ version: `${index + 1}.0`, root, dialect })));
  expect(read).toHaveLength(6);
});
