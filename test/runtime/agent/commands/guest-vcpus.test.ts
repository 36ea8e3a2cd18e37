import { describe, expect, test } from 'vitest';
import { guestGetVcpus } from '../../../../src/runtime/agent/commands/guest-get-vcpus.ts';
import { guestSetVcpus } from '../../../../src/runtime/agent/commands/guest-set-vcpus.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';
import { writtenFiles } from './written-files.ts';

const folder = '/sys/devices/system/cpu';

/** Four processors; the first cannot be left alone, the third is. */
function machine(): FakeSystem {
  return new FakeSystem().add({
    [`${folder}/cpu2/online`]: '0\n', [`${folder}/online`]: '0-1,10\n', [`${folder}/cpu0/topology/core_id`]: '0\n',
    [`${folder}/cpufreq/boost`]: '1\n', [`${folder}/cpu10/online`]: '1\n', [`${folder}/cpu1/online`]: '1\n',
  });
}

describe('guest-get-vcpus', () => {
  const get = async (system: FakeSystem): Promise<unknown> =>
    execute({ name: 'guest-get-vcpus', command: guestGetVcpus, guest: await fakeGuest(system) });

  test('processors in the order of the folder', async () => {
    expect(await get(machine())).toEqual([
      { 'logical-id': 2, 'online': false, 'can-offline': true },
      { 'logical-id': 0, 'online': true, 'can-offline': false },
      { 'logical-id': 10, 'online': true, 'can-offline': true },
      { 'logical-id': 1, 'online': true, 'can-offline': true },
    ]);
  });

  test('no folder', async () => {
    await expect(get(new FakeSystem())).rejects.toThrow(`failed to list entries: ${folder}: No such file or directory`);
  });

  test('a file that cannot be read', async () => {
    const system = machine();
    system.failures.set(`${folder}/cpu10/online`, 'EIO');
    await expect(get(system)).rejects.toThrow(`open("${folder}/cpu10/online"): Input/output error`);
  });
});

describe('guest-set-vcpus', () => {
  const set = async (system: FakeSystem, ...vcpus: readonly (readonly [number, boolean])[]): Promise<unknown> => execute({
    name: 'guest-set-vcpus', command: guestSetVcpus, guest: await fakeGuest(system),
    args: { vcpus: vcpus.map(([id, online]) => ({ 'logical-id': id, online })) },
  });

  test('writes what is to change, and nothing else', async () => {
    const system = machine();
    expect(await set(system, [1, false], [2, true], [10, true], [0, true], [1, true])).toBe(5);
    expect(writtenFiles(system)).toEqual([`${folder}/cpu1/online 0`, `${folder}/cpu2/online 1`, `${folder}/cpu1/online 1`]);
  });

  test('nothing', async () => {
    expect(await set(machine())).toBe(0);
  });

  test('the error of the first', async () => {
    await expect(set(machine(), [0, false])).rejects.toThrow("logical processor #0 can't be offlined");
    await expect(set(machine(), [7, true])).rejects.toThrow(`Could not open '${folder}/cpu7/': No such file or directory`);
    await expect(set(machine(), [-1, true])).rejects.toThrow(`Could not open '${folder}/cpu-1/': No such file or directory`);
  });

  test('a later one that fails ends it without an error', async () => {
    const system = machine();
    expect(await set(system, [1, false], [0, false], [10, false])).toBe(1);
    expect(writtenFiles(system)).toEqual([`${folder}/cpu1/online 0`]);
  });

  test('the kernel refuses', async () => {
    const system = machine();
    system.writeFile = async () => {
      throw Object.assign(new Error('busy'), { code: 'EBUSY' });
    };
    await expect(set(system, [1, false])).rejects.toThrow(`pwrite("${folder}/cpu1/online"): Device or resource busy`);
  });
});
