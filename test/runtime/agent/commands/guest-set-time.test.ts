import { beforeEach, expect, test } from 'vitest';
import { guestSetTime } from '../../../../src/runtime/agent/commands/guest-set-time.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
  system.programs.set('/bin/date', () => ({ output: 'Thu Jan  1 12:45:02 UTC 2026\n' }));
  system.programs.set('/sbin/hwclock', () => ({}));
});

async function setTime(time?: number | bigint): Promise<unknown> {
  const args = time === undefined ? {} : { time };
  return execute({ name: 'guest-set-time', command: guestSetTime, guest: await fakeGuest(system), args });
}

test.each([
  [1767271502718281828n, '@1767271502.718281'],
  [1767271502000000999n, '@1767271502.000000'],
  [0, '@0.000000'],
  [5000, '@0.000005'],
  [3155759999999999999n, '@3155759999.999999'],
])('%s becomes %s, then the hardware clock is set', async (time, argument) => {
  expect(await setTime(time)).toEqual({});
  expect(system.runs).toEqual([{ path: '/bin/date', args: ['-u', '-s', argument] }, { path: '/sbin/hwclock', args: ['-w'] }]);
});

test('without a time, from the hardware clock', async () => {
  expect(await setTime()).toEqual({});
  expect(system.runs).toEqual([{ path: '/sbin/hwclock', args: ['-s'] }]);
});

test.each([-1, 3155760000000000000n, -(2n ** 63n), 2n ** 63n - 1n])('%s is not of 1970 to 2069', async (time) => {
  await expect(setTime(time)).rejects.toThrow('Invalid time');
  expect(system.runs).toEqual([]);
});

test('a date that takes whole seconds only', async () => {
  system.programs.set('/bin/date', ([, , date = '']) => (date.includes('.') ? { status: 1, output: `date: invalid date '${date}'\n` } : {}));
  expect(await setTime(1767271502718281828n)).toEqual({});
  expect(system.runs.map(({ args }) => args.at(-1))).toEqual(['@1767271502.718281', '@1767271502', '-w']);
});

test('the system does not let the clock be set', async () => {
  const output = 'date: cannot set date: Operation not permitted\nThu Jan  1 00:01:40 UTC 1970\n';
  system.programs.set('/bin/date', () => ({ status: 1, output }));
  await expect(setTime(1000)).rejects.toThrow('Failed to set time to guest: Operation not permitted');
  expect(system.runs).toHaveLength(1);
});

test('the hardware clock cannot be had', async () => {
  system.programs.set('/sbin/hwclock', () => ({ status: 1, output: 'hwclock: no clock\n' }));
  await expect(setTime(1000)).rejects.toThrow('child process has failed to set hardware clock to system time: hwclock: no clock');
  await expect(setTime()).rejects.toThrow('child process has failed to set system clock to hardware time: hwclock: no clock');
});
