/**
 * Commands that only read, on this machine: ours and those of Debian's qemu-ga give the same, but for these reasons:
 * - counters go on: ours, which are asked later, may be larger; the numbers of requests under way and what is used of a file
 *   system may be anything;
 * - a device that is mounted twice is listed once, as newer agents do;
 * - `total-bytes-privileged` is newer;
 * - a disk's serial number may come from the disk itself, where udev does not run;
 * - disks stand before their partitions, in the order of the folder.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GuestCommand } from '../../../../src/runtime/agent/commands/guest-command.ts';
import { guestCommands } from '../../../../src/runtime/agent/commands/guest-commands.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import { describeWithQemu, startQemu, type Qemu } from '../../../support/qemu.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

type Item = Readonly<Record<string, unknown>>;

describeWithQemu('qemu-ga', '7.2', () => {
  let agent: Qemu;
  beforeAll(async () => {
    agent = await startQemu('qemu-ga');
  });
  afterAll(async () => agent.stop());

  /** What the original answers, then what we do. */
  async function both(name: string): Promise<readonly [unknown, unknown]> {
    const theirs = await agent.execute(name);
    const command: GuestCommand = guestCommands.find((entry) => entry.name === name)?.run ?? (() => undefined);
    // The state of the agent is not on this machine; what it asks of the system is.
    const guest = await fakeGuest(new FakeSystem(), { system: new NodeSystem() });
    return [theirs, await execute({ name, command, guest })];
  }

  test.each(['guest-get-vcpus', 'guest-get-memory-blocks', 'guest-get-memory-block-info', 'guest-fsfreeze-status'])('%s', async (name) => {
    const [theirs, ours] = await both(name);
    expect(ours).toEqual(theirs);
  });

  test('guest-get-cpustats', async () => {
    const [theirs, ours] = await both('guest-get-cpustats');
    expectGrown(theirs, ours, ['type', 'cpu']);
  });

  test('guest-get-diskstats', async () => {
    const [theirs, ours] = await both('guest-get-diskstats');
    const flat = (items: unknown): readonly Item[] => (items as Item[]).map(({ stats, ...rest }) => ({ ...rest, ...(stats as Item), 'ios-pgr': 0 }));
    expectGrown(flat(theirs), flat(ours), ['name', 'major', 'minor']);
  });

  test('guest-network-get-interfaces', async () => {
    const [theirs, ours] = await both('guest-network-get-interfaces');
    const withoutStatistics = (items: unknown): unknown => (items as Item[]).map(({ statistics: _, ...rest }) => rest);
    expect(withoutStatistics(ours)).toEqual(withoutStatistics(theirs));
    const statistics = (items: unknown): unknown => (items as Item[]).map((item) => item['statistics'] ?? {});
    expectGrown(statistics(theirs), statistics(ours), []);
  });

  test('guest-get-fsinfo', async () => {
    const [theirs, ours] = await both('guest-get-fsinfo');
    const comparable = (items: unknown): readonly Item[] => (items as Item[])
      .filter(({ name }, index, all) => all.findLastIndex((other) => other['name'] === name) === index)
      .map(({ 'used-bytes': used, 'total-bytes': total, 'total-bytes-privileged': _, disk, ...rest }) => ({
        ...rest, sized: typeof used === 'number' && typeof total === 'number', disk: (disk as Item[]).map(withoutSerial),
      }));
    expect(comparable(ours)).toEqual(comparable(theirs));
    for (const { 'used-bytes': used, 'total-bytes': total, 'total-bytes-privileged': privileged } of ours as Record<string, number>[]) {
      expect(used).toBeLessThanOrEqual(total ?? 0);
      expect(total).toBeLessThanOrEqual(privileged ?? 0);
    }
  });

  test('guest-get-disks', async () => {
    const [theirs, ours] = await both('guest-get-disks');
    const comparable = (items: unknown): readonly Item[] => (items as Item[])
      .map(({ address, ...rest }) => ({ ...rest, ...(address !== undefined && { address: withoutSerial(address as Item) }) }))
      .sort((one, other) => String((one as Item)['name']).localeCompare(String((other as Item)['name'])));
    expect(comparable(ours)).toEqual(comparable(theirs));
  });
});

function withoutSerial({ serial: _, ...rest }: Item): Item {
  return rest;
}

/** Ours has the same items with the same members; these are equal, the others at least as large. */
function expectGrown(theirs: unknown, ours: unknown, equal: readonly string[]): void {
  const items = theirs as Record<string, number>[];
  expect(ours).toHaveLength(items.length);
  for (const [index, ourItem] of (ours as Record<string, number>[]).entries()) {
    const theirItem = items[index] ?? {};
    expect(Object.keys(ourItem).sort()).toEqual(Object.keys(theirItem).sort());
    for (const [name, value] of Object.entries(ourItem)) {
      if (equal.includes(name)) expect(value).toBe(theirItem[name]);
      else expect(value, name).toBeGreaterThanOrEqual(theirItem[name] ?? Infinity);
    }
  }
}
