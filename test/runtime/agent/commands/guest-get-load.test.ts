import { expect, test } from 'vitest';
import { guestGetLoad } from '../../../../src/runtime/agent/commands/guest-get-load.ts';
import { fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

async function load(text: string): Promise<unknown> {
  return execute({ name: 'guest-get-load', command: guestGetLoad, guest: await fakeGuest(new FakeSystem().add({ '/proc/loadavg': text })) });
}

test('the three averages', async () => {
  expect(await load('0.25 1.50 12.07 2/345 6789\n')).toEqual({ load1m: 0.25, load5m: 1.5, load15m: 12.07 });
});

test('whole ones are numbers too', async () => {
  expect(JSON.parse(JSON.stringify(await load('1.00 0.00 2.00 2/345 6789\n')))).toEqual({ load1m: 1, load5m: 0, load15m: 2 });
});

test('something else', async () => {
  await expect(load('none')).rejects.toThrow('failed to query load average');
});
