import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guestCommands } from '../../../../src/runtime/agent/commands/guest-commands.ts';
import { compile } from '../../../../src/project/compile.ts';
import { nodeFileSystem } from '../../../../src/source/node-file-system.ts';

const root = new URL('../../../../fixtures/guest-agent/qapi-schema.json', import.meta.url).pathname;
const folder = new URL('../../../../src/runtime/agent/commands/', import.meta.url);

test('every command of the schema, in its order, but the one of Windows', () => {
  const { schema } = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
  const names = schema?.commands.map(({ name }) => name).filter((name) => name !== 'guest-get-devices');
  expect(guestCommands.map(({ name }) => name)).toEqual(names);
});

test('every command has the file of its name', () => {
  const files = readdirSync(folder).filter((file) => /^guest-(?!commands?\.ts)/.test(file)).map((file) => file.slice(0, -'.ts'.length));
  const shared = new Map([['guest-sync-delimited', 'guest-sync']]);
  expect(files.sort()).toEqual([...new Set(guestCommands.map(({ name }) => shared.get(name) ?? name))].sort());
});

test('what changes the machine', () => {
  expect(guestCommands.filter(({ changesMachine }) => changesMachine).map(({ name }) => name).sort()).toEqual([
    'guest-fsfreeze-freeze', 'guest-fsfreeze-freeze-list', 'guest-fsfreeze-thaw', 'guest-fstrim', 'guest-set-memory-blocks', 'guest-set-time',
    'guest-set-user-password', 'guest-set-vcpus', 'guest-shutdown', 'guest-ssh-add-authorized-keys', 'guest-ssh-remove-authorized-keys',
    'guest-suspend-disk', 'guest-suspend-hybrid', 'guest-suspend-ram',
  ]);
});

test('what works while file systems are frozen', () => {
  expect(guestCommands.filter(({ worksWhileFrozen }) => worksWhileFrozen).map(({ name }) => name)).toEqual([
    'guest-sync-delimited', 'guest-sync', 'guest-ping', 'guest-info', 'guest-fsfreeze-status', 'guest-fsfreeze-thaw',
  ]);
});

test('one reply brings the reader into a known state', () => {
  expect(guestCommands.filter(({ sentinel }) => sentinel).map(({ name }) => name)).toEqual(['guest-sync-delimited']);
});
