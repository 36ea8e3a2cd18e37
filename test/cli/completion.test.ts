/** Completion: the words that are offered, and the scripts in real shells. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { formats } from '../../src/cli/formats.ts';
import { globalOptions } from '../../src/cli/global-options.ts';
import { allCodes } from '../../src/diagnostics/pages.ts';
import { backends } from '../../src/project/backends.ts';
import { runCli } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const executable = join(import.meta.dirname, '..', '..', 'bin', 'qapi-gen.js');
const isBuilt = existsSync(join(import.meta.dirname, '..', '..', 'dist', 'cli.cjs'));
const targets = [...backends.map(({ name }) => name), 'all'];

async function complete(...words: readonly string[]): Promise<readonly string[]> {
  const { status, stdout } = await runCli(['--get-yargs-completions', 'qapi-gen', ...words]);
  expect(status).toBe(0);
  return stdout.split('\n').slice(0, -1);
}

describe('completion', () => {
  test('knows commands', async () => {
    expect(await complete('')).toEqual([...commands.map(({ name }) => name), 'completion']);
    expect(await complete('exp')).toEqual(['explain']);
    expect(await complete('--verbose', 'exp')).toEqual(['explain']);
  });

  test.each(commands)('knows every option of $name', async ({ name, options }) => {
    expect(await complete(name, '-')).toEqual([...Object.keys({ ...globalOptions, ...options }).map((option) => `--${option}`), '--help', '--version']);
  });

  test('knows options before a command stands there', async () => {
    expect(await complete('--fo')).toEqual(['--format']);
    expect(await complete('--outp')).toEqual([]);
  });

  test('knows values', async () => {
    expect(await complete('check', '--format', '')).toEqual([...formats]);
    expect(await complete('dump', '--as', 'q')).toEqual(['qemu-test']);
    expect(await complete('check', '--dialect', 'l')).toEqual(['latest', 'legacy']);
    expect(await complete('generate', '--docs-flavor', 'v')).toEqual(['vitepress']);
    expect(await complete('explain', 'type/unk')).toEqual(['type/unknown']);
    expect(await complete('explain', '')).toEqual(allCodes());
    expect(await complete('init', '')).toEqual(['docs']);
  });

  test('knows targets, one after the other', async () => {
    expect(await complete('generate', '--target', '')).toEqual(targets);
    expect(await complete('generate', '-t', 'typ')).toEqual(['typescript']);
    expect(await complete('generate', '-t', 'markdown,json')).toEqual(['markdown,json-schema']);
    expect(await complete('generate', '-t', 'markdown,')).toEqual(targets.filter((name) => name !== 'markdown').map((name) => `markdown,${name}`));
  });

  test('knows values behind an equals sign, which bash takes for a word', async () => {
    expect(await complete('check', '--format=js')).toEqual(['--format=json']);
    expect(await complete('check', '--format', '=', 'js')).toEqual(['json']);
    expect(await complete('generate', '--target=markdown,typ')).toEqual(['--target=markdown,typescript']);
  });

  test('leaves file names to the shell', async () => {
    for (const words of [['check', 'sch'], ['check', '--config', ''], ['check', '-c', ''], ['generate', '--depfile', 'a'], ['generate', '--output=a'], ['check', '--nothing=a'], ['init', 'q']]) {
      expect(await complete(...words), words.join(' ')).toEqual([]);
    }
  });

  test('prints a script for the shell that is in use', async () => {
    const { status, stdout } = await runCli(['completion']);
    expect(status).toBe(0);
    expect(stdout).toContain('complete -o bashdefault -o default -F _qapi-gen_yargs_completions qapi-gen');
  });
});

/** Lines that a script prints whose PATH has the built command as `qapi-gen`. */
function runShell(shell: string, script: string): readonly string[] {
  write('bin/qapi-gen', `#!/bin/sh\nexec '${process.execPath}' '${executable}' "$@"\n`);
  chmodSync('bin/qapi-gen', 0o755);
  const { stdout, stderr } = spawnSync(shell, shell === 'bash' ? ['--norc', '-c', script] : ['-f', '-c', script], {
    encoding: 'utf8', env: { ...process.env, PATH: `${process.cwd()}/bin:${process.env['PATH']}`, SHELL: shell },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').slice(0, -1);
}

const isMissing = (command: string): boolean => spawnSync(command, ['--version']).status !== 0;

const commandLines: readonly (readonly [readonly string[], readonly string[]])[] = [
  [['intro'], ['introspect']],
  [['check', '--form'], ['--format']],
  [['generate', '-t', 'markdown,json'], ['markdown,json-schema']],
  [['explain', 'type/unk'], ['type/unknown']],
  [['check', 'some'], []],
];

describe.skipIf(!isBuilt || isMissing('bash'))('in bash (bash or dist is not there)', () => {
  const quote = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

  test.each(commandLines)('%j becomes %j', (words, expected) => {
    const line = ['qapi-gen', ...words];
    expect(runShell('bash', `
      source <(qapi-gen completion)
      COMP_WORDS=(${quote(line)}); COMP_CWORD=${line.length - 1}
      _qapi-gen_yargs_completions
      for word in "\${COMPREPLY[@]}"; do echo "$word"; done
    `)).toEqual(expected);
  });

  test('it is registered for the command, with file names where there is no word', () => {
    expect(runShell('bash', 'source <(qapi-gen completion); complete -p qapi-gen')).toEqual([
      'complete -o bashdefault -o default -F _qapi-gen_yargs_completions qapi-gen',
    ]);
  });
});

describe.skipIf(!isBuilt || isMissing('zsh'))('in zsh (zsh or dist is not there)', () => {
  test.each(commandLines)('%j becomes %j', (words, expected) => {
    // What zsh's completion system would define; it needs a terminal.
    expect(runShell('zsh', `
      compdef() { : }; _default() { : }; _describe() { print -rl -- \${(P)2} }
      source <(qapi-gen completion)
      words=(qapi-gen ${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length + 1}; BUFFER="$words"; CURSOR=\${#BUFFER}
      _qapi-gen_yargs_completions
    `)).toEqual(expected);
  });
});
