import { beforeEach, expect, test } from 'vitest';
import type { FakeProgram } from '../fake-system.ts';
import { guestFstrim } from '../../../../src/runtime/agent/commands/guest-fstrim.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

let system: FakeSystem;
beforeEach(() => {
  system = new FakeSystem().add({
    '/proc/self/mountinfo': '27 1 254:1 / / rw - ext4 /dev/vda1 rw\n28 27 254:2 / /boot rw - vfat /dev/vda2 rw\n22 27 0:21 / /proc rw - proc proc rw\n',
  });
});

async function trim(program: FakeProgram, args = {}): Promise<unknown> {
  system.programs.set('/sbin/fstrim', program);
  return execute({ name: 'guest-fstrim', command: guestFstrim, guest: await fakeGuest(system), args });
}

test('every file system, the last mount first', async () => {
  expect(await trim(([, , , path]) => ({ output: `${path}: 1.5 GiB (1610612736 bytes) trimmed\n` }))).toEqual({ paths: [
    { path: '/boot', minimum: 0, trimmed: 1610612736 },
    { path: '/', minimum: 0, trimmed: 1610612736 },
  ] });
  expect(system.runs.map(({ args }) => args)).toEqual([['-v', '-m', '0', '/boot'], ['-v', '-m', '0', '/']]);
});

test.each([
  [1048576, '1048576', 1048576],
  [-1, '18446744073709551615', -1],
])('a minimum of %s', async (minimum, argument, reported) => {
  expect(await trim(() => ({ output: '/: 0 B (0 bytes) trimmed\n' }), { minimum })).toMatchObject({ paths: [{ minimum: reported, trimmed: 0 }, {}] });
  expect(system.runs[0]?.args).toEqual(['-v', '-m', argument, '/boot']);
});

test('words of an older program', async () => {
  expect(await trim(() => ({ output: '/: 4096 bytes were trimmed\n' }))).toMatchObject({ paths: [{ trimmed: 4096 }, {}] });
});

test.each([
  ['fstrim: /boot: the discard operation is not supported', 'trim not supported'],
  ['fstrim: /boot: FITRIM ioctl failed: Operation not supported', 'trim not supported'],
  ['fstrim: /boot: FITRIM ioctl failed: Input/output error', 'failed to trim: Input/output error'],
  ['fstrim: cannot open /boot: Permission denied', 'failed to open: Permission denied'],
])('%s', async (said, error) => {
  expect(await trim(([, , , path]) => (path === '/boot' ? { status: 1, output: `${said}\n` } : { output: '/: 8 B (8 bytes) trimmed\n' }))).toEqual({
    paths: [{ path: '/boot', error }, { path: '/', minimum: 0, trimmed: 8 }],
  });
});

test('without the program, or killed', async () => {
  const guest = await fakeGuest(system);
  await expect(execute({ name: 'guest-fstrim', command: guestFstrim, guest })).rejects.toThrow("the program 'fstrim' is in none of");
  await expect(trim(() => ({ status: undefined, signal: 'SIGKILL' }))).rejects.toThrow('child process has terminated abnormally');
});
