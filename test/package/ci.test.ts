/**
 * What other people's pipelines take from this repository: the hooks of pre-commit, the action, and the recipes of
 * docs/ci.md. Their texts are read as their readers do, and their commands run in a repository of their own.
 */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { commands } from '../../src/cli/commands.ts';
import { useWorkspace, write } from '../cli/workspace.ts';
import { parseXml } from '../support/xml.ts';

useWorkspace();

const root = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(root, 'dist', 'cli.cjs'));
const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
const schema = "{ 'command': 'stop' }\n";
const broken = "{ 'command': 'stop', 'returns': 'Nothing' }\n";

/** The blocks of YAML below a heading of docs/ci.md. */
function recipes(heading: string): readonly unknown[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? expect.fail(`docs/ci.md has no '${heading}'`);
  return [...section.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => parse(text) as unknown);
}

/** A repository with a schema, its configuration, and programs that stand for what is installed. */
function makeRepository(text: string): void {
  run('git', ['init', '--quiet']);
  write('qapi/a.json', text);
  write('qapi-gen.config.yaml', 'schemas: [qapi/a.json]\ntargets: [introspection]\n');
  installProgram('bin/qapi-gen', `exec '${process.execPath}' '${join(root, 'bin', 'qapi-gen.js')}' "$@"`);
  installProgram('bin/npx', '[ "$1" = --no-install ] && shift; exec "$@"');
  installProgram('bin/npm', 'echo npm "$@"');
  run('git', ['add', '--all']);
}

function installProgram(path: string, command: string): void {
  write(path, `#!/bin/sh\n${command}\n`);
  chmodSync(path, 0o755);
}

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = '.'): SpawnSyncReturns<string> {
  const path = `${join(process.cwd(), 'bin')}:${process.env['PATH']}`;
  return spawnSync(command, args, { encoding: 'utf8', cwd, timeout: 60_000, env: { ...process.env, PATH: path, GITHUB_WORKSPACE: '', CI_PROJECT_DIR: '', ...env } });
}

const isMissing = (command: string): boolean => spawnSync(command, ['--version']).status !== 0;

function expectCommand(commandLine: string): void {
  expect(commandLine).toMatch(/^qapi-gen \S+/);
  expect(commands.map(({ name }) => name)).toContain(commandLine.split(' ')[1]);
}

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly entry: string;
  readonly language: string;
  readonly files?: string;
  readonly pass_filenames: boolean;
}

const hooks = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];

describe('the hooks', () => {
  test.each(hooks)('$id is one', ({ id, name, entry, language, files, pass_filenames: passes }) => {
    expect(id).toMatch(/^qapi-gen-[a-z-]+$/);
    expect(name).not.toBe('');
    expectCommand(entry);
    expect({ language, passes }).toEqual({ language: 'node', passes: false });
    for (const path of ['qapi/a.json', 'qapi-gen.config.yaml', 'sub/qapi-gen.config.mjs', 'package.json']) {
      if (files !== undefined) expect(path).toMatch(new RegExp(files));
    }
    if (files !== undefined) expect('README.md').not.toMatch(new RegExp(files));
  });

  test('are those of the page', () => {
    for (const { id } of hooks) expect(page).toContain(`| \`${id}\` |`);
    const [remote, local] = recipes('pre-commit') as readonly { readonly repos: readonly { readonly hooks: readonly Hook[] }[] }[];
    for (const { id } of remote?.repos[0]?.hooks ?? []) expect(hooks.map((hook) => hook.id)).toContain(id);
    expectCommand(local?.repos[0]?.hooks[0]?.entry.replace('npx --no-install ', '') ?? '');
  });
});

describe.skipIf(!isBuilt || isMissing('pre-commit') || isMissing('git'))('pre-commit (pre-commit, git or dist is not there)', () => {
  const preCommit = (...args: readonly string[]): SpawnSyncReturns<string> => run('pre-commit', args, { PRE_COMMIT_HOME: join(process.cwd(), 'bin', 'cache') });

  /** Runs one hook as it is, but for how it is installed. */
  function runHook(id: string): SpawnSyncReturns<string> {
    const local = hooks.filter((hook) => hook.id === id).map((hook) => ({ ...hook, language: 'system' }));
    write('.pre-commit-config.yaml', stringify({ repos: [{ repo: 'local', hooks: local }] }));
    run('git', ['add', '--all']);
    return preCommit('run', '--all-files', '--verbose');
  }

  test('takes the hooks, and the configurations of the page', () => {
    expect(preCommit('validate-manifest', join(root, '.pre-commit-hooks.yaml'))).toMatchObject({ status: 0, stderr: '' });
    for (const [index, recipe] of recipes('pre-commit').entries()) {
      write(`recipe-${index}.yaml`, stringify(recipe));
      expect(preCommit('validate-config', `recipe-${index}.yaml`)).toMatchObject({ status: 0, stderr: '' });
    }
  });

  test('is stopped by mistakes in a schema', () => {
    makeRepository(schema);
    expect(runHook('qapi-gen-check').status).toBe(0);
    write('qapi/a.json', broken);
    const { status, stdout } = runHook('qapi-gen-check');
    expect(status).toBe(1);
    expect(stdout).toContain('error[type/unknown]');
  });

  test('is stopped by what is not good in a schema, and by what it breaks', () => {
    makeRepository(`##\n# @stop:\n#\n# Since: 1.0\n##\n${schema}\n##\n# @go:\n#\n# Since: 1.0\n##\n{ 'command': 'go' }\n`);
    write('qapi-gen.config.yaml', 'schemas: [qapi/a.json]\nbreaking: { against: git:HEAD:qapi/a.json }\n');
    run('git', ['add', '--all']);
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'a']);
    expect([runHook('qapi-gen-lint').status, runHook('qapi-gen-breaking').status]).toEqual([0, 0]);
    write('qapi/a.json', `##\n# @stop:\n#\n# A reference to @nothing-there.\n#\n# Since: 1.0\n##\n${schema}`);
    expect(runHook('qapi-gen-lint').stdout).toContain('lint/');
    const { status, stdout } = runHook('qapi-gen-breaking');
    expect(status).toBe(1);
    expect(stdout).toContain('error[compat/command-removed]');
  });

  test('is stopped when formatting changes a file, once', () => {
    makeRepository(schema);
    expect(runHook('qapi-gen-fmt').status).toBe(0);
    write('qapi/a.json', schema.replaceAll(' ', ''));
    const { status, stdout } = runHook('qapi-gen-fmt');
    expect(status).toBe(1);
    expect(stdout).toContain('files were modified by this hook');
    expect(readFileSync('qapi/a.json', 'utf8')).toBe(schema);
    expect(runHook('qapi-gen-fmt').status).toBe(0);
  });

  test('is stopped when generating changes a file, once', () => {
    makeRepository(schema);
    runHook('qapi-gen-generate');
    expect(runHook('qapi-gen-generate').status).toBe(0);
    write('qapi/a.json', schema.replace('stop', 'go'));
    const { status, stdout } = runHook('qapi-gen-generate');
    expect(status).toBe(1);
    expect(stdout).toContain('files were modified by this hook');
    expect(runHook('qapi-gen-generate').status).toBe(0);
  });

  test('is stopped by files that are not up to date', () => {
    makeRepository(schema);
    const { status, stdout } = runHook('qapi-gen-generate-check');
    expect(status).toBe(1);
    expect(stdout).toContain('error[output/missing]');
    run('qapi-gen', ['generate']);
    expect(runHook('qapi-gen-generate-check').status).toBe(0);
  });
});

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly shell: string;
  readonly 'working-directory': string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const actionText = readFileSync(join(root, 'action.yml'), 'utf8');
const action = parse(actionText) as Action;

/** Runs the action's steps as GitHub's runner does, up to the first that fails. */
function runAction(inputs: Readonly<Record<string, string>>, actionPath = root): { readonly status: number | null; readonly output: string } {
  const outputs = new Map<string, string>();
  let output = '';
  for (const step of action.runs.steps) {
    const evaluate = (text: string): string => text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, path: string) => {
      const [context, ...steps] = path.split('.');
      if (path === 'github.action_path') return actionPath;
      if (context === 'inputs') return inputs[steps.join('.')] ?? action.inputs[steps.join('.')]?.default ?? expect.fail(`there is no ${path}`);
      return outputs.get(path) ?? expect.fail(`there is no ${path}`);
    });
    write('step.sh', step.run);
    write('outputs', '');
    const env = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, evaluate(value)]));
    const result = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', join(process.cwd(), 'step.sh')], {
      ...env, GITHUB_OUTPUT: join(process.cwd(), 'outputs'), GITHUB_WORKSPACE: process.cwd(),
    }, evaluate(step['working-directory']));
    output += result.stdout + result.stderr;
    if (result.status !== 0) return { status: result.status, output };
    for (const [, name = '', value = ''] of readFileSync('outputs', 'utf8').matchAll(/^(\w+)=(.*)$/gm)) outputs.set(`steps.${step.id}.outputs.${name}`, value);
  }
  return { status: 0, output };
}

describe('the action', () => {
  test('is a composite one whose inputs are all described and used', () => {
    expect(action.name).toBe('qapi-gen');
    expect(action.runs.using).toBe('composite');
    for (const { name, shell } of action.runs.steps) expect({ name: typeof name, shell }).toEqual({ name: 'string', shell: 'bash' });
    const used = [...actionText.matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map(([, name = '']) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const name of Object.keys(action.inputs)) expect(page).toContain(`| \`${name}\` |`);
  });

  test('puts nothing of a user into a script', () => {
    for (const step of action.runs.steps) expect(step.run).not.toContain('${{');
  });

  test('is used by the page with inputs that it has', () => {
    const [workflow] = recipes('GitHub Actions') as readonly { readonly jobs: { readonly qapi: { readonly steps: readonly { readonly uses: string; readonly with?: { readonly command?: string } }[] } } }[];
    const uses = workflow?.jobs.qapi.steps.filter((step) => step.uses === 'OWNER/qapi-gen@REF') ?? [];
    expect(uses.map(({ with: inputs }) => inputs?.command)).toEqual(['lint', 'fmt', 'breaking', 'generate']);
    for (const { with: inputs = {} } of uses) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      expectCommand(`qapi-gen ${inputs.command}`);
    }
  });
});

describe.skipIf(!isBuilt || isMissing('bash') || isMissing('git'))('the action, run (bash, git or dist is not there)', () => {
  test('annotates, writes reports, and fails for errors', () => {
    makeRepository(schema);
    expect(runAction({})).toMatchObject({ status: 0, output: expect.stringContaining('no problems') as string });
    write('qapi/a.json', broken);
    const { status, output } = runAction({ reports: 'sarif=a b.sarif\n\njunit=c.xml\n' });
    expect(status).toBe(1);
    expect(output).toContain('::error file=qapi/a.json,line=1,');
    expect(JSON.parse(readFileSync('a b.sarif', 'utf8'))).toMatchObject({ runs: [{ results: [{ ruleId: 'type/unknown' }] }] });
    expect(parseXml(readFileSync('c.xml', 'utf8')).attributes['failures']).toBe('1');
  });

  test('shows what is not up to date', () => {
    makeRepository(schema);
    const { status, output } = runAction({ command: 'generate', arguments: '--check' });
    expect(status).toBe(1);
    expect(output).toContain('+++ b/out/introspection/introspection.json');
    expect(output).toContain('::error file=out/introspection/introspection.json,');
  });

  test.each<readonly [string, readonly string[], string]>([
    ['check', [], 'no problems'],
    ['lint', [], 'Linted 1 file'],
    ['fmt', ['--check'], 'nothing to change'],
    ['modernize', ['--check', 'qapi/a.json'], 'nothing to change'],
    ['breaking', ['--against', 'git:HEAD:qapi/a.json', 'qapi/a.json'], 'Nothing breaks'],
    ['changelog', ['--against', 'git:HEAD:qapi/a.json', 'qapi/a.json'], 'There are none'],
    ['history', ['--release', '1.0=git:HEAD:qapi/a.json', 'stop'], 'stop  command  1.0'],
    ['history', ['--release', '1.0=qapi/a.json', '--format', 'json'], '"versions"'],
    ['introspect', ['qapi/a.json'], '"meta-type"'],
    ['dump', ['qapi/a.json'], '"format"'],
    ['explain', ['type/unknown'], '# '],
    ['generate', [], '1 new'],
    ['init', ['-c', 'sub/qapi-gen.config.yaml', 'qapi/a.json'], ''],
  ])('runs %s %j', (command, words, expected) => {
    makeRepository(schema);
    mkdirSync('sub');
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'a']);
    expect(runAction({ command, arguments: words.join('\n') })).toEqual({ status: 0, output: expect.stringContaining(expected) as string });
  });

  test('annotates a file without its layout', () => {
    makeRepository(schema.replaceAll(' ', ''));
    expect(runAction({ command: 'fmt', arguments: '--check' })).toMatchObject({ status: 1, output: expect.stringContaining('::error file=qapi/a.json,line=1,') as string });
  });

  test('names files from the root of the checkout wherever it runs', () => {
    makeRepository(broken);
    mkdirSync('sub');
    expect(runAction({ 'working-directory': 'sub' }).output).toContain('::error file=qapi/a.json,');
  });

  test('gives arguments as they are', () => {
    makeRepository(schema);
    write("it's $(touch evil) `touch evil`.json", broken);
    const { status, output } = runAction({ arguments: "it's $(touch evil) `touch evil`.json\n--dialect\nlatest" });
    expect({ status, isEvil: existsSync('evil') }).toEqual({ status: 1, isEvil: false });
    expect(output).toContain("file=it's $(touch evil) `touch evil`.json,");
  });

  test('prefers what the project has installed', () => {
    makeRepository(schema);
    installProgram('node_modules/.bin/qapi-gen', 'echo "installed: $*"');
    mkdirSync('deep/er', { recursive: true });
    expect(runAction({ 'working-directory': 'deep/er' })).toEqual({ status: 0, output: 'installed: check --format github\n' });
  });

  test('builds its own version where it is not built yet', () => {
    makeRepository(schema);
    write('action/package.json', '{}');
    mkdirSync('action/bin');
    installProgram('action/bin/qapi-gen.js', 'echo "built: $*"');
    expect(runAction({}, join(process.cwd(), 'action'))).toEqual({
      status: 0, output: '::group::Build qapi-gen\nnpm ci --no-audit --no-fund\nnpm run build\n::endgroup::\nbuilt: check --format github\n',
    });
  });
});

describe.skipIf(!isBuilt || isMissing('bash') || isMissing('git'))('the recipe for GitLab (bash, git or dist is not there)', () => {
  interface Job {
    readonly script: readonly string[];
    readonly artifacts: { readonly when: string; readonly reports: { readonly codequality: string; readonly junit: string } };
  }
  const [pipeline, request] = recipes('GitLab CI') as readonly { readonly qapi: Job; readonly 'qapi-breaking': Job }[];
  const { script, artifacts } = pipeline?.qapi ?? expect.fail('docs/ci.md has no job');

  /** As a runner does: one after the other, up to the first that fails. */
  const runScript = (lines = script, env = {}): SpawnSyncReturns<string> => run('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], { CI_PROJECT_DIR: process.cwd(), ...env });

  test('passes when all is well, and its reports are there', () => {
    makeRepository(schema);
    run('qapi-gen', ['generate']);
    expect(runScript().status).toBe(0);
    expect(JSON.parse(readFileSync(artifacts.reports.codequality, 'utf8'))).toEqual([]);
    expect(parseXml(readFileSync(artifacts.reports.junit, 'utf8')).attributes['tests']).toBe('1');
  });

  test('fails for what a merge request breaks, at its place in what is checked out', () => {
    const job = request?.['qapi-breaking'] ?? expect.fail('docs/ci.md has no job');
    makeRepository(schema);
    write('qapi/part.json', "{ 'command': 'go', 'data': { 'a': 'int' } }\n");
    write('qapi/qapi-schema.json', "{ 'include': 'part.json' }\n{ 'command': 'stop' }\n");
    run('git', ['add', '--all']);
    run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'a']);
    const base = { CI_MERGE_REQUEST_DIFF_BASE_SHA: run('git', ['rev-parse', 'HEAD']).stdout.trim() };
    expect(runScript(job.script, base).status).toBe(0);
    write('qapi/part.json', "{ 'command': 'go' }\n");
    expect(runScript(job.script, base).status).toBe(1);
    expect(JSON.parse(readFileSync(job.artifacts.reports.codequality, 'utf8'))).toMatchObject([{ check_name: 'compat/member-removed', location: { path: 'qapi/part.json' } }]);
  });

  test('fails for errors, and for what is not up to date', () => {
    makeRepository(schema);
    expect(runScript()).toMatchObject({ status: 1, stdout: expect.stringContaining('+++ b/out/introspection') as string });
    rmSync('out', { recursive: true, force: true });
    write('qapi/a.json', broken);
    const { status, stdout } = runScript();
    expect(status).toBe(1);
    expect(stdout).toContain('error[type/unknown]');
    expect(JSON.parse(readFileSync(artifacts.reports.codequality, 'utf8'))).toMatchObject([{ location: { path: 'qapi/a.json' } }]);
    expect(artifacts.when).toBe('always');
  });
});
