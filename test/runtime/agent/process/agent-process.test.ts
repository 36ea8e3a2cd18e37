/** The process as administrators meet it: options, signals, files, channels, the background. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { useAgentFolder } from './running-agent.ts';

const folder = useAgentFolder();

afterEach(async () => {
  await folder.stopAll();
  for (const name of ['socket', 'pid', 'log', 'qga.state', 'qga.state.isfrozen', 'a.conf']) rmSync(folder.file(name), { force: true });
});

/** Ends a process that is none of our children. */
async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGTERM');
  while (isAlive(pid)) await delay(10);
}

/** What has ended may wait for somebody to ask how. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

const ping = '{"execute":"guest-ping"}';

describe('what is printed', () => {
  test('is help, the version, a list, or a configuration, with status 0', async () => {
    expect(await folder.run(['--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^Usage: agent /) as string });
    expect(await folder.run(['-V'])).toMatchObject({ status: 0, stderr: '', stdout: 'agent 1.2.3\n' });
    const { stdout, status } = await folder.run(['-b', 'help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^guest-sync-delimited\nguest-sync\nguest-ping\n/);
    expect(stdout).not.toContain('guest-get-devices');
    expect(await folder.run(['-D', '-d', '-f', folder.write('pid', '1\n')])).toMatchObject({ status: 0, stdout: expect.stringContaining('daemon=true\n') as string });
    expect(existsSync(folder.file('pid'))).toBe(true);
  });

  test.each([
    [['--nope'], "agent: there is no option '--nope'; 'agent --help' tells what there is\n", ''],
    [['-m', 'unix-listen'], '', "'unix-listen' needs a path"],
    [['-m', 'foo'], '', "there is no channel method 'foo'"],
    [['-m', 'foo', '-p', 'x'], '', "there is no channel method 'foo'"],
    [['-m', 'vsock-listen', '-p', '3:1'], '', 'Node has no vsock sockets'],
    [['-p', './missing'], '', 'cannot open the channel: ENOENT'],
    [['-m', 'isa-serial', '-p', './missing'], '', 'cannot set up the serial port'],
    [['-c', './missing'], '', 'cannot read the configuration'],
    [['-t', './missing', '-m', 'unix-listen', '-p', 'socket'], '', 'cannot keep state in'],
    [['-l', './missing/log', '-m', 'unix-listen', '-p', 'socket'], '', 'cannot open the log'],
  ])('is a complaint about %j, with status 1', async (args, stdout, stderr) => {
    const outcome = await folder.run(args[0] === '-t' ? args : ['-t', folder.path, ...args]);
    expect(outcome).toMatchObject({ status: 1, stdout });
    if (stderr === '') expect(outcome.stderr).toBe('');
    else expect(outcome.stderr).toMatch(/^\d+\.\d{6}: critical: /);
    expect(outcome.stderr).toContain(stderr);
  });
});

describe('signals', () => {
  test.each([['SIGTERM', 0], ['SIGINT', 0], ['SIGUSR1', 138]] as const)('%s ends it with status %d, and the socket is gone', async (signal, status) => {
    const { child, ended } = await folder.listen();
    const client = await folder.connect();
    expect(await client.ask(ping)).toBe('{"return": {}}');
    child.kill(signal);
    expect(await ended).toMatchObject({ status, signal: null, stdout: '', stderr: '' });
    expect(existsSync(folder.socket)).toBe(false);
  });

  test.each(['SIGHUP', 'SIGQUIT'] as const)('%s is fatal', async (signal) => {
    const { child, ended } = await folder.listen();
    child.kill(signal);
    expect(await ended).toMatchObject({ status: null, signal });
  });

  test('SIGPIPE is ignored', async () => {
    const { child } = await folder.listen();
    child.kill('SIGPIPE');
    expect(await (await folder.connect()).ask(ping)).toBe('{"return": {}}');
  });
});

describe('clients', () => {
  test('are served at once, each with a state of its own reader, and share handles', async () => {
    await folder.listen();
    const [first, second] = [await folder.connect(), await folder.connect()];
    first.socket.write('{"execute":"guest-sync","argu');
    const handle = await second.execute('guest-file-open', { path: '/proc/self/comm' });
    expect(await first.ask('ments":{"id":5}}')).toBe('{"return": 5}');
    expect(await first.execute('guest-file-read', { handle })).toMatchObject({ eof: true });
    second.socket.destroy();
    await first.execute('guest-file-close', { handle });
  });

  test('find the agent after it was killed, with handles that go on', async () => {
    const { child, ended } = await folder.listen();
    const handle = await (await folder.connect()).execute('guest-file-open', { path: '/proc/self/comm' });
    expect(handle).toBe(1000);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(folder.socket)).toBe(true);
    await folder.listen();
    expect(await (await folder.connect()).execute('guest-file-open', { path: '/proc/self/comm' })).toBe(1001);
  });

  test('may use what is allowed', async () => {
    await folder.listen(['-b', 'guest-ping', '--report-version', '7.2.0']);
    const client = await folder.connect();
    expect(await client.ask(ping)).toContain('Command guest-ping has been disabled: the command is not allowed');
    const info = await client.execute('guest-info') as { version: string; supported_commands: { name: string; enabled: boolean }[] };
    expect(info.version).toBe('7.2.0');
    const enabled = new Map(info.supported_commands.map(({ name, enabled: isEnabled }) => [name, isEnabled]));
    expect(info.supported_commands.at(-1)?.name).toBe('guest-sync-delimited');
    expect([enabled.get('guest-ping'), enabled.get('guest-sync'), enabled.get('guest-shutdown'), enabled.get('guest-set-time')]).toEqual([false, true, false, false]);
    await expect(client.execute('guest-shutdown')).rejects.toThrow('Command guest-shutdown has been disabled');
  });

  test('may not use what a list with semicolons blocks', async () => {
    const config = folder.write('a.conf', '[general]\nblock-rpcs=guest-ping;guest-get-time\n');
    await folder.listen(['-c', config]);
    const client = await folder.connect();
    expect(await client.ask(ping)).toContain('has been disabled');
    await expect(client.execute('guest-get-time')).rejects.toThrow('has been disabled');
    expect(await client.execute('guest-sync', { id: 1 })).toBe(1);
    const { stdout } = await folder.run(['-D'], { env: { QGA_CONF: config } });
    expect(stdout).toContain('\nblock-rpcs=guest-ping;guest-get-time\n');
  });

  test('may change the machine only if that is said', async () => {
    await folder.listen(['--allow-changes', '-b', 'guest-shutdown']);
    const info = await (await folder.connect()).execute('guest-info') as { supported_commands: { name: string; enabled: boolean }[] };
    expect(info.supported_commands.filter(({ enabled }) => !enabled).map(({ name }) => name)).toEqual(['guest-shutdown']);
  });
});

test('starts without any environment', async () => {
  await folder.listen([], { env: {} });
  const client = await folder.connect();
  expect(await client.ask(ping)).toBe('{"return": {}}');
  expect(await client.execute('guest-exec', { path: 'true' })).toMatchObject({ pid: expect.any(Number) as number });
});

describe('the log', () => {
  test('has the names of commands and never their arguments', async () => {
    const { child, ended } = await folder.listen(['-v', '-l', 'log', '-b', 'guest-set-user-password']);
    const client = await folder.connect();
    await expect(client.execute('guest-set-user-password', { username: 'hidden-name', password: 'aGlkZGVu', crypted: false })).rejects.toThrow('disabled');
    await expect(client.execute('guest-file-open', { path: '/hidden-path' })).rejects.toThrow('hidden-path');
    await client.execute('guest-exec', { 'path': '/bin/true', 'arg': ['hidden-arg'], 'env': ['HIDDEN=1'], 'input-data': 'aGlkZGVu' });
    child.kill();
    expect((await ended).stderr).toBe('');
    const log = readFileSync(folder.file('log'), 'utf8');
    expect(log).toMatch(/^(\d+\.\d{6}: (debug|info|warning): .*\n)+$/);
    expect(log).toContain('debug: command guest-exec\n');
    expect(log).not.toMatch(/hidden|aGlkZGVu/i);
  });

  test('says nothing while all is well', async () => {
    const { child, ended } = await folder.listen();
    const client = await folder.connect();
    await client.ask(`${ping}\xff{"a":`);
    client.socket.destroy();
    await (await folder.connect()).ask(ping);
    child.kill();
    expect((await ended).stderr).toBe('');
  });
});

describe('systemd', () => {
  const script = 'LISTEN_PID=$$ exec "$@"';

  /** Listens, hands the socket to an agent, whose number it writes, and leaves without removing anything. */
  const handOver = `
    const [path, pidPath, ...agent] = process.argv.slice(1);
    const server = require('node:net').createServer().listen(path, () => {
      const { pid } = require('node:child_process').spawn('/bin/sh', ['-c', 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"', 'sh', ...agent], {
        stdio: ['ignore', 'ignore', 'ignore', server._handle.fd], detached: true,
      });
      require('node:fs').writeFileSync(pidPath, String(pid));
      process.kill(process.pid, 'SIGKILL');
    });`;

  test('hands over a socket, whatever the options say, which stays', async () => {
    spawnSync(process.execPath, ['-e', handOver, folder.socket, folder.file('pid'), process.execPath, folder.program, '-t', folder.path, '-m', 'foo']);
    const pid = Number(readFileSync(folder.file('pid'), 'utf8'));
    try {
      const client = await folder.connect();
      expect(await client.ask(ping)).toBe('{"return": {}}');
    } finally {
      await end(pid);
    }
    expect(existsSync(folder.socket)).toBe(true);
  });

  test('must hand over one socket', async () => {
    const run = (count: string): ReturnType<typeof folder.run> => folder.run(['-t', folder.path], { script, env: { ...process.env, LISTEN_FDS: count } });
    expect(await run('2')).toMatchObject({ status: 1, stderr: expect.stringContaining('2 sockets were handed over') as string });
    expect(await run('1')).toMatchObject({ status: 1, stderr: expect.stringContaining('no socket') as string });
    const server = createServer().listen(0, '127.0.0.1') as Server & { readonly _handle: { readonly fd: number } };
    await once(server, 'listening');
    const network = await folder.run(['-t', folder.path], { script, env: { ...process.env, LISTEN_FDS: '1' }, stdio3: server._handle.fd });
    server.close();
    expect(network).toMatchObject({ status: 1, stderr: expect.stringContaining('one of a network') as string });
    const other = await folder.run(['-D'], { env: { ...process.env, LISTEN_FDS: '2', LISTEN_PID: '1' } });
    expect(other.status).toBe(0);
  });
});

describe('in the background', () => {
  const background = (): readonly string[] => [...folder.listening, '-d', '-f', 'pid', '-l', 'log'];
  const readPid = (): number => Number(readFileSync(folder.file('pid'), 'utf8'));

  test('it is there when the first process has ended', async () => {
    expect(await folder.run(background())).toEqual({ status: 0, signal: null, stdout: '', stderr: '' });
    const pid = readPid();
    try {
      expect(readFileSync(folder.file('pid'), 'utf8')).toBe(`${pid}\n`);
      expect(statSync(folder.file('pid')).mode & 0o777).toBe(0o600);
      const client = await folder.connect();
      expect(await client.ask(ping)).toBe('{"return": {}}');
      const status = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
      expect(status[5]).toBe(String(pid));
      expect(await client.execute('guest-file-open', { path: 'proc' })).toBe(1000);
      const { pid: program } = await client.execute('guest-exec', { 'path': '/bin/sh', 'arg': ['-c', 'env; umask'], 'capture-output': true }) as { pid: number };
      let result: { exited: boolean; 'out-data'?: string };
      do result = await client.execute('guest-exec-status', { pid: program }) as typeof result; while (!result.exited);
      const output = Buffer.from(result['out-data'] ?? '', 'base64').toString();
      expect(output).toMatch(/^0077$/m);
      expect(output).not.toMatch(/QAPI_AGENT|NODE_CHANNEL|LISTEN_/);
    } finally {
      await end(pid);
    }
    expect(existsSync(folder.file('pid'))).toBe(false);
    expect(existsSync(folder.socket)).toBe(false);
  });

  test('a second one does not start, and the first one tells why', async () => {
    await folder.run(background());
    const pid = readPid();
    try {
      const second = await folder.run(['-m', 'unix-listen', '-p', 'other', '-t', folder.path, '-d', '-f', 'pid']);
      expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining(`an agent runs already, as process ${pid}`) as string });
      expect(readPid()).toBe(pid);
      expect(existsSync(folder.file('other'))).toBe(false);
    } finally {
      await end(pid);
    }
  });

  test('a channel that cannot be had is told, and leaves nothing', async () => {
    writeFileSync(folder.socket, '');
    expect(await folder.run(background())).toMatchObject({ status: 1, stderr: expect.stringContaining('exists and is no socket') as string });
    expect(readFileSync(folder.file('log'), 'utf8')).toContain('critical: cannot listen');
    expect(existsSync(folder.file('pid'))).toBe(false);
  });
});

describe('frozen', () => {
  test('from the start: few commands, no log, no signals that end it, until the thaw', async () => {
    writeFileSync(folder.file('qga.state.isfrozen'), '');
    const { child, ended } = await folder.listen(['-v', '-l', 'log', '-b', 'guest-ping']);
    const client = await folder.connect();
    expect(await client.execute('guest-fsfreeze-status')).toBe('frozen');
    expect(await client.ask(ping)).toBe('{"return": {}}');
    await expect(client.execute('guest-get-time')).rejects.toThrow('Command guest-get-time has been disabled: the command is not allowed');
    child.kill();
    expect(await client.ask(ping)).toBe('{"return": {}}');
    expect(existsSync(folder.file('log'))).toBe(false);
    expect(existsSync(folder.file('qga.state'))).toBe(false);
    // Without the right to thaw anything, the state is taken back all the same, or the reply says why not.
    await client.ask('{"execute":"guest-fsfreeze-thaw"}');
    if (await client.execute('guest-fsfreeze-status') === 'frozen') return;
    expect(existsSync(folder.file('qga.state.isfrozen'))).toBe(false);
    await expect(client.execute('guest-ping')).rejects.toThrow('disabled');
    await client.execute('guest-get-time');
    expect(readFileSync(folder.file('log'), 'utf8')).toContain('warning: SIGTERM is ignored while file systems are frozen');
    child.kill();
    expect(await ended).toMatchObject({ status: 0 });
  });
});

describe('a channel that fails', () => {
  test('is opened again if that is wanted, and a signal ends the wait', async () => {
    const { child, ended } = folder.start(['-p', 'missing', '-t', folder.path, '-r']);
    await once(child.stderr ?? expect.fail(), 'data');
    await delay(50);
    child.kill();
    expect(await ended).toMatchObject({ status: 0, stderr: expect.stringContaining('cannot open the channel') as string });
  });
});

describe('a serial device', () => {
  const script = `
import os, pty, select, subprocess, sys, termios, time, tty
outer, inner = pty.openpty()
if sys.argv[1] == 'virtio-serial': tty.setraw(inner)
agent = subprocess.Popen(sys.argv[2:] + ['-m', sys.argv[1], '-p', os.ttyname(inner)])
def ask(request, end):
    os.write(outer, request)
    reply = b''
    while not reply.endswith(end):
        assert select.select([outer], [], [], 20)[0], reply
        reply += os.read(outer, 65536)
    return reply
try:
    while termios.tcgetattr(inner)[3] & termios.ICANON and agent.poll() is None: time.sleep(0.01)
    print(ask(b'{"execute":"guest-sync-delimited","arguments":{"id":4}}\\n', b'4}\\n'))
    os.close(inner)
    if sys.argv[1] == 'virtio-serial': agent.terminate()
    else: os.close(outer)
    print(agent.wait(20))
finally:
    agent.kill()
`;
  test.for([['virtio-serial', '0'], ['isa-serial', '1']] as const)('is a channel: %s', ([method, status], context) => {
    if (spawnSync('python3', ['-c', 'import pty']).status !== 0) context.skip('python3 is not installed');
    const { stdout, stderr } = spawnSync('python3', ['-c', script, method, process.execPath, folder.program, '-t', folder.path], { encoding: 'utf8', timeout: 60_000 });
    expect(stdout, stderr).toContain('{"return": 4}');
    expect(stdout.trim().endsWith(`\n${status}`), stdout + stderr).toBe(true);
    if (method === 'isa-serial') expect(stderr).toContain('critical: the channel failed: ');
  });
});
