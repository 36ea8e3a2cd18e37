/** Where a client connects to: real sockets, with a played monitor behind them. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, type Duplex } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { QmpConnectOptions } from '../../../src/runtime/client/connect-options.ts';
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import { FakePeer, greeting } from './fake-peer.ts';
import { running } from './monitor.ts';
import { monitorTable, type MonitorCommands, type MonitorEvents } from './tables.ts';

async function startServer(where: string | number): Promise<AddressInfo | string | null> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const peer = new FakePeer();
    socket.pipe(peer.stream).pipe(socket);
    peer.say(greeting);
    peer.answerAll(() => ({ return: running }));
  });
  server.listen(where);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return server.address();
}

async function talk(options: QmpConnectOptions): Promise<void> {
  const client = await connectQmp<MonitorCommands, MonitorEvents>(monitorTable, options);
  await expect(client.execute('query-status')).resolves.toEqual(running);
  await client.close();
  await expect(client.closed).resolves.toBeUndefined();
}

/** Kept until the process ends: the client closes their descriptors, whose numbers may be others' by the time they are collected. */
const owners: Socket[] = [];

function temporaryPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-endpoint-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'socket');
}

describe('a client talks through', () => {
  test('a Unix socket', async () => {
    const path = temporaryPath();
    await startServer(path);
    await talk({ path });
  });

  test('TCP', async () => {
    const { port } = await startServer(0) as AddressInfo;
    await talk({ host: '127.0.0.1', port });
  });

  test('a descriptor', async () => {
    const path = temporaryPath();
    await startServer(path);
    const owner = createConnection(path).pause() as Socket & { readonly _handle: { readonly fd: number } };
    await once(owner, 'connect');
    owners.push(owner.unref());
    await talk({ fd: owner._handle.fd });
  });

  test('a stream', async () => {
    const path = temporaryPath();
    await startServer(path);
    await talk({ stream: createConnection(path) });
  });
});

describe('a client does not come to be', () => {
  test('on a stream of text', async () => {
    await expect(connectQmp(monitorTable, { stream: new PassThrough().setEncoding('utf8') as Duplex })).rejects.toThrow(TypeError);
  });

  test('on a descriptor that is none', async () => {
    await expect(connectQmp(monitorTable, { fd: 1_000_000 })).rejects.toThrow();
  });

  test('at a path that no socket can have', async () => {
    const path = temporaryPath();
    const longest = path.padEnd(107, 'x');
    await startServer(longest);
    await talk({ path: longest });
    await expect(connectQmp(monitorTable, { path: `${longest}x` })).rejects.toThrow('at most 107 bytes');
    await expect(connectQmp(monitorTable, { path: '' })).rejects.toThrow('is empty');
  });

  test('when it is told not to, before it connects', async () => {
    const reason = new Error('enough');
    await expect(connectQmp(monitorTable, { path: '/nonexistent', signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await expect(connectQmp(monitorTable, { path: '/nonexistent', timeout: -1 })).rejects.toThrow(RangeError);
  });

  test('where nobody accepts in time', async () => {
    // An address that is kept for documentation: nobody is there.
    const connecting = connectQmp(monitorTable, { host: '192.0.2.1', port: 9, timeout: 20 });
    await expect(connecting).rejects.toThrow();
  });
});
