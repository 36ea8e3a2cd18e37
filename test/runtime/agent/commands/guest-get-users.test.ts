import { describe, expect, test } from 'vitest';
import { guestGetUsers } from '../../../../src/runtime/agent/commands/guest-get-users.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

interface Login {
  readonly type?: number;
  readonly user: string;
  readonly seconds: number;
  readonly microseconds?: number;
}

function narrowRecord({ type = 7, user, seconds, microseconds = 0 }: Login): Buffer {
  const record = Buffer.alloc(384);
  record.writeInt16LE(type, 0);
  record.write(user, 44);
  record.writeInt32LE(seconds, 340);
  record.writeInt32LE(microseconds, 344);
  return record;
}

function wideRecord({ type = 7, user, seconds, microseconds = 0 }: Login): Buffer {
  const record = Buffer.alloc(400);
  record.writeInt16LE(type, 0);
  record.write(user, 44);
  record.writeBigInt64LE(BigInt(seconds), 344);
  record.writeBigInt64LE(BigInt(microseconds), 352);
  return record;
}

async function users(table: Buffer | undefined, machine = 'x86_64'): Promise<unknown> {
  const system = new FakeSystem().add(table === undefined ? {} : { '/var/run/utmp': table });
  system.uname = { ...system.uname, machine };
  return callCommand(guestGetUsers, await fakeGuest(system));
}

const logins: readonly Login[] = [
  { user: 'reboot', type: 2, seconds: 1 },
  { user: 'ann', seconds: 2000, microseconds: 500_000 },
  { user: 'bob', seconds: 1500 },
  { user: 'ann', seconds: 1000, microseconds: 250_000 },
  { user: 'bob', seconds: 3000 },
  { user: 'x'.repeat(32), seconds: 5 },
];

const expected = [
  { 'user': 'ann', 'login-time': 1000.25 },
  { 'user': 'bob', 'login-time': 1500 },
  { 'user': 'x'.repeat(32), 'login-time': 5 },
];

describe('guest-get-users', () => {
  test('each user comes once, with the first login', async () => {
    expect(await users(Buffer.concat(logins.map(narrowRecord)))).toEqual(expected);
  });

  test('where the records have numbers of 64 bits', async () => {
    expect(await users(Buffer.concat(logins.map(wideRecord)), 'aarch64')).toEqual(expected);
  });

  test('half a record is none, and neither is no file', async () => {
    expect(await users(narrowRecord({ user: 'ann', seconds: 1 }).subarray(0, 383))).toEqual([]);
    expect(await users(undefined)).toEqual([]);
  });
});
