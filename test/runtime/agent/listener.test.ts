/** Clients on real sockets. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAgent, type Agent } from '../../../src/runtime/agent/agent.ts';
import type { Call } from '../../../src/runtime/agent/handler.ts';
import { table } from './table.ts';

let folder: string;
let path: string;
let agent: Agent;
/** The next call of `wait`. */
let waiting: Promise<Call>;
let began: (call: Call) => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-agent-'));
  path = join(folder, 'socket');
  waiting = new Promise((resolve) => (began = resolve));
  agent = createAgent({
    table,
    flavour: 'qga',
    handlers: {
      'guest-ping': () => undefined,
      'guest-sync': ({ id }) => id,
      wait: (_args, call) => {
        began(call);
        return new Promise((resolve) => call.signal.addEventListener('abort', () => resolve({ name: 'gone' })));
      },
      text: ({ size }) => 'x'.repeat(Number(size)),
    },
  });
});
afterEach(async () => {
  await agent.close();
  rmSync(folder, { recursive: true, force: true });
});

async function connect(): Promise<Socket> {
  const socket = createConnection({ path, allowHalfOpen: true });
  await once(socket, 'connect');
  return socket.setEncoding('latin1');
}

async function ask(socket: Socket, request: string): Promise<string> {
  socket.write(request);
  const [reply] = await once(socket, 'data') as [string];
  return reply;
}

const ping = '{"execute":"guest-ping"}';

describe('a Unix socket', () => {
  test('is for its owner only, whatever the mask, and is removed at the end', async () => {
    const mask = process.umask(0);
    const listener = await agent.listen({ path });
    expect(process.umask(mask)).toBe(0);
    expect(listener.path).toBe(path);
    expect(lstatSync(path).isSocket()).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await listener.close();
    expect(existsSync(path)).toBe(false);
  });

  test('replaces one that nobody listens on', async () => {
    leaveStaleSocket();
    expect(lstatSync(path).isSocket()).toBe(true);
    await agent.listen({ path });
    expect(await ask(await connect(), ping)).toBe('{"return": {}}\n');
  });

  test('does not replace one that somebody listens on', async () => {
    const other = createServer().listen(path);
    await once(other, 'listening');
    await expect(agent.listen({ path })).rejects.toThrow(`somebody listens at ${path} already`);
    expect(existsSync(path)).toBe(true);
    await new Promise((resolve) => other.close(resolve));
  });

  test('does not replace a file', async () => {
    writeFileSync(path, 'precious');
    await expect(agent.listen({ path })).rejects.toThrow(`${path} exists and is no socket`);
    expect(existsSync(path)).toBe(true);
  });

  test('is not at another path, where the path is longer than sockets can have', async () => {
    const prefix = `${folder}/`;
    const longest = prefix.padEnd(107, 'x');
    await expect(agent.listen({ path: `${longest}x` })).rejects.toThrow('at most 107 bytes');
    await expect(agent.listen({ path: prefix.padEnd(90, 'ä') })).rejects.toThrow('at most 107 bytes');
    await expect(agent.listen({ path: '' })).rejects.toThrow('is empty');
    expect(readdirSync(folder)).toEqual([]);
    await agent.listen({ path: longest });
    expect(readdirSync(folder)).toEqual([longest.slice(prefix.length)]);
  });

  test('says why it cannot be had', async () => {
    await expect(agent.listen({ path: join(folder, 'missing', 'socket') })).rejects.toThrow(`there is no folder ${join(folder, 'missing')}`);
    if (process.getuid?.() !== 0) {
      chmodSync(folder, 0o500);
      await expect(agent.listen({ path })).rejects.toThrow('EACCES');
      chmodSync(folder, 0o700);
    }
  });
});

describe('clients', () => {
  beforeEach(() => agent.listen({ path }));

  test('that half-close get every reply, then the end', async () => {
    const socket = await connect();
    socket.end(ping.repeat(1000));
    expect(await textOf(socket)).toBe('{"return": {}}\n'.repeat(1000));
  });

  test('are a thousand at once', async () => {
    const sockets = await Promise.all(Array.from({ length: 1000 }, connect));
    const replies = await Promise.all(sockets.map((socket, index) => ask(socket, `{"execute":"guest-sync","arguments":{"id":${index}}}`)));
    expect(replies).toEqual(sockets.map((_socket, index) => `{"return": ${index}}\n`));
    for (const socket of sockets) socket.destroy();
    expect(await ask(await connect(), ping)).toBe('{"return": {}}\n');
  });

  test('that leave in mid-request, in mid-reply or without reading do not disturb others', async () => {
    const other = await connect();
    for (const parting of ['{"execute":"gue', ping.repeat(1000), '{"execute":"text","arguments":{"size":10000000}}'.repeat(20), '{"execute":"wait"}']) {
      const socket = await connect();
      socket.pause();
      await new Promise((resolve) => socket.write(parting, resolve));
      socket.destroy();
      expect(await ask(other, ping)).toBe('{"return": {}}\n');
    }
  });

  test('that stop sending and then leave abort what runs for them', async () => {
    const socket = await connect();
    socket.end('{"execute":"wait"}');
    const call = await waiting;
    expect(call.signal.aborted).toBe(false);
    socket.destroy();
    await once(call.signal, 'abort');
  });

  test('that do not read are not given more than they take', async () => {
    const slow = await connect();
    slow.pause();
    const before = process.memoryUsage.rss();
    for (let round = 0; round < 20; round++) slow.write('{"execute":"text","arguments":{"size":1000000}}'.repeat(1000));
    const other = await connect();
    for (let round = 0; round < 20; round++) expect(await ask(other, ping)).toBe('{"return": {}}\n');
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 2 ** 20);
    slow.destroy();
  });
});

/** What a process leaves behind that is killed. */
function leaveStaleSocket(): void {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script]);
}
