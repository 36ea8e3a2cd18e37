import { join } from 'node:path';
import { expect, test } from 'vitest';
import { guestGetFsinfo } from '../../../../src/runtime/agent/commands/guest-get-fsinfo.ts';
import { withKnownMembers } from '../../../../src/runtime/agent/commands/known-members.ts';
import { Marshaller } from '../../../../src/runtime/marshal/marshaller.ts';
import type { SchemaTable } from '../../../../src/runtime/marshal/schema-table.ts';
import { describeWithCorpus } from '../../../support/corpus.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { guestAgentTable } from '../guest-agent-schema.ts';

const table: SchemaTable = {
  integers: { int: 'number', int64: 'number', uint64: 'number', size: 'number' },
  types: {
    Disk: { struct: { dev: 'str', '*bus': 'Bus' } },
    Bus: { enum: ['scsi'] },
    Base: { struct: { name: 'str' } },
    System: { struct: { 'disk': ['Disk'], '*data': 'bytes' }, base: 'Base' },
    Times: { union: { linux: 'Linux', other: { ticks: 'int' } }, base: { type: 'str' }, discriminator: 'type' },
    Linux: { struct: { user: 'int' } },
  },
  commands: {
    systems: { returns: ['System'] }, times: { returns: 'Times' }, text: { returns: 'str' }, nothing: {},
  },
  events: {},
};

test('what the schema knows stays', () => {
  const data = Uint8Array.of(1);
  const value = [{ name: 'a', disk: [{ dev: 'x', bus: 'scsi' }, { dev: 'y' }], data }];
  expect(withKnownMembers(table, 'systems', value)).toEqual(value);
});

test('other members are left out, at any depth', () => {
  expect(withKnownMembers(table, 'systems', [{ name: 'a', size: 5n, disk: [{ dev: 'x', serial: 'y' }] }])).toEqual([{ name: 'a', disk: [{ dev: 'x' }] }]);
});

test('a branch has its own', () => {
  expect(withKnownMembers(table, 'times', { type: 'linux', user: 1, ticks: 2 })).toEqual({ type: 'linux', user: 1 });
  expect(withKnownMembers(table, 'times', { type: 'other', user: 1, ticks: 2 })).toEqual({ type: 'other', ticks: 2 });
  expect(withKnownMembers(table, 'times', { type: 'new', user: 1 })).toEqual({ type: 'new' });
});

test.each([
  ['systems', 'no list'], ['systems', [1, null]], ['times', [{ user: 1 }]], ['text', { a: 1 }], ['nothing', { a: 1 }], ['unknown', { a: 1 }],
])('%s: what does not fit stays as it is, for the marshaller to tell: %j', (command, value) => {
  expect(withKnownMembers(table, command, value)).toEqual(value);
});

describeWithCorpus('an agent of QEMU 7.2', (corpus) => {
  test('answers guest-get-fsinfo in its own way', async () => {
    const older = guestAgentTable(join(corpus, 'qemu-7.2/qga/qapi-schema.json'));
    const system = new FakeSystem().add({ '/proc/self/mountinfo': '27 1 254:1 / / rw - ext4 /dev/vda1 rw\n' });
    system.sizes.set('/', { total: 3n, free: 1n, available: 1n });
    const returned = await callCommand(guestGetFsinfo, await fakeGuest(system));
    expect(() => new Marshaller(older).writeReturns('guest-get-fsinfo', returned)).toThrow("'return[0].total-bytes-privileged' is unexpected");
    expect(new Marshaller(older).writeReturns('guest-get-fsinfo', withKnownMembers(older, 'guest-get-fsinfo', returned))).toEqual([
      { 'name': '254:1', 'mountpoint': '/', 'type': 'ext4', 'used-bytes': 2, 'total-bytes': 3, 'disk': [] },
    ]);
  });
});
