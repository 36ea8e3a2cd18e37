import { expect, test } from 'vitest';
import { guestGetCpustats } from '../../../../src/runtime/agent/commands/guest-get-cpustats.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

async function statistics(text: string | undefined): Promise<unknown> {
  const system = new FakeSystem();
  if (text !== undefined) system.add({ '/proc/stat': text });
  return execute({ name: 'guest-get-cpustats', command: guestGetCpustats, guest: await fakeGuest(system) });
}

test('every processor in milliseconds, without the sum of all', async () => {
  const text = 'cpu  30 0 6 300 2 0 4 0 0 0\ncpu0 10 1 2 100 3 4 5 6 7 8\ncpu3 20 0 4 200 0 0 0 0 0 0\nintr 7 0\nctxt 12\nbtime 1700000000\n';
  expect(await statistics(text)).toEqual([
    { type: 'linux', cpu: 0, user: 100, nice: 10, system: 20, idle: 1000, iowait: 30, irq: 40, softirq: 50, steal: 60, guest: 70, guestnice: 80 },
    { type: 'linux', cpu: 3, user: 200, nice: 0, system: 40, idle: 2000, iowait: 0, irq: 0, softirq: 0, steal: 0, guest: 0, guestnice: 0 },
  ]);
});

test('an old kernel counts fewer things, a newer one may count more', async () => {
  expect(await statistics('cpu0 1 2 3 4\ncpu1 1 2 3\ncpu2 1 2 3 4 5 6 7 8 9 10 11\n')).toEqual([
    { type: 'linux', cpu: 0, user: 10, nice: 20, system: 30, idle: 40 },
    expect.objectContaining({ cpu: 2, guestnice: 100 }),
  ]);
});

test('counters beyond 2^53 stay exact', async () => {
  expect(await statistics('cpu0 1000000000000000007 0 0 0\n')).toMatchObject([{ user: 10000000000000000070n }]);
});

test('no /proc', async () => {
  await expect(statistics(undefined)).rejects.toThrow('open("/proc/stat"): No such file or directory');
});
