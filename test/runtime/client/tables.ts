/** Tables of small schemas for these tests, and the types that go with them, in the form in which the compiler writes both. */
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';

type EmptyObject = Record<string, never>;

export interface MonitorCommands {
  'qmp_capabilities': { arguments: { enable?: string[] }; returns: EmptyObject };
  'query-status': { arguments: EmptyObject; returns: { running: boolean; singlestep?: boolean; status: 'running' | 'paused' | 'shutdown' } };
  'query-jobs': { arguments: EmptyObject; returns: { 'id': string; 'status': string; 'current-progress': bigint; 'error'?: string }[] };
  'stop': { arguments: EmptyObject; returns: EmptyObject };
  'cont': { arguments: EmptyObject; returns: EmptyObject };
  'quit': { arguments: EmptyObject; returns: EmptyObject };
  'yank': { arguments: { instances: unknown[] }; returns: EmptyObject };
  'human-monitor-command': { arguments: { 'command-line': string; 'cpu-index'?: bigint }; returns: string };
  'object-add': { arguments: { 'qom-type': 'secret'; 'id': string; 'data'?: string } | { 'qom-type': 'iothread'; 'id': string; 'poll-max-ns'?: bigint }; returns: EmptyObject };
  'object-del': { arguments: { id: string }; returns: EmptyObject };
  'blockdev-add': { arguments: BlockdevOptions; returns: EmptyObject };
  'blockdev-del': { arguments: { 'node-name': string }; returns: EmptyObject };
  'blockdev-create': { arguments: { 'job-id': string; 'options': { driver: 'file'; filename: string; size: bigint } }; returns: EmptyObject };
  'job-dismiss': { arguments: { id: string }; returns: EmptyObject };
  'system-sleep': { arguments: EmptyObject; returns: undefined };
}

type BlockdevOptions = { 'node-name'?: string; 'read-only'?: boolean } & ({ driver: 'null-co'; size?: bigint } | { driver: 'file'; filename: string });

export interface MonitorEvents {
  STOP: { data: undefined };
  RESUME: { data: undefined };
  SHUTDOWN: { data: { guest: boolean; reason: string } };
  JOB_STATUS_CHANGE: { data: { id: string; status: 'created' | 'running' | 'waiting' | 'pending' | 'concluded' | 'null' } };
}

export const monitorTable: SchemaTable = {
  integers: { int: 'bigint', int64: 'bigint', uint64: 'bigint', size: 'bigint' },
  types: {
    RunState: { enum: ['running', 'paused', 'shutdown'] },
    Status: { struct: { 'running': 'bool', '*singlestep': 'bool', 'status': 'RunState' } },
    Job: { struct: { 'id': 'str', 'status': 'JobStatus', 'current-progress': 'int', '*error': 'str' } },
    JobStatus: { enum: ['created', 'running', 'waiting', 'pending', 'concluded', 'null'] },
    Driver: { enum: ['null-co', 'file'] },
    BlockdevOptions: {
      union: { 'null-co': { '*size': 'int' }, 'file': { filename: 'str' } },
      base: { 'driver': 'Driver', '*node-name': 'str', '*read-only': 'bool' },
      discriminator: 'driver',
    },
    ObjectType: { enum: ['secret', 'iothread'] },
    ObjectOptions: {
      union: { secret: { '*data': 'str' }, iothread: { '*poll-max-ns': 'int' } },
      base: { 'qom-type': 'ObjectType', 'id': 'str' },
      discriminator: 'qom-type',
    },
    CreateOptions: { struct: { driver: 'Driver', filename: 'str', size: 'size' } },
  },
  commands: {
    'qmp_capabilities': { arguments: { '*enable': ['str'] } },
    'query-status': { returns: 'Status' },
    'query-jobs': { returns: ['Job'] },
    'stop': {},
    'cont': {},
    'quit': {},
    'yank': { arguments: { instances: ['any'] }, oob: true },
    'human-monitor-command': { arguments: { 'command-line': 'str', '*cpu-index': 'int' }, returns: 'str' },
    'object-add': { arguments: 'ObjectOptions' },
    'object-del': { arguments: { id: 'str' } },
    'blockdev-add': { arguments: 'BlockdevOptions' },
    'blockdev-del': { arguments: { 'node-name': 'str' } },
    'blockdev-create': { arguments: { 'job-id': 'str', 'options': 'CreateOptions' } },
    'job-dismiss': { arguments: { id: 'str' } },
    'system-sleep': { silent: true },
  },
  events: {
    STOP: {},
    RESUME: {},
    SHUTDOWN: { data: { guest: 'bool', reason: 'str' } },
    JOB_STATUS_CHANGE: { data: { id: 'str', status: 'JobStatus' } },
  },
};

export interface AgentCommands {
  'guest-sync-delimited': { arguments: { id: bigint }; returns: bigint };
  'guest-sync': { arguments: { id: bigint }; returns: bigint };
  'guest-ping': { arguments: EmptyObject; returns: EmptyObject };
  'guest-info': { arguments: EmptyObject; returns: { version: string; supported_commands: { 'name': string; 'enabled': boolean; 'success-response': boolean }[] } };
  'guest-get-time': { arguments: EmptyObject; returns: bigint };
  'guest-shutdown': { arguments: { mode?: string }; returns: undefined };
  'guest-file-open': { arguments: { path: string; mode?: string }; returns: bigint };
}

/** The table of an agent: integers in this form, base64 as bytes or as strings. */
export function agentTable(form: 'bigint' | 'number' | 'bigint-or-number' = 'bigint', bytes: 'bytes' | 'str' = 'bytes'): SchemaTable {
  return {
    integers: { int: form, int64: form, uint64: form, size: form },
    types: {
      Info: { struct: { version: 'str', supported_commands: ['CommandInfo'] } },
      CommandInfo: { struct: { 'name': 'str', 'enabled': 'bool', 'success-response': 'bool' } },
      FileRead: { struct: { 'count': 'int', 'buf-b64': bytes, 'eof': 'bool' } },
      FileWrite: { struct: { count: 'int', eof: 'bool' } },
      Exec: { struct: { pid: 'int' } },
      ExecStatus: {
        struct: {
          'exited': 'bool', '*exitcode': 'int', '*signal': 'int', '*out-data': bytes, '*err-data': bytes,
          '*out-truncated': 'bool', '*err-truncated': 'bool',
        },
      },
    },
    commands: {
      'guest-sync-delimited': { arguments: { id: 'int' }, returns: 'int' },
      'guest-sync': { arguments: { id: 'int' }, returns: 'int' },
      'guest-ping': {},
      'guest-info': { returns: 'Info' },
      'guest-get-time': { returns: 'int' },
      'guest-shutdown': { arguments: { '*mode': 'str' }, silent: true },
      'guest-file-open': { arguments: { 'path': 'str', '*mode': 'str' }, returns: 'int' },
      'guest-file-close': { arguments: { handle: 'int' } },
      'guest-file-read': { arguments: { 'handle': 'int', '*count': 'int' }, returns: 'FileRead' },
      'guest-file-write': { arguments: { 'handle': 'int', 'buf-b64': bytes, '*count': 'int' }, returns: 'FileWrite' },
      'guest-file-flush': { arguments: { handle: 'int' } },
      'guest-exec': { arguments: { 'path': 'str', '*arg': ['str'], '*env': ['str'], '*input-data': bytes, '*capture-output': 'bool' }, returns: 'Exec' },
      'guest-exec-status': { arguments: { pid: 'int' }, returns: 'ExecStatus' },
    },
    events: {},
  };
}
