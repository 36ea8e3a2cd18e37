import { expect, test } from 'vitest';
import { guestGetDiskstats } from '../../../../src/runtime/agent/commands/guest-get-diskstats.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

async function statistics(...lines: readonly string[]): Promise<unknown> {
  const system = new FakeSystem().add({ '/proc/diskstats': lines.map((line) => `${line}\n`).join('') });
  return execute({ name: 'guest-get-diskstats', command: guestGetDiskstats, guest: await fakeGuest(system) });
}

const old = {
  'read-ios': 1, 'read-merges': 2, 'read-sectors': 3, 'read-ticks': 4, 'write-ios': 5, 'write-merges': 6, 'write-sectors': 7, 'write-ticks': 8,
  'ios-pgr': 9, 'total-ticks': 10, 'weight-ticks': 11,
};
const discards = { 'discard-ios': 12, 'discard-merges': 13, 'discard-sectors': 14, 'discard-ticks': 15 };
const flushes = { 'flush-ios': 16, 'flush-ticks': 17 };

test.each([
  ['up to 4.17', 11, old],
  ['with discards', 15, { ...old, ...discards }],
  ['with flushes', 17, { ...old, ...discards, ...flushes }],
  ['of the future', 19, { ...old, ...discards, ...flushes }],
])('columns of a kernel %s', async (_kernel, count, stats) => {
  const columns = Array.from({ length: count }, (_, index) => index + 1).join(' ');
  expect(await statistics(` 254       1 vda1 ${columns}`)).toEqual([{ name: 'vda1', major: 254, minor: 1, stats }]);
});

test('a partition under an early kernel', async () => {
  expect(await statistics('   8       1 sda1 10 20 30 40')).toEqual([
    { name: 'sda1', major: 8, minor: 1, stats: { 'read-ios': 10, 'read-sectors': 20, 'write-ios': 30, 'write-sectors': 40 } },
  ]);
});

test('too few columns are no device; names are not only letters', async () => {
  expect(await statistics('   8       1 sda1 10 20 30', '', ' 104 16 cciss!c0d1 1 2 3 4 5 6 7 8 9 10 11')).toMatchObject([{ name: 'cciss!c0d1' }]);
});

test('counters up to 2^64 − 1', async () => {
  expect(await statistics(' 8 0 sda 18446744073709551615 0 0 0')).toMatchObject([{ stats: { 'read-ios': 18446744073709551615n } }]);
});
