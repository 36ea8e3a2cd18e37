import { beforeEach, expect, test } from 'vitest';
import type { GuestCommand } from '../../../../src/runtime/agent/commands/guest-command.ts';
import { guestSuspendDisk } from '../../../../src/runtime/agent/commands/guest-suspend-disk.ts';
import { guestSuspendHybrid } from '../../../../src/runtime/agent/commands/guest-suspend-hybrid.ts';
import { guestSuspendRam } from '../../../../src/runtime/agent/commands/guest-suspend-ram.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { writtenFiles } from './written-files.ts';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem();
});

async function suspend(command: GuestCommand): Promise<unknown> {
  return callCommand(command, await fakeGuest(system));
}

/** Adds `systemctl`: the status that it gives about a service, and that of the suspension. */
function addSystemd(known: number, suspended: number): void {
  system.programs.set('/bin/systemctl', ([verb]) => ({ status: verb === 'status' ? known : suspended }));
}

const modes = [
  ['disk', guestSuspendDisk, 'hibernate', 'pm-hibernate', '--hibernate'],
  ['mem', guestSuspendRam, 'suspend', 'pm-suspend', '--suspend'],
  ['hybrid', guestSuspendHybrid, 'hybrid-sleep', 'pm-suspend-hybrid', '--suspend-hybrid'],
] as const;

test.each(modes)('%s by systemd', async (_mode, command, verb) => {
  addSystemd(3, 0);
  expect(await suspend(command)).toBeUndefined();
  expect(system.runs.map(({ args }) => args)).toEqual([['status', `systemd-${verb}`], [verb]]);
});

test.each(modes)('%s by pm-utils', async (_mode, command, _verb, program, option) => {
  addSystemd(4, 0);
  system.programs.set('/usr/bin/pm-is-supported', () => ({ status: 0 }));
  system.programs.set(`/usr/sbin/${program}`, () => ({}));
  expect(await suspend(command)).toBeUndefined();
  expect(system.runs.slice(1)).toEqual([{ path: '/usr/bin/pm-is-supported', args: [option] }, { path: `/usr/sbin/${program}`, args: [] }]);
});

test.each(modes.slice(0, 2))('%s by the kernel', async (mode, command) => {
  system.programs.set('/usr/bin/pm-is-supported', () => ({ status: 1 }));
  system.add({ '/sys/power/state': 'freeze standby mem disk\n' });
  expect(await suspend(command)).toBeUndefined();
  expect(writtenFiles(system)).toEqual([`/sys/power/state ${mode}`]);
});

test('the kernel has no hybrid mode, and not always the others', async () => {
  system.add({ '/sys/power/state': 'freeze memory\n' });
  for (const [, command] of modes) await expect(suspend(command)).rejects.toThrow('the requested suspend mode is not supported by the guest');
  expect(writtenFiles(system)).toEqual([]);
});

test('nothing at all', async () => {
  for (const [, command] of modes) await expect(suspend(command)).rejects.toThrow('the requested suspend mode is not supported by the guest');
});

test('a service that runs or that systemctl does not know is no support', async () => {
  for (const status of [0, 4]) {
    addSystemd(status, 0);
    await expect(suspend(guestSuspendRam)).rejects.toThrow('not supported');
  }
});

test('the next way is tried after a failure, and the last failure is the reply', async () => {
  addSystemd(3, 1);
  await expect(suspend(guestSuspendRam)).rejects.toThrow("the helper program 'systemctl suspend' returned an unexpected exit status code (1)");
  system.programs.set('/usr/bin/pm-is-supported', () => ({ status: 0 }));
  system.programs.set('/usr/sbin/pm-suspend', () => ({ status: undefined, signal: 'SIGTERM' }));
  await expect(suspend(guestSuspendRam)).rejects.toThrow('child process has terminated abnormally');
  system.add({ '/sys/power/state': 'mem\n' });
  expect(await suspend(guestSuspendRam)).toBeUndefined();
  expect(writtenFiles(system)).toEqual(['/sys/power/state mem']);
});

test('the kernel refuses', async () => {
  system.add({ '/sys/power/state': 'mem\n' });
  system.writeFile = async () => {
    throw Object.assign(new Error('busy'), { code: 'EBUSY' });
  };
  await expect(suspend(guestSuspendRam)).rejects.toThrow('failed to write to /sys/power/state: Device or resource busy');
});
