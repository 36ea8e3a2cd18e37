/** Clients that were not written for our agent: Debian's socat, and a plain script with the documented handshake. The script talks to qemu-ga too. */
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { useAgentFolder } from '../../runtime/agent/process/running-agent.ts';

const run = promisify(execFile);

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

const agents = ['our agent', 'qemu-ga'] as const;

describe.each(agents)('%s', (name) => {
  const folder = useAgentFolder();

  async function start(): Promise<void> {
    await folder.listen([], name === 'qemu-ga' ? { script: 'shift 2; exec qemu-ga "$@"' } : {});
    (await folder.connect()).socket.destroy();
  }

  test('a script with the documented handshake', async (context) => {
    if (!isInstalled('python3')) context.skip('python3 is not installed');
    if (name === 'qemu-ga' && !isInstalled('qemu-ga')) context.skip('qemu-ga is not installed');
    await start();
    const { stdout } = await run('python3', [join(import.meta.dirname, 'handshake.py'), folder.socket, folder.file('content')]);
    expect(stdout.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { synchronised: true },
      { commands: ['guest-exec', 'guest-file-open', 'guest-ping'] },
      { written: 25_600, same: true },
      { exitcode: 0, output: 'to and fro' },
    ]);
    await folder.stopAll();
  });

  test('socat, which closes its side before the replies are there', async (context) => {
    if (!isInstalled('socat')) context.skip('socat is not installed');
    if (name === 'qemu-ga' && !isInstalled('qemu-ga')) context.skip('qemu-ga is not installed');
    await start();
    const child = execFile('socat', ['-t10', '-', `UNIX-CONNECT:${folder.socket}`]);
    let output = '';
    child.stdout?.on('data', (text: string) => (output += text));
    child.stdin?.end('{"execute":"guest-sync","arguments":{"id":1}}{"execute":"guest-ping"}\n{"execute":"guest-nothing","id":"x"}\n');
    await once(child, 'close');
    expect(output.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { return: 1 }, { return: {} }, { id: 'x', error: { class: 'CommandNotFound', desc: 'The command guest-nothing has not been found' } },
    ]);
    await folder.stopAll();
  });
});
