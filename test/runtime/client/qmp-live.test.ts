/** The client of a monitor and Debian's QEMU. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import type { QmpOptions } from '../../../src/runtime/client/connect-options.ts';
import type { QmpClient } from '../../../src/runtime/client/qmp-client.ts';
import { startListening } from '../../support/listening-program.ts';
import { describeWithQemu } from '../../support/qemu.ts';
import { monitorTable, type MonitorCommands, type MonitorEvents } from './tables.ts';

interface LiveMonitor {
  readonly client: QmpClient<MonitorCommands, MonitorEvents>;
  readonly folder: string;
  readonly ended: Promise<number | null>;
}

async function connectLive(options: QmpOptions & { readonly strict?: boolean } = {}): Promise<LiveMonitor> {
  const { folder, socketPath, ended, stop } = await startListening('qemu-system-x86_64', (path) => [
    '-machine', 'none', '-display', 'none', '-nodefaults', '-qmp', `unix:${path},server=on,wait=off`,
  ]);
  onTestFinished(stop);
  const client = await connectQmp<MonitorCommands, MonitorEvents>(monitorTable, { path: socketPath, timeout: 20_000, ...options });
  return { client, folder, ended };
}

describeWithQemu('qemu-system-x86_64', '7.2', () => {
  test('greets, tells its state, and quits in order', async () => {
    const { client, ended } = await connectLive();
    expect(client.greeting.version.qemu).toMatchObject({ major: 7, minor: 2 });
    await expect(client.execute('query-status')).resolves.toMatchObject({ running: true, status: 'running' });
    const shutdown = client.once('SHUTDOWN');
    await expect(client.execute('quit')).resolves.toEqual({});
    await expect(shutdown).resolves.toMatchObject({ data: { guest: false, reason: 'host-qmp-quit' }, known: true });
    await expect(client.closed).resolves.toBeUndefined();
    expect(await ended).toBe(0);
  });

  test('adds and removes block devices and objects', async () => {
    const { client } = await connectLive();
    await client.execute('blockdev-add', { 'driver': 'null-co', 'node-name': 'disk', 'size': 2n ** 40n });
    await expect(client.execute('human-monitor-command', { 'command-line': 'info block -n' })).resolves.toContain('disk');
    await expect(client.execute('blockdev-add', { 'driver': 'null-co', 'node-name': 'disk' })).rejects.toMatchObject({
      name: 'QmpError', class: 'GenericError', command: 'blockdev-add',
    });
    await client.execute('blockdev-del', { 'node-name': 'disk' });
    await client.execute('object-add', { 'qom-type': 'secret', 'id': 'key', 'data': 'sésame' });
    await client.execute('object-add', { 'qom-type': 'iothread', 'id': 'thread', 'poll-max-ns': 5000n });
    await client.execute('object-del', { id: 'key' });
    await expect(client.execute('object-del', { id: 'key' })).rejects.toThrow('object-del: ');
  });

  test('stops and goes on, each with its event before the reply', async () => {
    const { client } = await connectLive();
    const told: string[] = [];
    client.on('STOP', ({ name }) => told.push(name));
    client.on('RESUME', ({ name }) => told.push(name));
    const events = client.events('STOP', 'RESUME');
    for (const command of ['stop', 'cont'] as const) {
      await client.execute(command);
      told.push(command);
    }
    expect(told).toEqual(['STOP', 'stop', 'RESUME', 'cont']);
    const { value } = await events.next();
    expect(value?.timestamp.seconds).toBeGreaterThan(1.6e9);
    await client.close();
  });

  test('runs a job to its end', async () => {
    const { client, folder } = await connectLive({ strict: true });
    const states: string[] = [];
    const events = client.events('JOB_STATUS_CHANGE');
    const filename = join(folder, 'image');
    await client.execute('blockdev-create', { 'job-id': 'making', 'options': { driver: 'file', filename, size: 2n ** 20n } });
    for await (const { data: { id, status } } of events) {
      expect(id).toBe('making');
      states.push(status);
      if (status === 'concluded') await client.execute('job-dismiss', { id });
      if (status === 'null') break;
    }
    expect(states).toEqual(['created', 'running', 'waiting', 'pending', 'concluded', 'null']);
    await expect(client.execute('query-jobs')).resolves.toEqual([]);
    rmSync(filename);
  });

  test('executes out of band where that is enabled', async () => {
    const { client } = await connectLive({ oob: true });
    expect(client.isOutOfBand).toBe(true);
    await expect(client.execute('yank', { instances: [] }, { oob: true })).resolves.toEqual({});
    await expect(client.execute('query-status', {}, { oob: true })).rejects.toThrow('does not support OOB');
  });

  test('answers hundreds of commands at once, and those given up trouble nobody', async () => {
    const { client } = await connectLive({ oob: true });
    const controller = new AbortController();
    const results = Array.from({ length: 500 }, (_, index) => (
      client.execute('query-status', {}, index % 3 === 0 ? { signal: controller.signal } : {}).then(({ status }) => status, () => 'given up')
    ));
    controller.abort();
    const outcomes = await Promise.all(results);
    expect(outcomes.filter((outcome) => outcome === 'running')).toHaveLength(333);
    await client.close();
  });
});
