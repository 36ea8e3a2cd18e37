/** What the command line and the configuration file make of each other, and the file that says the same. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../../src/runtime/agent/process/command-line.ts';
import { dumpConfig } from '../../../../src/runtime/agent/process/config-file.ts';
import { withDefaults } from '../../../../src/runtime/agent/process/settings.ts';
import { StartError } from '../../../../src/runtime/agent/process/start-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-config-'));
const file = join(folder, 'a.conf');
const environment = { QGA_CONF: file };

beforeEach(() => writeFileSync(file, ''));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of the configuration that holds, without the group. */
function dump(args: readonly string[], config = ''): readonly string[] {
  if (config !== '') writeFileSync(file, `[general]\n${config}\n`);
  const task = readCommandLine(args, environment);
  if (task.kind !== 'run' && task.kind !== 'dump') throw new Error(JSON.stringify(task));
  const lines = dumpConfig(withDefaults(task.said, { isActivated: false })).split('\n');
  expect(lines[0]).toBe('[general]');
  expect(lines.at(-1)).toBe('');
  return lines.slice(1, -1);
}

const port = 'path=/dev/virtio-ports/org.qemu.guest_agent.0';

test('says what holds if nothing is said', () => {
  expect(dump([])).toEqual([
    'daemon=false', 'method=virtio-serial', port, 'pidfile=/var/run/qemu-ga.pid', 'statedir=/var/run', 'verbose=false',
    'retry-path=false', 'block-rpcs=', 'allow-rpcs=',
  ]);
  expect(dump(['-m', 'isa-serial'])).toContain('path=/dev/ttyS0');
});

test('says everything that was said, in the order of the original', () => {
  const args = ['-d', '-r', '-v', '-a', 'a', '-b', 'b', '-t', 's', '-F/h', '-f', 'p', '-l', 'l', '-p', 'x', '-m', 'unix-listen', '--allow-changes', '--report-version', '9.9'];
  const lines = dump(args);
  expect(lines).toEqual([
    'daemon=true', 'method=unix-listen', 'path=x', 'logfile=l', 'pidfile=p', 'fsfreeze-hook=/h', 'statedir=s', 'verbose=true',
    'retry-path=true', 'block-rpcs=b', 'allow-rpcs=a', 'allow-changes=true', 'report-version=9.9',
  ]);
  expect(dump([], lines.join('\n'))).toEqual(lines);
});

describe('lists', () => {
  test.each<[string, string[], string, string]>([
    ['one option', ['-b', 'a,b'], '', 'b,a'],
    ['two options', ['-b', 'a,b', '--block-rpcs=c,d'], '', 'b,a,d,c'],
    ['a file', [], 'block-rpcs=x,y', 'y,x'],
    ['both', ['-b', 'a,b'], 'block-rpcs=x,y', 'y,x,b,a'],
    ['a file with semicolons', [], 'block-rpcs=x;y', 'x;y'],
    ['both kinds', ['-b', 'a,b'], 'block-rpcs=x;y,z', 'z,x;y,b,a'],
    ['the old key with semicolons', [], 'blacklist=x;y', 'x;y'],
    ['an option with semicolons', ['-b', 'a;b'], '', 'a;b'],
    ['nothing', ['-b', ''], '', ''],
    ['spaces', ['-b', 'a, b'], '', ' b,a'],
    ['gaps', ['-b', 'a,,b'], '', 'b,,a'],
    ['the old option', ['--blacklist', 'a'], '', 'a'],
    ['the old key', [], 'blacklist=a\nblock-rpcs=b', 'a,b'],
  ])('from %s', (_name, args, config, expected) => {
    expect(dump(args, config)).toContain(`block-rpcs=${expected}`);
  });
});

describe('the file', () => {
  test('is read first, the command line replaces what it says', () => {
    expect(dump(['-p', 'y'], 'path=x\nverbose=1 \nmethod=unix-listen\nunknown=1')).toEqual(expect.arrayContaining(['path=y', 'verbose=true', 'method=unix-listen']));
    expect(dump([], 'daemonize=true')).toContain('daemon=false');
  });

  test('has escapes, and so has the one that is written', () => {
    expect(dump([], 'path=\\sa\\\\b\\tc')).toContain('path=\\sa\\\\b\\tc');
    expect(withDefaults(runTask([], 'path=\\sa\\\\b\\tc'), { isActivated: false }).path).toBe(' a\\b\tc');
  });

  test.each(['yes', 'TRUE', '', '2'])('with a flag that is %j is refused', (value) => {
    expect(() => dump([], `verbose=${value}`)).toThrow(`verbose is '${value}', but can be true, false, 1 or 0 only`);
  });

  test('that is malformed is refused, even if only the version is wanted', () => {
    writeFileSync(file, 'verbose\n');
    expect(() => readCommandLine(['-V'], environment)).toThrow(StartError);
  });

  test('may be missing, unless the command line names it', () => {
    const missing = join(folder, 'missing.conf');
    expect(readCommandLine([], { QGA_CONF: missing })).toEqual({ kind: 'run', said: {} });
    expect(() => readCommandLine(['-c', missing], environment)).toThrow('cannot read the configuration');
  });

  test('that the command line names comes before that of the environment', () => {
    writeFileSync(file, '[general]\npath=of-environment\n');
    const other = join(folder, 'b.conf');
    writeFileSync(other, '[general]\npath=of-option\n');
    expect(dump(['-c', other])).toContain('path=of-option');
    expect(dump([])).toContain('path=of-environment');
  });
});

test('a channel without a path has none by default', () => {
  expect(() => dump(['-m', 'unix-listen'])).toThrow("the channel method 'unix-listen' needs a path, which --path gives");
  expect(() => dump(['-m', 'vsock-listen'])).toThrow("'vsock-listen' needs a path");
  expect(withDefaults({ method: 'vsock-listen', path: 'x' }, { isActivated: true })).toMatchObject({ method: 'unix-listen', path: undefined });
});

test('the hook is the usual one, another one, or none', () => {
  expect(dump(['-F'])).toContain('fsfreeze-hook=/etc/qemu/fsfreeze-hook');
  expect(dump(['-F', '/other'])).toContain('fsfreeze-hook=/etc/qemu/fsfreeze-hook');
  expect(dump(['--fsfreeze-hook=/other'])).toContain('fsfreeze-hook=/other');
  expect(dump([], 'fsfreeze-hook=/other')).toContain('fsfreeze-hook=/other');
});

test.each<[string[], string]>([
  [['-h'], 'help'], [['-V', '--nope'], 'version'], [['-b', 'help'], 'list'], [['-a?'], 'list'], [['-D'], 'dump'], [['--nope', '-V'], 'refuse'], [['-z'], 'refuse'],
])('%j is to %s', (args, kind) => {
  expect(readCommandLine(args, environment).kind).toBe(kind);
});

function runTask(args: readonly string[], config: string): Parameters<typeof withDefaults>[0] {
  writeFileSync(file, `[general]\n${config}\n`);
  const task = readCommandLine(args, environment);
  return task.kind === 'run' ? task.said : expect.fail(task.kind);
}
