/** The client of a guest agent and Debian's agent. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connectGuestAgent } from '../../../src/runtime/client/connect-guest-agent.ts';
import type { GuestAgentClient } from '../../../src/runtime/client/guest-agent-client.ts';
import { startListening, type ListeningProgram } from '../../support/listening-program.ts';
import { describeWithQemu } from '../../support/qemu.ts';
import { agentTable, type AgentCommands } from './tables.ts';

async function startAgent(...further: readonly string[]): Promise<ListeningProgram> {
  const agent = await startListening('qemu-ga', (path, folder) => ['-m', 'unix-listen', '-p', path, '-t', folder, ...further]);
  onTestFinished(agent.stop);
  return agent;
}

function connect({ socketPath: path }: ListeningProgram, table = agentTable()): Promise<GuestAgentClient<AgentCommands>> {
  return connectGuestAgent<AgentCommands>(table, { path, timeout: 20_000 });
}

describeWithQemu('qemu-ga', '7.2', () => {
  test('comes into step and answers', async () => {
    const client = await connect(await startAgent());
    const { version, supported_commands: commands } = await client.execute('guest-info');
    expect(version).toMatch(/^7\.2/);
    expect(commands).toContainEqual({ 'name': 'guest-shutdown', 'enabled': true, 'success-response': false });
    const time = await client.execute('guest-get-time');
    expect(typeof time).toBe('bigint');
    expect(time).toBeGreaterThan(1_600_000_000_000_000_000n);
    await expect(client.execute('guest-file-open', { path: '/nonexistent/x' })).rejects.toMatchObject({ class: 'GenericError' });
    await expect(client.executeRaw('guest-nothing')).rejects.toMatchObject({ class: 'CommandNotFound' });
    await client.close();
  });

  test('serves one client after the other, whatever the one before left', async () => {
    const agent = await startAgent();
    await (await connect(agent)).close();
    for (const left of ['{"execute": "guest-info"}', '{"execute": "guest-', '\xff{"execute": "guest-sync-delimited", "arguments": {"id": 5}}', '"\'']) {
      const rude = createConnection(agent.socketPath);
      await once(rude, 'connect');
      rude.end(left, 'latin1');
      rude.resume();
      await once(rude, 'close');
      const client = await connect(agent);
      await expect(client.execute('guest-ping')).resolves.toEqual({});
      await client.close();
    }
  });

  test('comes into step again after commands were given up', async () => {
    const client = await connect(await startAgent());
    for (let round = 0; round < 20; round++) {
      const controller = new AbortController();
      const info = client.execute('guest-info', {}, { signal: controller.signal });
      if (round % 2 === 0) await new Promise((resolve) => setTimeout(resolve, round % 4));
      controller.abort();
      await info.catch(() => undefined);
      expect(typeof await client.execute('guest-get-time')).toBe('bigint');
    }
    await client.close();
  });

  test('reads and writes files of any size', async () => {
    const agent = await startAgent();
    const client = await connect(agent, agentTable('bigint-or-number', 'str'));
    const path = join(agent.folder, 'file');
    const bytes = randomBytes(5_000_001);
    await expect(client.writeFile(path, [bytes.subarray(0, 10), bytes.subarray(10)])).resolves.toBe(bytes.length);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(Buffer.from(await client.readFile(path).bytes()).equals(bytes)).toBe(true);
    writeFileSync(path, '');
    await expect(client.readFile(path).text()).resolves.toBe('');
    await expect(client.readFile(join(agent.folder, 'nothing')).bytes()).rejects.toThrow('No such file or directory');
    await expect(client.writeFile('/dev/full', 'x')).rejects.toThrow(/guest-file-(?:flush|write|close): /);
    await expect(client.readFile('/proc/self/status').text()).resolves.toContain('qemu-ga');
    await client.close();
  });

  test('runs programs', async () => {
    const client = await connect(await startAgent());
    const { stdout, stderr, ...outcome } = await client.exec('/bin/sh', ['-c', 'cat; echo "$GREETING" >&2; exit 3'], { input: 'sésame', env: { GREETING: 'hi' } });
    expect([Buffer.from(stdout).toString(), Buffer.from(stderr).toString()]).toEqual(['sésame', 'hi\n']);
    expect(outcome).toEqual({ exitCode: 3, signal: undefined, isStdoutTruncated: false, isStderrTruncated: false });
    await expect(client.exec('/bin/sh', ['-c', 'kill -9 $$'])).resolves.toMatchObject({ exitCode: undefined, signal: 9 });
    await expect(client.exec('/nonexistent/program')).rejects.toThrow('guest-exec: ');
    await client.close();
  });

  test('tells whether a command that succeeds in silence is refused', async () => {
    const client = await connect(await startAgent('-b', 'guest-shutdown'));
    await expect(client.execute('guest-shutdown')).rejects.toMatchObject({ class: 'CommandNotFound' });
    await expect(client.execute('guest-ping')).resolves.toEqual({});
    await client.close();
  });

  test('is told the older handshake where the newer one is blocked', async () => {
    const client = await connect(await startAgent('-b', 'guest-sync-delimited'));
    await expect(client.execute('guest-ping')).resolves.toEqual({});
    await client.close();
  });

  test('does not end because a client leaves early', async () => {
    const agent = await startAgent();
    const first = await connect(agent);
    await first.execute('guest-info', {}, { timeout: 0 }).catch(() => undefined);
    await first.close();
    const second = await connect(agent);
    await expect(second.execute('guest-ping')).resolves.toEqual({});
    await second.close();
  });
});
