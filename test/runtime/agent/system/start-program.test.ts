import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startProgram } from '../../../../src/runtime/agent/system/start-program.ts';
import type { StartOptions } from '../../../../src/runtime/agent/system/system.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program where nothing better than sockets can be made. */
async function withSockets(capture: StartOptions['capture']): Promise<readonly string[]> {
  const output = { stdout: '', stderr: '' };
  const program = await startProgram('/bin/sh', {
    argv: ['sh', '-c', 'cat; echo err >&2'],
    capture,
    input: Buffer.from('in\n'),
    onOutput: (stream, chunk) => {
      output[stream] += Buffer.from(chunk).toString();
    },
  }, { makePipes: () => Promise.resolve(undefined), makeMemoryFile: () => undefined });
  expect(await program.ended).toEqual({ status: 0 });
  return [output.stdout, output.stderr];
}

function sourceOf(name: string): string {
  return JSON.stringify(join(import.meta.dirname, `../../../../src/runtime/agent/system/${name}.ts`));
}

/** A program of its own, with what it imports. */
async function makeScript(name: string, contents: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({ stdin: { contents, resolveDir: folder, loader: 'ts' }, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'silent' });
  return outfile;
}

describe('a program that is started', () => {
  test('gets sockets where there are no pipes', async () => {
    expect(await withSockets('none')).toEqual(['', '']);
    expect(await withSockets('stdout')).toEqual(['in\n', '']);
    expect(await withSockets('stderr')).toEqual(['', 'err\n']);
    expect(await withSockets('separated')).toEqual(['in\n', 'err\n']);
    const [merged, rest] = await withSockets('merged');
    expect([[...(merged ?? '').split('\n')].sort(), rest]).toEqual([['', 'err', 'in'], '']);
  });

  test('leaves no descriptor open, whether it starts or not', async () => {
    const count = (): number => Number(execFileSync('sh', ['-c', `ls /proc/${process.pid}/fd | wc -l`]).toString());
    const before = count();
    for (let round = 0; round < 20; round++) {
      const options: StartOptions = { argv: ['x'], capture: 'separated', input: Buffer.alloc(200_000) };
      await expect(startProgram('/no/such/program', options)).rejects.toMatchObject({ code: 'ENOENT' });
      await (await startProgram('/bin/true', options)).ended;
    }
    await vi.waitFor(() => expect(count()).toBeLessThanOrEqual(before), { timeout: 20_000, interval: 5 });
  });

  test('leaves no pipe open of those that there are descriptors for, but not for all', async () => {
    const bundle = await makeScript('pipes', `import { readdirSync } from 'node:fs';
      import { makePipes } from ${sourceOf('pipes')};
      const count = () => readdirSync('/proc/self/fd').length;
      const before = count();
      const failure = await makePipes(100).then(() => 'none', ({ code }) => code);
      console.log(failure, count() - before);`);
    expect(execFileSync('sh', ['-c', 'ulimit -n 100; exec "$@"', 'sh', process.execPath, bundle]).toString()).toBe('EMFILE 0\n');
  });

  test('does not keep this process from ending, and lives on', async () => {
    const bundle = await makeScript('start', `import { startProgram } from ${sourceOf('start-program')};
      const argv = ['sh', '-c', 'read line < gate; echo lived > result'];
      const program = await startProgram('/bin/sh', { argv, capture: 'stdout', input: Buffer.from('x') });
      console.log(program.pid);`);
    execFileSync('mkfifo', [join(folder, 'gate')]);
    execFileSync(process.execPath, [bundle], { cwd: folder });
    writeFileSync(join(folder, 'gate'), 'go\n');
    const result = (): string => {
      try {
        return readFileSync(join(folder, 'result'), 'utf8');
      } catch {
        return '';
      }
    };
    while (result() === '') await delay(5);
    expect(result()).toBe('lived\n');
  });
});
