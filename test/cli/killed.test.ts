/** The built command, killed by the system between two of its changes to the output folder, and run again. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll, useWorkspace, write } from './workspace.ts';

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));

useWorkspace();

/** Ends its process in place of its n-th renaming or removing; says how many there were if it lives. */
const killer = `
const fs = require('node:fs');
let left = Number(process.env.KILL_AT);
for (const name of ['renameSync', 'rmSync', 'rmdirSync']) {
  const original = fs[name];
  fs[name] = (...args) => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
`;

function generate(schema: string, killAt: number): SpawnSyncReturns<string> {
  const args = ['--require', resolve('killer.cjs'), join(root, 'bin', 'qapi-gen.js'), 'generate', schema, '-o', 'out'];
  return spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, KILL_AT: String(killAt) } });
}

describe.skipIf(!isBuilt || process.platform === 'win32')('the built command (dist is not there: npm run build)', () => {
  test('goes on after it was killed at any step', () => {
    write('killer.cjs', killer);
    write('schema.json', '{ \'include\': \'old.json\' }\n{ \'include\': \'both.json\' }\n');
    write('old.json', '{ \'command\': \'old\' }\n');
    write('both.json', '{ \'command\': \'both\' }\n');
    expect(generate('schema.json', -1)).toMatchObject({ status: 0 });
    cpSync('out', 'first', { recursive: true });
    write('schema.json', '{ \'include\': \'new/a.json\' }\n{ \'include\': \'both.json\' }\n');
    write('both.json', '{ \'command\': \'both\', \'data\': { \'a\': \'str\' } }\n');
    write('new/a.json', '{ \'command\': \'new\' }\n');
    rmSync('out', { recursive: true });
    expect(generate('schema.json', -1)).toMatchObject({ status: 0 });
    const wanted = readAll('out');
    let killAt = 0;
    for (; ; killAt++) {
      rmSync('out', { recursive: true });
      cpSync('first', 'out', { recursive: true });
      const { signal, status } = generate('schema.json', killAt);
      if (signal === null) {
        expect(status).toBe(0);
        break;
      }
      expect(signal).toBe('SIGKILL');
      const { status: statusAfter, stderr } = generate('schema.json', -1);
      expect(statusAfter, `${killAt}: ${stderr}`).toBe(0);
      expect(readAll('out'), `${killAt}`).toEqual(wanted);
      expect(readdirSync('out').sort()).toEqual(['.qapi-gen.manifest.json', 'typescript']);
    }
    expect(killAt).toBeGreaterThan(10);
  });
});
