/** What the clients' types allow. The type check of the project is the judge: each mistake must be one. */
import { expectTypeOf, test } from 'vitest';
import type { ConnectOptions, QmpConnectOptions } from '../../../src/runtime/client/connect-options.ts';
import { connectQmp } from '../../../src/runtime/client/connect-qmp.ts';
import type { EventStream } from '../../../src/runtime/client/event-stream.ts';
import type { GuestAgentClient } from '../../../src/runtime/client/guest-agent-client.ts';
import type { QmpClient } from '../../../src/runtime/client/qmp-client.ts';
import type { EventOf, EventTime, UnknownEvent } from '../../../src/runtime/client/schema-types.ts';
import { monitorTable, type AgentCommands, type MonitorCommands, type MonitorEvents } from './tables.ts';

type Monitor = QmpClient<MonitorCommands, MonitorEvents>;

/** Never called: what is in it is checked, not run. */
function check(_body: (monitor: Monitor, agent: GuestAgentClient<AgentCommands>) => unknown): void {
  // Nothing.
}

test('arguments are optional where all of them are, and results exact', () => {
  check((monitor, agent) => {
    expectTypeOf(monitor.execute('query-status')).resolves.toEqualTypeOf<MonitorCommands['query-status']['returns']>();
    expectTypeOf(monitor.execute('stop', {}, { timeout: 5, oob: true })).resolves.toEqualTypeOf<Record<string, never>>();
    expectTypeOf(monitor.execute('stop', undefined, { signal: undefined })).resolves.toEqualTypeOf<Record<string, never>>();
    expectTypeOf(monitor.execute('system-sleep')).resolves.toEqualTypeOf<undefined>();
    expectTypeOf(agent.execute('guest-file-open', { path: '/' })).resolves.toEqualTypeOf<bigint>();
    expectTypeOf(agent.execute('guest-shutdown')).resolves.toEqualTypeOf<undefined>();
    void monitor.execute('blockdev-add', { driver: 'null-co', size: 5n });
    void monitor.execute('object-add', { 'qom-type': 'iothread', 'id': 'a', 'poll-max-ns': 1n });
  });
});

test('mistakes in calls are found', () => {
  check((monitor, agent) => {
    // @ts-expect-error the node's name is mandatory
    void monitor.execute('blockdev-del');
    // @ts-expect-error it is a string
    void monitor.execute('blockdev-del', { 'node-name': 5 });
    // @ts-expect-error there is no such command
    void monitor.execute('blockdev-delete', { 'node-name': 'a' });
    // @ts-expect-error the member belongs to another driver
    void monitor.execute('blockdev-add', { driver: 'file', filename: 'a', size: 5n });
    // @ts-expect-error there is no such member
    void monitor.execute('human-monitor-command', { 'command-line': 'a', 'colour': 'red' });
    // @ts-expect-error it takes none
    void monitor.execute('stop', { now: true });
    // @ts-expect-error an agent has no out-of-band execution
    void agent.execute('guest-ping', {}, { oob: true });
    // @ts-expect-error the size is a bigint
    void monitor.execute('blockdev-create', { 'job-id': 'a', 'options': { driver: 'file', filename: 'a', size: 5 } });
  });
});

test('events are typed by their names', () => {
  check((monitor) => {
    expectTypeOf(monitor.once('SHUTDOWN')).resolves.toEqualTypeOf<EventOf<MonitorEvents, 'SHUTDOWN'>>();
    monitor.on('SHUTDOWN', ({ data, timestamp }) => {
      expectTypeOf(data).toEqualTypeOf<{ guest: boolean; reason: string }>();
      expectTypeOf(timestamp).toEqualTypeOf<EventTime>();
    });
    void monitor.once('JOB_STATUS_CHANGE', { filter: ({ data }) => data.status === 'concluded' });
    expectTypeOf(monitor.events('STOP', 'RESUME')).toEqualTypeOf<EventStream<EventOf<MonitorEvents, 'STOP' | 'RESUME'>>>();
    expectTypeOf(monitor.events({ names: ['STOP'], limit: 5 })).toEqualTypeOf<EventStream<EventOf<MonitorEvents, 'STOP'>>>();
    monitor.on('*', (event) => {
      if (!event.known) return expectTypeOf(event).toEqualTypeOf<UnknownEvent>();
      if (event.name === 'JOB_STATUS_CHANGE') expectTypeOf(event.data.id).toBeString();
      // @ts-expect-error which event it is must be asked first
      return event.data.id;
    });
    // @ts-expect-error there is no such event
    monitor.on('SHUT_DOWN', () => undefined);
    // @ts-expect-error nor is this one
    monitor.events('STOP', 'START');
    // @ts-expect-error it has no such member
    void monitor.once('SHUTDOWN', { filter: ({ data }) => data.status === 'concluded' });
  });
});

test('an endpoint is one of four', () => {
  const options = (_options: QmpConnectOptions): void => undefined;
  options({ path: '/a', oob: true, strict: true });
  options({ host: 'a', port: 5, timeout: 5 });
  options({ fd: 3, signal: undefined });
  // @ts-expect-error two at a time
  options({ path: '/a', fd: 3 });
  // @ts-expect-error none
  options({ timeout: 5 });
  // @ts-expect-error a host needs a port
  options({ host: 'a' });
  const agentOptions: ConnectOptions = { path: '/a' };
  expectTypeOf(agentOptions).toExtend<QmpConnectOptions>();
  const bind = (): Promise<Monitor> => connectQmp<MonitorCommands, MonitorEvents>(monitorTable, { path: '/a' });
  expectTypeOf(bind).returns.resolves.toEqualTypeOf<Monitor>();
  // @ts-expect-error these are no commands
  const wrong = (): unknown => connectQmp<{ a: { b: 1 } }, MonitorEvents>(monitorTable, { path: '/a' });
  expectTypeOf(wrong).toBeFunction();
});
