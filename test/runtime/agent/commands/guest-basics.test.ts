/** The commands that ask for little: synchronisation, ping, info, time, name. */
import { describe, expect, test } from 'vitest';
import { guestGetHostName } from '../../../../src/runtime/agent/commands/guest-get-host-name.ts';
import { guestGetTime } from '../../../../src/runtime/agent/commands/guest-get-time.ts';
import { guestInfo } from '../../../../src/runtime/agent/commands/guest-info.ts';
import { guestPing } from '../../../../src/runtime/agent/commands/guest-ping.ts';
import { guestSync } from '../../../../src/runtime/agent/commands/guest-sync.ts';
import { callCommand, fakeCall, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

describe('basic commands', () => {
  test('guest-sync gives the number back, whatever its size', async () => {
    const guest = await fakeGuest(new FakeSystem());
    expect(guestSync({ id: 7 }, guest, fakeCall())).toBe(7n);
    expect(guestSync({ id: -(2n ** 63n) }, guest, fakeCall())).toBe(-(2n ** 63n));
  });

  test('guest-ping is noted', async () => {
    const guest = await fakeGuest(new FakeSystem());
    expect(guestPing({}, guest, fakeCall())).toBeUndefined();
    expect(guest.logged).toEqual(['info: guest-ping called']);
  });

  test('guest-info lists what the agent has, backwards', async () => {
    const guest = await fakeGuest(new FakeSystem());
    const call = fakeCall([
      { name: 'guest-ping', isEnabled: true, repliesOnSuccess: true },
      { name: 'guest-suspend-ram', isEnabled: false, repliesOnSuccess: false },
    ]);
    expect(guestInfo({}, guest, call)).toEqual({
      version: '10.2.0',
      supported_commands: [
        { 'name': 'guest-suspend-ram', 'enabled': false, 'success-response': false },
        { 'name': 'guest-ping', 'enabled': true, 'success-response': true },
      ],
    });
    expect(call.agent.commands().map(({ name }) => name)).toEqual(['guest-ping', 'guest-suspend-ram']);
  });

  test('guest-get-time counts in microseconds', async () => {
    expect(await callCommand(guestGetTime, await fakeGuest(new FakeSystem()))).toBe(1_700_000_000_123_456_000n);
  });

  test('guest-get-host-name', async () => {
    expect(await callCommand(guestGetHostName, await fakeGuest(new FakeSystem()))).toEqual({ 'host-name': 'fake' });
  });
});
