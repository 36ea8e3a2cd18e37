/** Depfiles, as text and as GNU make and Ninja take them. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hasDepfileName, printDepfile } from '../../src/codegen/depfile.ts';
import { useWorkspace, write } from '../cli/workspace.ts';

useWorkspace();

/** Names that both tools can take in any way of writing. */
const names = ['plain.json', 'a b.json', 'two  spaces', ' lead', 'a#b.json', 'a$b', '$(HOME).json', '$$', 'a:b.json', 'back\\slash', 'back\\ space', 'päth/漢字.json', 'a=b', 'a,b+c~d@e', '(a){b}'];

function run(command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, { encoding: 'utf8' });
}

const isMissing = (command: string): boolean => run(command, '--version').status !== 0;

function setTime(path: string, seconds: number): void {
  utimesSync(path, seconds, seconds);
}

describe('a depfile', () => {
  test('is a rule for all targets, and an empty one for each prerequisite', () => {
    expect(printDepfile({ targets: ['out/a.ts', 'out/b c.ts'], prerequisites: ['a.json', 'b#.json'] })).toBe([
      'out/a.ts \\', 'out/b\\ c.ts: \\', '  a.json \\', '  b\\#.json', '', 'a.json:', '', 'b\\#.json:', '',
    ].join('\n'));
  });

  test('without prerequisites is a rule still', () => {
    expect(printDepfile({ targets: ['out'], prerequisites: [] })).toBe('out:\n');
  });

  test('knows the drives of Windows', () => {
    expect(printDepfile({ targets: ['C:/out:a'], prerequisites: [] })).toBe('C:/out\\:a:\n');
  });

  test('has no name for what one of the tools cannot take', () => {
    for (const name of names) expect(hasDepfileName(name, 'prerequisite')).toBe(true);
    for (const name of ['a\nb', 'a\rb', 'a\tb', 'a\\']) expect(hasDepfileName(name, 'prerequisite')).toBe(false);
    expect(hasDepfileName('a=b', 'target')).toBe(false);
  });
});

describe.skipIf(isMissing('make'))('GNU make (make is not installed)', () => {
  test.each(names.map((name) => [name]))('rebuilds when %j is newer', (name) => {
    write('Makefile', 'out/stamp:\n\t@mkdir -p out && touch $@ && echo built\n-include dependencies.d\n');
    write('dependencies.d', printDepfile({ targets: ['out/stamp'], prerequisites: ['other', name] }));
    for (const path of ['other', name, 'out/stamp']) write(path, '');
    for (const path of ['other', name]) setTime(path, 1000);
    setTime('out/stamp', 2000);
    expect(run('make')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('up to date') as string });
    setTime(name, 3000);
    expect(run('make', '--question')).toMatchObject({ status: 1, stderr: '' });
    expect(run('make')).toMatchObject({ status: 0, stderr: '', stdout: 'built\n' });
  });

  test.each(names.filter((name) => hasDepfileName(name, 'target')).map((name) => [name]))('rebuilds when %j is gone', (name) => {
    write('Makefile', 'out/stamp:\n\t@mkdir -p out && touch $@ && echo built\n-include dependencies.d\n');
    write('dependencies.d', printDepfile({ targets: ['out/stamp'], prerequisites: [name] }));
    write('out/stamp', '');
    expect(run('make')).toMatchObject({ status: 0, stderr: '', stdout: 'built\n' });
  });

  test.each(names.filter((name) => hasDepfileName(name, 'target')).map((name) => [name]))('takes %j for the target', (name) => {
    write('Makefile', 'include dependencies.d\n');
    write('dependencies.d', printDepfile({ targets: ['first', name], prerequisites: ['other'] }).replace('\n\n', '\n\t@echo built\n\n'));
    for (const path of ['other', name]) write(path, '');
    setTime('other', 1000);
    setTime(name, 2000);
    expect(run('make', '--question', '--', name)).toMatchObject({ status: 0, stderr: '' });
    setTime('other', 3000);
    expect(run('make', '--question', '--', name)).toMatchObject({ status: 1, stderr: '' });
  });
});

describe.skipIf(isMissing('ninja'))('Ninja (ninja is not installed)', () => {
  const escape = (path: string): string => path.replace(/[$ :]/g, '$$$&');

  test.each(names.map((name) => [name]))('rebuilds when %j is newer', (name) => {
    const target = 'out of build';
    write('build.ninja', `rule generate\n  command = cp made.d dependencies.d && touch '${target}'\n  depfile = dependencies.d\nbuild ${escape(target)}: generate main\n`);
    write('made.d', printDepfile({ targets: [target], prerequisites: ['other', name] }));
    for (const path of ['main', 'other', name]) write(path, '');
    for (const path of ['main', 'other', name]) setTime(path, 1000);
    expect(run('ninja')).toMatchObject({ status: 0, stderr: '' });
    expect(run('ninja', '-d', 'explain')).toMatchObject({ stdout: 'ninja: no work to do.\n', stderr: '' });
    setTime(name, 4_000_000_000);
    expect(run('ninja', '-n').stdout).toContain('[1/1]');
  });
});
