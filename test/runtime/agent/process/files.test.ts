/** The log and the file with the number of the process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogFile } from '../../../../src/runtime/agent/process/log-file.ts';
import { writePidFile } from '../../../../src/runtime/agent/process/pid-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-files-'));
  path = join(folder, 'file');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  const read = (): readonly string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const texts = (): readonly string[] => read().map((line) => line.replace(/^\d+\.\d{6}: /, ''));

  test('has errors only, or everything, behind the time, in a file for its owner', () => {
    writeFileSync(path, 'earlier\n', { mode: 0o600 });
    for (const isVerbose of [false, true]) {
      const log = new LogFile(isVerbose);
      log.open(path);
      for (const level of ['error', 'critical', 'warning', 'info', 'debug'] as const) log.write(level, 'two\nlines');
      log.close();
    }
    expect(texts()).toEqual(['earlier', 'error: two lines', 'critical: two lines', ...['error', 'critical', 'warning', 'info', 'debug'].map((level) => `${level}: two lines`)]);
    expect(read()[1]).toMatch(/^\d{10}\.\d{6}: error: /);
    rmSync(path);
    new LogFile(true).open(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('keeps messages back while it is held', () => {
    const log = new LogFile(false);
    log.open(path);
    log.write('error', 'before');
    log.hold();
    for (let count = 0; count < 2000; count++) log.write('error', `meanwhile ${count}`);
    log.hold();
    expect(texts()).toEqual(['error: before']);
    log.release();
    log.write('error', 'after');
    expect(texts()).toHaveLength(1002);
    expect(texts().at(-2)).toBe('error: meanwhile 999');
    expect(texts().at(-1)).toBe('error: after');
  });

  test('that cannot be opened is no log, and one that cannot be written is no reason to stop', (context) => {
    expect(() => new LogFile(false).open(join(path, 'below'))).toThrow('cannot open the log');
    if (!existsSync('/dev/full')) context.skip('there is no /dev/full');
    symlinkSync('/dev/full', path);
    const log = new LogFile(false);
    log.open(path);
    log.write('error', 'lost');
    log.close();
  });
});

describe('the file with the number', () => {
  test('is for its owner and is removed at the end', () => {
    const file = writePidFile(path);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    file.remove();
    expect(existsSync(path)).toBe(false);
    file.remove();
  });

  test('is left alone at the end if it is another’s by then', () => {
    const file = writePidFile(path);
    writeFileSync(path, '1\n');
    file.remove();
    expect(existsSync(path)).toBe(true);
  });

  test.each(['', 'no number\n', '999999999\n', `${process.pid}\n`, '1\n'])('replaces what no agent holds: %j', (text) => {
    writeFileSync(path, text);
    writePidFile(path);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`);
  });

  test('does not replace that of an agent that runs', async () => {
    const other = spawn('sleep', ['60'], { argv0: 'qemu-ga', stdio: 'ignore' });
    await once(other, 'spawn');
    try {
      writeFileSync(path, `${other.pid}\n`);
      expect(() => writePidFile(path)).toThrow(`an agent runs already, as process ${other.pid} (${path})`);
      expect(readFileSync(path, 'utf8')).toBe(`${other.pid}\n`);
    } finally {
      other.kill();
      await once(other, 'exit');
    }
    writePidFile(path);
  });

  test('that cannot be written says so', () => {
    expect(() => writePidFile(join(path, 'below', 'it'))).toThrow('cannot write the process number');
  });
});
