import { beforeEach, expect, test } from 'vitest';
import { guestSetUserPassword } from '../../../../src/runtime/agent/commands/guest-set-user-password.ts';
import { callCommand, fakeGuest, type FakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

let system: FakeSystem;
let guest: FakeGuest;
beforeEach(async () => {
  system = new FakeSystem();
  system.programs.set('/usr/sbin/chpasswd', () => ({}));
  guest = await fakeGuest(system);
});

async function setPassword(username: string, password: string, crypted = false): Promise<unknown> {
  const args = { username, password: Buffer.from(password).toString('base64'), crypted };
  return execute({ name: 'guest-set-user-password', command: guestSetUserPassword, guest, args });
}

test('the password goes through standard input and nowhere else', async () => {
  expect(await setPassword('ada', 'correct: hörse')).toEqual({});
  expect(system.runs).toEqual([{ path: '/usr/sbin/chpasswd', args: [], input: 'ada:correct: hörse\n' }]);
  expect(guest.logged).toEqual([]);
});

test('a hash', async () => {
  await setPassword('ada', '$6$salt$hash', true);
  expect(system.runs).toEqual([{ path: '/usr/sbin/chpasswd', args: ['-e'], input: 'ada:$6$salt$hash\n' }]);
});

test('decoded bytes are taken, and left as they are', async () => {
  const password = Buffer.from('secret');
  await callCommand(guestSetUserPassword, guest, { username: 'ada', password, crypted: false });
  expect(system.runs).toMatchObject([{ input: 'ada:secret\n' }]);
  expect(password.toString()).toBe('secret');
});

test.each([
  ['ada', 'two\nlines', 'forbidden characters in raw password'],
  ['ada', 'cut\0short', 'forbidden characters in raw password'],
  ['ada\nroot', 'secret', 'forbidden characters in username'],
  ['ada:root', 'secret', 'forbidden characters in username'],
  ['ada\0', 'secret', 'forbidden characters in username'],
])('%j with %j', async (user, password, message) => {
  await expect(setPassword(user, password)).rejects.toThrow(message);
  expect(system.runs).toEqual([]);
});

test('no base64', async () => {
  const args = { username: 'ada', password: 'not base64!', crypted: false };
  await expect(execute({ name: 'guest-set-user-password', command: guestSetUserPassword, guest, args })).rejects.toThrow('Base64 data contains invalid characters');
});

test('the system refuses', async () => {
  system.programs.set('/usr/sbin/chpasswd', () => ({ status: 1, output: 'chpasswd: line 1: user "nobody2" does not exist\n' }));
  await expect(setPassword('nobody2', 'secret')).rejects.toThrow('child process has failed to set user password: chpasswd: line 1: user "nobody2" does not exist');
});

test('a program that repeats the password does not pass it on', async () => {
  system.programs.set('/usr/sbin/chpasswd', (_args, { input }) => ({ status: 1, output: `bad line: ${Buffer.from(input ?? '').toString()}` }));
  await expect(setPassword('ada', 'secret')).rejects.toThrow(/^child process has failed to set user password$/);
});
