/** The same requests to Debian's qemu-ga and to the commands here: files, programs, and what both only read. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guestCommands } from '../../../../src/runtime/agent/commands/guest-commands.ts';
import { CommandError } from '../../../../src/runtime/agent/command-error.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import type { JsonObject } from '../../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../../src/runtime/wire/json-writer.ts';
import { describeWithQemu } from '../../../support/qemu.ts';
import { type GuestAgentProcess, startGuestAgent } from '../../wire/guest-agent-process.ts';
import { type FakeGuest, fakeGuest } from '../fake-guest.ts';
import { execute } from '../guest-agent-schema.ts';

type Request = readonly [name: string, args?: JsonObject];

/** Stands for the folder that each agent has for itself. */
const place = '/PLACE';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Handles count alike in both, from 1000. Files: the first is `/PLACE/old` for reading and writing, and so on, as they are opened. */
const requests: readonly Request[] = [
  ['guest-file-open', { path: `${place}/old`, mode: 'r+' }],
  ['guest-file-read', { handle: 1000, count: 0 }],
  ['guest-file-read', { handle: 1000, count: 5 }],
  ['guest-file-write', { 'handle': 1000, 'buf-b64': base64('HERE') }],
  ['guest-file-read', { handle: 1000 }],
  ['guest-file-read', { handle: 1000, count: 50331649 }],
  ['guest-file-read', { handle: 1000, count: -1 }],
  ['guest-file-seek', { handle: 1000, offset: -4, whence: 'end' }],
  ['guest-file-seek', { handle: 1000, offset: -400, whence: 1 }],
  ['guest-file-seek', { handle: 1000, offset: 2n ** 62n, whence: 0 }],
  ['guest-file-seek', { handle: 1000, offset: 0, whence: 3 }],
  ['guest-file-seek', { handle: 1000, offset: 0, whence: 'here' }],
  ['guest-file-seek', { handle: 1000, offset: 100, whence: 'set' }],
  ['guest-file-read', { handle: 1000 }],
  ['guest-file-write', { 'handle': 1000, 'buf-b64': 'aGVs', 'count': 4 }],
  ['guest-file-write', { 'handle': 1000, 'buf-b64': 'aG-s', 'count': 4 }],
  ['guest-file-write', { 'handle': 1000, 'buf-b64': 'aGVsbG8', 'count': 3 }],
  ['guest-file-write', { 'handle': 1000, 'buf-b64': 'YQ==YWI=YWJj' }],
  ['guest-file-seek', { handle: 1000, offset: 0, whence: 'cur' }],
  ['guest-file-flush', { handle: 1000 }],
  ['guest-file-close', { handle: 1000 }],
  ...['read', 'write', 'seek', 'flush', 'close'].map((what): Request => {
    const others: Readonly<Record<string, JsonObject>> = { write: { 'buf-b64': '%' }, seek: { offset: 0, whence: 9 }, read: { count: -1 } };
    return [`guest-file-${what}`, { handle: 1000, ...others[what] }];
  }),
  ['guest-file-open', { path: `${place}/old`, mode: 'a+' }],
  ['guest-file-seek', { handle: 1001, offset: 0, whence: 'cur' }],
  ['guest-file-read', { handle: 1001, count: 2 }],
  ['guest-file-write', { 'handle': 1001, 'buf-b64': base64('more') }],
  ['guest-file-read', { handle: 1001, count: 2 }],
  ['guest-file-seek', { handle: 1001, offset: 0, whence: 'set' }],
  ['guest-file-read', { handle: 1001 }],
  ['guest-file-open', { path: `${place}/old` }],
  ['guest-file-write', { 'handle': 1002, 'buf-b64': 'aGVs' }],
  ['guest-file-write', { 'handle': 1002, 'buf-b64': '' }],
  ['guest-file-open', { path: `${place}/new`, mode: 'w' }],
  ['guest-file-read', { handle: 1003 }],
  ['guest-file-open', { path: place }],
  ['guest-file-read', { handle: 1004 }],
  ['guest-file-open', { path: place, mode: 'w' }],
  ['guest-file-open', { path: `${place}/none` }],
  ['guest-file-open', { path: `${place}/none/none`, mode: 'w' }],
  ['guest-file-open', { path: '', mode: 'rw' }],
  ['guest-file-open', { path: '' }],
  ['guest-file-open', { path: `${place}/a\0b` }],
  ['guest-file-open', { path: '/dev/full', mode: 'w' }],
  ['guest-file-write', { 'handle': 1005, 'buf-b64': 'aGVs' }],
  ['guest-file-flush', { handle: 1005 }],
  ['guest-file-open', { path: '/dev/full', mode: 'w' }],
  ['guest-file-write', { 'handle': 1006, 'buf-b64': base64('x'.repeat(5000)) }],
  ['guest-file-open', { path: `${place}/pipe`, mode: 'w' }],
  ['guest-file-open', { path: `${place}/pipe` }],
  ['guest-file-read', { handle: 1007 }],
  ['guest-file-seek', { handle: 1007, offset: 0, whence: 'cur' }],
  ['guest-file-open', { path: `${place}/pipe`, mode: 'r+' }],
  ['guest-file-read', { handle: 1008 }],
  ['guest-file-write', { 'handle': 1008, 'buf-b64': 'aGVs' }],
  ['guest-file-read', { handle: 1008, count: 3 }],
  ['guest-file-open', { path: '/proc/version' }],
  ['guest-file-read', { handle: 1009, count: 100_000 }],
  ['guest-get-host-name'],
  ['guest-get-osinfo'],
  ['guest-get-timezone'],
  ['guest-get-users'],
  ['guest-ping'],
  ['guest-sync', { id: -(2n ** 63n) }],
  ['guest-ssh-get-authorized-keys', { username: 'no-such-user' }],
  ['guest-ssh-add-authorized-keys', { username: 'no-such-user', keys: ['key', '#key'] }],
  ['guest-ssh-remove-authorized-keys', { username: 'no-such-user', keys: ['a\nb'] }],
  ['guest-ssh-add-authorized-keys', { username: 'no-such-user', keys: [''] }],
];

const programs: readonly JsonObject[] = [
  { 'path': 'printf', 'arg': ['%s|', '$HOME', '`id`', ''], 'capture-output': true },
  { 'path': 'cat', 'input-data': base64('hello'), 'capture-output': true },
  { 'path': 'true', 'input-data': base64('hello'), 'capture-output': true },
  { 'path': 'env', 'env': ['A=1', 'FOO', 'A=2', '=x'], 'capture-output': true },
  { 'path': 'env', 'env': [], 'capture-output': true },
  { 'path': 'cat', 'env': ['PATH=/none'] },
  { 'path': 'sh', 'arg': ['-c', 'echo out; echo err >&2; exit 300'], 'capture-output': true },
  { 'path': 'sh', 'arg': ['-c', 'echo out; kill -TERM $$'], 'capture-output': false },
  { 'path': 'sh', 'arg': ['-c', 'echo out > /dev/stdout; cat /dev/stdin'], 'input-data': base64('in'), 'capture-output': true },
  { 'path': 'sh', 'arg': ['-c', 'sleep 0.1 & echo out'], 'capture-output': true },
  { 'path': 'head', 'arg': ['-c', '16777217', '/dev/zero'], 'capture-output': true },
  { path: '/none' },
  { path: 'none' },
  { path: '' },
  { path: '/etc/passwd' },
  { path: place },
  { path: `${place}/without-interpreter` },
  { 'path': `${place}/without-line`, 'arg': ['x'], 'capture-output': true },
  { 'path': 'cat', 'input-data': '%' },
];

interface Agent {
  readonly folder: string;
  ask(request: Request): Promise<unknown>;
}

/** Makes what each agent has for itself. */
function makeFolders(parent: string): void {
  for (const folder of ['theirs', 'ours']) {
    mkdirSync(join(parent, folder));
    writeFileSync(join(parent, folder, 'old'), 'old content of the file');
    spawnSync('mkfifo', [join(parent, folder, 'pipe')]);
    writeFileSync(join(parent, folder, 'without-interpreter'), '#!/no/such/interpreter\n', { mode: 0o755 });
    writeFileSync(join(parent, folder, 'without-line'), 'echo $0 $1\n', { mode: 0o755 });
  }
}

function agentThere(agent: GuestAgentProcess, folder: string): Agent {
  let number = 0;
  return {
    folder,
    ask: async ([name, args]) => {
      const request = writeLine({ execute: name, ...(args !== undefined && { arguments: placed(args, folder) }) });
      const [reply] = await agent.exchange(request, ++number);
      return unplaced(reply, folder);
    },
  };
}

function agentHere(guest: FakeGuest, folder: string): Agent {
  return {
    folder,
    ask: async ([name, args]) => {
      const command = guestCommands.find((each) => each.name === name)?.run ?? expect.fail(`${name} is missing`);
      try {
        return unplaced({ return: await execute({ name, command, guest, ...(args !== undefined && { args: placed(args, folder) }) }) }, folder);
      } catch (error) {
        if (!(error instanceof CommandError) && (error as Error).name !== 'MarshalError') throw error;
        const desc = (error as Error).message;
        return unplaced({ error: { class: error instanceof CommandError ? error.class : 'GenericError', desc } }, folder);
      }
    },
  };
}

function placed(args: JsonObject, folder: string): JsonObject {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, typeof value === 'string' ? value.replace(place, folder) : value]));
}

function unplaced(reply: unknown, folder: string): unknown {
  return JSON.parse(JSON.stringify(reply, (_name, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)).replaceAll(folder, place));
}

/** Starts and asks until it has ended. */
async function run(agent: Agent, request: JsonObject): Promise<unknown> {
  const started = await agent.ask(['guest-exec', request]) as { return?: { pid: number } };
  if (started.return === undefined) return started;
  for (;;) {
    const status = await agent.ask(['guest-exec-status', { pid: started.return.pid }]) as { return: { 'exited': boolean; 'out-data'?: string } };
    if (!status.return.exited) {
      await delay(20);
      continue;
    }
    const output = status.return['out-data'];
    if (output !== undefined) status.return['out-data'] = Buffer.from(output, 'base64').toString().replaceAll(agent.folder, place);
    return status;
  }
}

/** Since 7.2 the reason stands alone. */
function withoutFormerWords(reply: unknown): unknown {
  const text = JSON.stringify(reply).replace(/Guest agent command failed, error was '(.*)'"/, '$1"');
  return JSON.parse(text);
}

describeWithQemu('qemu-ga', '7.2', () => {
  let parent: string;
  let theirs: Agent;
  let ours: Agent;
  let stop: GuestAgentProcess['stop'];

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'qapi-gen-like-'));
    makeFolders(parent);
    ours = agentHere(await fakeGuest(new NodeSystem(), { stateFolder: parent }), join(parent, 'ours'));
    const agent = await startGuestAgent();
    stop = agent.stop;
    theirs = agentThere(agent, join(parent, 'theirs'));
  });

  afterAll(async () => {
    await stop();
    rmSync(parent, { recursive: true, force: true });
  });

  test('answers the same to requests for files and names', async () => {
    for (const request of requests) {
      const [expected, found] = [await theirs.ask(request), await ours.ask(request)];
      expect({ request, reply: found }).toEqual({ request, reply: expected });
    }
  });

  test.each(programs)('answers the same to guest-exec %j', async (request) => {
    const [expected, found] = [await run(theirs, request), await run(ours, request)];
    expect(found).toEqual(withoutFormerWords(expected));
  });
});
