/** `generate --watch` as a process of its own: what it hears of the system, and how it is ended. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { readAll, useWorkspace, write } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));

useWorkspace();

/** How long a line may take to come on a machine that is busy, in milliseconds. */
const patience = 120_000;

let child: ChildProcessByStdio<null, null, Readable> | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

interface WatchProcess {
  /** Lines up to the first like this. */
  until(line: RegExp): Promise<readonly string[]>;
  /** What the process ends with. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

function start(...args: readonly string[]): WatchProcess {
  const started = spawn(process.execPath, [join(root, 'bin', 'qapi-gen.js'), 'generate', '--watch', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  child = started;
  const lines = createInterface(started.stderr)[Symbol.asyncIterator]();
  return {
    async until(line) {
      const said: string[] = [];
      for (;;) {
        const next = await lines.next();
        if (next.done === true) throw new Error(`it ended without a line like ${line.source}:\n${said.join('\n')}`);
        said.push(next.value);
        if (line.test(next.value)) return said;
      }
    },
    end(signal) {
      return new Promise((resolve) => {
        started.on('close', (code, by) => resolve({ code, signal: by }));
        started.kill(signal);
      });
    },
  };
}

describe.skipIf(!isBuilt)('the built command (dist is not there: npm run build)', { timeout: patience }, () => {
  test('generates whenever something is saved', async () => {
    write('schema.json', "{ 'include': 'a.json' }\n");
    write('a.json', "{ 'command': 'go' }\n");
    const { until, end } = start('schema.json', '-t', 'typescript,markdown');
    await until(/^Watching 2 files/);
    const before = readAll('out');
    write('a.json', "{ 'command': 'walk' }\n");
    await until(/^a\.json changed: no problems; /);
    const after = readAll('out');
    expect(after).not.toEqual(before);
    expect(JSON.stringify(after)).toContain('walk');
    write('a.json', "{ 'command': 'go' }\n");
    await until(/^a\.json changed: no problems; /);
    expect(readAll('out')).toEqual(before);
    expect(await end('SIGINT')).toEqual({ code: 0, signal: null });
  });

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends well with %s, even in the middle of a run', async (signal) => {
    write('schema.json', "{ 'command': 'go' }\n");
    const { until, end } = start('schema.json', '-t', 'all');
    await until(/^Watching/);
    write('schema.json', "{ 'command': 'walk' }\n");
    expect(await end(signal)).toEqual({ code: 0, signal: null });
    expect(Object.keys(readAll('out')).filter((path) => /staging|\.tmp/.test(path))).toEqual([]);
  });

  test('reads a configuration that is a program again, and what it loads', async () => {
    write('schema.json', "{ 'command': 'go' }\n");
    write('folder.cjs', "module.exports = 'one';\n");
    write('qapi-gen.config.js', "module.exports = { schemas: ['schema.json'], output: require('./folder.cjs'), targets: { introspection: {} } };\n");
    const { until, end } = start();
    await until(/^Watching/);
    write('folder.cjs', "module.exports = 'two';\n");
    write('qapi-gen.config.js', "module.exports = { schemas: ['schema.json'], output: require('./folder.cjs') + '/more', targets: { introspection: {} } };\n");
    await until(/^qapi-gen\.config\.js changed: no problems; 1 new, 0 changed, 0 removed in two\/more/);
    write('qapi-gen.config.js', "throw new Error('not so');\n");
    expect((await until(/^qapi-gen\.config\.js changed/)).join('\n')).toContain('not so');
    await end('SIGTERM');
  });
});
