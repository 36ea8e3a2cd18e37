import { expect, test } from 'vitest';
import { guestShutdown } from '../../../../src/runtime/agent/commands/guest-shutdown.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

async function shutdown(system: FakeSystem, mode?: string): Promise<unknown> {
  const args = mode === undefined ? {} : { mode };
  return execute({ name: 'guest-shutdown', command: guestShutdown, guest: await fakeGuest(system), args });
}

function withPrograms(...paths: readonly string[]): FakeSystem {
  const system = new FakeSystem();
  for (const path of paths) system.programs.set(path, () => ({}));
  return system;
}

test.each([
  [undefined, '/sbin/poweroff'],
  ['powerdown', '/sbin/poweroff'],
  ['halt', '/usr/sbin/halt'],
  ['reboot', '/bin/reboot'],
])('mode %s runs %s', async (mode, path) => {
  const system = withPrograms('/sbin/poweroff', '/usr/sbin/halt', '/bin/reboot', '/sbin/shutdown');
  await shutdown(system, mode);
  expect(system.runs).toEqual([{ path, args: [] }]);
});

test.each([['powerdown', '-P'], ['halt', '-H'], ['reboot', '-r']])('mode %s with shutdown alone', async (mode, option) => {
  const system = withPrograms('/sbin/shutdown');
  await shutdown(system, mode);
  expect(system.runs).toEqual([{ path: '/sbin/shutdown', args: ['-h', option, '+0', 'hypervisor initiated shutdown'] }]);
});

test.each(['', 'Halt', 'toString'])('mode "%s" is none', async (mode) => {
  const system = withPrograms('/sbin/poweroff');
  await expect(shutdown(system, mode)).rejects.toThrow('mode is invalid (valid values are: halt|powerdown|reboot');
  expect(system.runs).toEqual([]);
});

test('programs elsewhere do not count', async () => {
  const system = withPrograms('/usr/local/sbin/poweroff', '/tmp/shutdown');
  system.environment['PATH'] = '/usr/local/sbin:/tmp';
  await expect(shutdown(system)).rejects.toThrow("the program 'shutdown' is in none of /usr/sbin, /usr/bin, /sbin, /bin");
});

test.each([
  [{ status: 1, output: 'Call to PowerOff failed\n' }, 'child process has failed to shutdown: Call to PowerOff failed'],
  [{ status: 3, output: '' }, 'child process has failed to shutdown: exit status 3'],
  [{ status: undefined, signal: 'SIGKILL' }, 'child process has terminated abnormally'],
])('a program that ends with %j', async (result, message) => {
  const system = new FakeSystem();
  system.programs.set('/sbin/poweroff', () => result);
  await expect(shutdown(system)).rejects.toThrow(message);
});

test('a program that cannot be run', async () => {
  const system = withPrograms('/sbin/poweroff');
  system.failures.set('/sbin/poweroff', 'EACCES');
  await expect(shutdown(system)).rejects.toThrow("failed to run '/sbin/poweroff': Permission denied");
});
