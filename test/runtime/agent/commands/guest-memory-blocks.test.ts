import { describe, expect, test } from 'vitest';
import { guestGetMemoryBlockInfo } from '../../../../src/runtime/agent/commands/guest-get-memory-block-info.ts';
import { guestGetMemoryBlocks } from '../../../../src/runtime/agent/commands/guest-get-memory-blocks.ts';
import { guestSetMemoryBlocks } from '../../../../src/runtime/agent/commands/guest-set-memory-blocks.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem, systemError } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';
import { writtenFiles } from './written-files.ts';

const folder = '/sys/devices/system/memory';

function machine(): FakeSystem {
  return new FakeSystem().add({
    [`${folder}/memory32/state`]: 'offline\n', [`${folder}/memory32/removable`]: '1\n', [`${folder}/block_size_bytes`]: '8000000\n',
    [`${folder}/memory0/state`]: 'online\n', [`${folder}/memory0/removable`]: '0\n', [`${folder}/power/control`]: 'auto\n',
    [`${folder}/memory7/state`]: 'going-offline\n', [`${folder}/memory8_x/state`]: 'online\n',
  });
}

describe('guest-get-memory-blocks', () => {
  const get = async (system: FakeSystem): Promise<unknown> =>
    execute({ name: 'guest-get-memory-blocks', command: guestGetMemoryBlocks, guest: await fakeGuest(system) });

  test('blocks in the order of the folder', async () => {
    expect(await get(machine())).toEqual([
      { 'phys-index': 32, 'online': false, 'can-offline': true },
      { 'phys-index': 0, 'online': true, 'can-offline': false },
      { 'phys-index': 7, 'online': false, 'can-offline': false },
    ]);
  });

  test('a kernel that knows no blocks has an empty list', async () => {
    expect(await get(new FakeSystem())).toEqual([]);
  });

  test('no block at all', async () => {
    await expect(get(new FakeSystem().add({ [`${folder}/block_size_bytes`]: '8000000\n' }))).rejects.toThrow('guest reported zero memory blocks!');
  });

  test('a folder out of reach', async () => {
    const system = machine();
    system.failures.set(folder, 'EACCES');
    await expect(get(system)).rejects.toThrow(`Can't open directory "${folder}/": Permission denied`);
  });

  test('a block without a state', async () => {
    const system = machine();
    system.failures.set(`${folder}/memory0/state`, 'ENODEV');
    await expect(get(system)).rejects.toThrow(`open("${folder}/memory0/state"): No such device`);
  });
});

describe('guest-set-memory-blocks', () => {
  const set = async (system: FakeSystem, ...blocks: readonly (readonly [number | bigint, boolean])[]): Promise<unknown> => execute({
    name: 'guest-set-memory-blocks', command: guestSetMemoryBlocks, guest: await fakeGuest(system),
    args: { 'mem-blks': blocks.map(([index, online]) => ({ 'phys-index': index, online })) },
  });

  test('each has a result, whatever became of the others', async () => {
    const system = machine().add({ [`${folder}/memory9/removable`]: '1\n', [`${folder}/memory5/state`]: 'online\n' });
    system.failures.set(`${folder}/memory5/state`, 'EBUSY');
    expect(await set(system, [4096, true], [9, true], [5, false], [0, true], [32, true], [2n ** 64n - 1n, false])).toEqual([
      { 'phys-index': 4096, 'response': 'not-found', 'error-code': 2 },
      { 'phys-index': 9, 'response': 'operation-not-supported', 'error-code': 2 },
      { 'phys-index': 5, 'response': 'operation-failed', 'error-code': 16 },
      { 'phys-index': 0, 'response': 'success' },
      { 'phys-index': 32, 'response': 'success' },
      { 'phys-index': 2n ** 64n - 1n, 'response': 'not-found', 'error-code': 2 },
    ]);
    expect(writtenFiles(system)).toEqual([`${folder}/memory32/state online`]);
  });

  test('the kernel refuses', async () => {
    const system = machine();
    system.writeFile = async () => {
      throw systemError('EINVAL');
    };
    expect(await set(system, [0, false])).toEqual([{ 'phys-index': 0, 'response': 'operation-failed', 'error-code': 22 }]);
  });

  test('nothing', async () => {
    expect(await set(new FakeSystem())).toEqual([]);
  });

  test('no blocks at all', async () => {
    await expect(set(new FakeSystem(), [0, true])).rejects.toThrow(`open("${folder}/"): No such file or directory`);
  });
});

describe('guest-get-memory-block-info', () => {
  const get = async (system: FakeSystem): Promise<unknown> =>
    execute({ name: 'guest-get-memory-block-info', command: guestGetMemoryBlockInfo, guest: await fakeGuest(system) });

  test('the size in hexadecimal digits', async () => {
    expect(await get(machine())).toEqual({ size: 0x8000000 });
    expect(await get(machine().add({ [`${folder}/block_size_bytes`]: 'FFFFFFFFFFFFFFFF\n' }))).toEqual({ size: 2n ** 64n - 1n });
  });

  test('no blocks', async () => {
    await expect(get(new FakeSystem())).rejects.toThrow(`open("${folder}/"): No such file or directory`);
  });

  test('no size', async () => {
    await expect(get(machine().add({ [`${folder}/block_size_bytes`]: 'large\n' }))).rejects.toThrow('does not hold a size: "large"');
  });
});
