/** Programs run in a guest. */
import { describe, expect, test } from 'vitest';
import { MarshalError } from '../../../src/runtime/marshal/marshal-error.ts';
import { play, startAgent } from './agent.ts';
import { agentTable } from './tables.ts';
import type { JsonObject } from '../../../src/runtime/wire/json-value.ts';

/** Statuses in their order; the last one stays. */
function statuses(...replies: readonly JsonObject[]): { readonly asked: JsonObject[]; readonly answers: Parameters<typeof play>[1] } {
  const asked: JsonObject[] = [];
  let index = 0;
  return {
    asked,
    answers: {
      'guest-exec': (args) => {
        asked.push(args);
        return { return: { pid: 4711 } };
      },
      'guest-exec-status': (args) => {
        asked.push(args);
        const reply = replies[Math.min(index++, replies.length - 1)] ?? {};
        return { return: reply };
      },
    },
  };
}

describe('a program', () => {
  test.each([['bigint', 'bytes'], ['number', 'str']] as const)('runs to its end and gives its output, with integers as %s and base64 as %s', async (form, text) => {
    const { client, peer } = await startAgent({ table: agentTable(form, text) });
    const { asked, answers } = statuses({ exited: false }, { exited: false }, {
      'exited': true, 'exitcode': 3, 'out-data': 'aGVsbG8=', 'out-truncated': true, 'err-data': 'b2g=', 'err-truncated': false,
    });
    play(peer, answers);
    const outcome = await client.exec('/bin/x', ['a', 'b c'], { input: 'in', env: { HOME: '/h', LANG: '' }, pollInterval: 1 });
    expect({ ...outcome, stdout: String(Buffer.from(outcome.stdout)), stderr: String(Buffer.from(outcome.stderr)) }).toEqual({
      exitCode: 3, signal: undefined, stdout: 'hello', stderr: 'oh', isStdoutTruncated: true, isStderrTruncated: false,
    });
    expect(asked).toEqual([
      { 'path': '/bin/x', 'arg': ['a', 'b c'], 'env': ['HOME=/h', 'LANG='], 'input-data': 'aW4=', 'capture-output': true },
      { pid: 4711 }, { pid: 4711 }, { pid: 4711 },
    ]);
  });

  test('that is killed gives the signal, and nothing where it wrote nothing', async () => {
    const { client, peer } = await startAgent();
    const { asked, answers } = statuses({ exited: true, signal: 9 });
    play(peer, answers);
    await expect(client.exec('x', [], { captureOutput: false, env: ['A=1'], input: Buffer.of(255) })).resolves.toEqual({
      exitCode: undefined, signal: 9, stdout: new Uint8Array(), stderr: new Uint8Array(), isStdoutTruncated: false, isStderrTruncated: false,
    });
    expect(asked[0]).toEqual({ 'path': 'x', 'arg': [], 'env': ['A=1'], 'input-data': '/w==', 'capture-output': false });
  });

  test('that cannot be started says so', async () => {
    const { client, peer } = await startAgent();
    play(peer, { 'guest-exec': () => 'Failed to execute child process' });
    await expect(client.exec('x')).rejects.toMatchObject({ command: 'guest-exec', desc: 'Failed to execute child process' });
    await expect(client.exec('x', [], { captureOutput: 'merged' })).rejects.toThrow(MarshalError);
  });

  test('that takes too long is not waited for, by time and by signal', async () => {
    const { client, peer } = await startAgent();
    const names = play(peer, statuses({ exited: false }).answers);
    await expect(client.exec('slow', [], { timeout: 30 })).rejects.toMatchObject({ name: 'TimeoutError', message: 'the end of slow did not come within 30 ms' });
    const controller = new AbortController();
    const reason = new Error('enough');
    const running = client.exec('slow', [], { signal: controller.signal, pollInterval: 60_000 });
    setTimeout(() => controller.abort(reason), 5);
    await expect(running).rejects.toBe(reason);
    await expect(client.exec('slow', [], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(names.filter((name) => name === 'guest-exec')).toHaveLength(2);
  });

  test('is asked after less and less often', async () => {
    const { client, peer } = await startAgent();
    const names = play(peer, statuses({ exited: false }).answers);
    await expect(client.exec('slow', [], { timeout: 200 })).rejects.toThrow();
    expect(names.length).toBeLessThan(10);
  });

  test('ends with the client', async () => {
    const { client, peer } = await startAgent();
    play(peer, statuses({ exited: false }).answers);
    const running = expect(client.exec('slow')).rejects.toMatchObject({ name: 'ConnectionClosedError' });
    await client.close();
    await running;
  });
});
