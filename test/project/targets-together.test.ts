/** All targets in one run: wishes of the command line reach those that they are for, and nothing is in the way of another. */
import { expect, test } from 'vitest';
import { backends } from '../../src/project/backends.ts';
import { generate } from '../../src/project/tasks.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

test('a wish for one target does not reach another', async () => {
  const fileSystem = memoryFileSystem(new Map([['schema.json', "{ 'command': 'ping' }"]]));
  const targetOptions = { open: true, flavour: 'vitepress' };
  const { plan, diagnostics } = await generate({ workingDirectory: '/nowhere', schemas: ['schema.json'], targets: ['all'], output: 'out', fileSystem, targetOptions });
  expect(diagnostics).toEqual([]);
  const folders = new Set(plan?.files.map(({ path }) => path.split('/')[0]));
  expect([...folders].sort()).toEqual([...backends.map(({ name }) => name), 'runtime'].sort());
});
