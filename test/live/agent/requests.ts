/** What both agents are asked: each command of the guest agent of 7.2 that only reads, rightly and wrongly. */
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';

const request = (execute: string, args?: JsonValue): JsonObject => ({ execute, ...(args !== undefined && { arguments: args }) });

/** A value of each kind that JSON has. */
const kinds: readonly JsonValue[] = [null, true, 'text', '', 5, -1, 2n ** 63n, 1.5, [], {}];

const withoutArguments = [
  'guest-ping', 'guest-info', 'guest-get-time', 'guest-fsfreeze-status', 'guest-network-get-interfaces', 'guest-get-vcpus', 'guest-get-disks',
  'guest-get-fsinfo', 'guest-get-memory-blocks', 'guest-get-memory-block-info', 'guest-get-host-name', 'guest-get-users', 'guest-get-timezone',
  'guest-get-osinfo', 'guest-get-diskstats', 'guest-get-cpustats', 'guest-get-devices',
];

/** Commands with each of their arguments. */
const takingArguments: readonly (readonly [string, JsonObject])[] = [
  ['guest-sync', { id: 7 }],
  ['guest-sync-delimited', { id: 7 }],
  ['guest-exec-status', { pid: 1 }],
  ['guest-exec', { path: '/nonexistent', arg: [], env: [], 'input-data': '', 'capture-output': false }],
  ['guest-file-open', { path: '/nonexistent', mode: 'r' }],
  ['guest-file-close', { handle: 99 }],
  ['guest-file-read', { handle: 99, count: 1 }],
  ['guest-file-write', { handle: 99, 'buf-b64': 'YQ==', count: 1 }],
  ['guest-file-seek', { handle: 99, offset: 0, whence: 'set' }],
  ['guest-file-flush', { handle: 99 }],
  ['guest-ssh-get-authorized-keys', { username: 'no-such-user' }],
];

/** Requests with what is wrong in the envelope. */
const envelopes: readonly JsonValue[] = [
  {}, [], null, 5, 'text', { execute: 5 }, { execute: null }, { execute: 'nope' }, { execute: 'Guest-Ping' }, { execute: '' }, { execute: 'guest-ping', id: null },
  { execute: 'guest-ping', id: { deep: [1, 'x', null] } }, { execute: 'guest-ping', arguments: null }, { execute: 'guest-ping', arguments: [] },
  { execute: 'guest-ping', arguments: 5 }, { execute: 'guest-ping', Execute: 1 }, { execute: 'guest-ping', 'exec-oob': 'guest-ping' }, { 'exec-oob': 'guest-ping' },
  { execute: 'nope', arguments: 5 }, { execute: 'nope', arguments: {}, id: 1 }, { arguments: {} }, { id: 'only' }, { execute: 'guest-ping', 'arguments ': {} },
];

/** Other calls that need their arguments to be what they are. */
const further: readonly JsonObject[] = [
  ...['r', 'rb', 'rw', 'w+x', '', 'R', 'br'].map((mode) => request('guest-file-open', { path: '/nonexistent/file', mode })),
  request('guest-file-open', { path: '/nonexistent\0/file' }),
  request('guest-file-open', { path: '' }),
  ...['set', 'cur', 'end', 'SET', '', 0, 1, 2, 3, -1].map((whence) => request('guest-file-seek', { handle: 99, offset: 0, whence })),
  ...['YQ', 'YQ=', '!', 'Y Q==', 'YQ==\n'].map((text) => request('guest-exec', { path: '/nonexistent', 'input-data': text })),
  request('guest-ssh-get-authorized-keys', { username: '' }),
  request('guest-sync', { id: 2n ** 63n - 1n }),
  request('guest-sync', { id: -(2n ** 63n) }),
];

/** All of them. */
export const requests: readonly JsonValue[] = [
  ...envelopes,
  ...withoutArguments.flatMap((name) => [request(name), request(name, {}), request(name, { unexpected: 1 }), { ...request(name), id: 'id' }]),
  ...takingArguments.flatMap(([name, args]) => [
    request(name), request(name, {}), request(name, args), request(name, { ...args, unexpected: 1 }),
    ...Object.keys(args).flatMap((member) => kinds.map((kind) => request(name, { ...args, [member]: kind }))),
  ]),
  ...further,
];
