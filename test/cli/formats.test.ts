/** Every format at the command line: a run with findings, one without, and what stands beside a document. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, isDocument, type Format } from '../../src/cli/formats.ts';
import { reportBase } from '../../src/cli/report-base.ts';
import { parseXml } from '../support/xml.ts';
import { runCli } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const schema = "{ 'command': 'stop' }\n";
const broken = "{ 'command': 'stop', 'returns': 'Nothing' }\n";

/** Fails if the text is not of its format. */
function parse(format: Format, text: string): void {
  switch (format) {
    case 'json':
    case 'sarif':
    case 'gitlab':
      JSON.parse(text);
      break;
    case 'junit':
      parseXml(text);
      break;
    case 'pretty':
    case 'text':
    case 'github':
      for (const line of text.split('\n').slice(0, -1)) expect(line).not.toMatch(/\p{Cc}/u);
      break;
    default:
      format satisfies never;
  }
}

describe.each(formats)('--format %s', (format) => {
  test('prints findings', async () => {
    write('b.json', broken);
    const { status, stdout, stderr } = await runCli(['check', 'b.json', '--format', format]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    for (const part of ['b.json', 'type/unknown', 'Nothing']) expect(stdout).toContain(part);
    parse(format, stdout);
  });

  test('prints a document, or nothing, when there are none', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await runCli(['check', 'a.json', '--format', format]);
    expect(status).toBe(0);
    expect({ hasOutput: stdout !== '', hasNotes: stderr !== '' }).toEqual({ hasOutput: isDocument(format), hasNotes: !isDocument(format) });
    parse(format, stdout);
  });

  test('tells of a configuration that cannot be used', async () => {
    write('qapi-gen.config.json', '{ "docs": "ful" }');
    const { status, stdout } = await runCli(['check', '--format', format]);
    expect(status).toBe(2);
    expect(stdout).toContain('config/invalid-value');
    parse(format, stdout);
  });

  test('stands alone on standard output if it is a document of generate', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await runCli(['generate', 'a.json', '-t', 'introspection', '--check', '--format', format]);
    expect(status).toBe(1);
    const [findings, patch] = isDocument(format) ? [stdout, stderr] : [stderr, stdout];
    expect(findings).toContain('output/missing');
    expect(patch).toMatch(/^--- /);
    expect(patch).not.toContain('output/missing');
    if (isDocument(format)) parse(format, findings);
  });
});

describe('--report', () => {
  test('writes findings to files, in whatever format, besides printing them', async () => {
    write('b.json', broken);
    const wanted = formats.flatMap((format) => ['--report', `${format}=reports/${format}=x`]);
    const { status, stdout } = await runCli(['check', 'b.json', ...wanted], { env: { FORCE_COLOR: '1' } });
    expect(status).toBe(1);
    expect(stdout).toContain('\x1b');
    for (const format of formats) {
      const text = readFileSync(`reports/${format}=x`, 'utf8');
      expect(text).toBe((await runCli(['check', 'b.json', '--format', format])).stdout);
      parse(format, text);
    }
  });

  test('writes a file without findings, too, and leaves the notes alone', async () => {
    write('a.json', schema);
    const { status, stderr } = await runCli(['check', 'a.json', '--report', 'sarif=a.sarif', '--report', 'text=a.txt']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('no problems') as string });
    expect(JSON.parse(readFileSync('a.sarif', 'utf8'))).toMatchObject({ runs: [{ results: [] }] });
    expect(readFileSync('a.txt', 'utf8')).toBe('');
  });

  test('writes what generate finds, and mistakes of the configuration', async () => {
    write('a.json', schema);
    await runCli(['generate', 'a.json', '-t', 'introspection', '--check', '--report=json=a.txt']);
    expect(readFileSync('a.txt', 'utf8')).toContain('output/missing');
    write('qapi-gen.config.json', '{ "docs": "ful" }');
    await runCli(['check', '--report', 'json=a.txt']);
    expect(readFileSync('a.txt', 'utf8')).toContain('config/invalid-value');
  });

  test.each([
    ['history', '--release', '1.0=a.json'], ['explain', 'type/unknown'], ['changelog', 'a.json', '--against', 'a.json'], ['fmt', 'a.json'], ['modernize', 'a.json'],
    ['dump', 'a.json'], ['introspect', 'a.json'], ['breaking', 'a.json', '--against', 'a.json'], ['lint', 'a.json', '--write-baseline', '--baseline', 'known.json'],
    ['init', 'a.json'], ['generate', 'a.json', '-t', 'introspection'],
  ])('writes a file for %s, so that a step that uploads it works', async (...args) => {
    write('a.json', schema);
    expect((await runCli([...args, '--report', 'sarif=a.sarif'])).status).toBe(0);
    expect(JSON.parse(readFileSync('a.sarif', 'utf8'))).toMatchObject({ runs: [{ results: [] }] });
  });

  test('writes nothing for a command line that cannot be understood', async () => {
    expect((await runCli(['explain', 'no/code', '--report', 'sarif=a.sarif'])).status).toBe(2);
    expect(existsSync('a.sarif')).toBe(false);
  });

  test('writes what changelog finds in several schemas', async () => {
    write('b.json', broken);
    write('c.json', broken.replace('Nothing', 'Nobody'));
    write('qapi-gen.config.json', '{ "schemas": [{ "path": "b.json", "against": "b.json" }, { "path": "c.json", "against": "c.json" }] }');
    expect((await runCli(['changelog', '--report', 'text=a.txt'])).status).toBe(1);
    for (const name of ['Nothing', 'Nobody']) expect(readFileSync('a.txt', 'utf8')).toContain(name);
  });

  test('says that a file cannot be written', async () => {
    write('a.json', schema);
    write('file', '');
    expect(await runCli(['check', 'a.json', '--report', 'json=file/b'])).toMatchObject({ status: 2, stderr: expect.stringContaining("'file/b' cannot be used") as string });
  });

  test.each([
    ['a.json', "--report takes FORMAT=FILE, not 'a.json'"], ['json=', "--report takes FORMAT=FILE, not 'json='"],
    ['sarf=a', "--report knows the formats pretty, text, json, sarif, github, gitlab, junit, not 'sarf'\nDid you mean 'sarif'?"],
  ])('%s is refused', async (value, message) => {
    expect(await runCli(['check', '--report', value])).toMatchObject({ status: 2, stderr: expect.stringContaining(`qapi-gen: ${message}`) as string });
  });
});

describe('files in reports to services', () => {
  test('are named from the root of the checkout that the service tells', async () => {
    const checkout = process.cwd();
    mkdirSync('sub');
    process.chdir('sub');
    write('b.json', broken);
    const report = async (format: Format, env: Readonly<Record<string, string>>): Promise<string> =>
      (await runCli(['check', 'b.json', '--format', format], { env })).stdout;
    expect(await report('github', { GITHUB_WORKSPACE: checkout })).toContain('file=sub/b.json,');
    expect(await report('gitlab', { CI_PROJECT_DIR: checkout })).toContain('"path":"sub/b.json"');
    expect(await report('sarif', { GITHUB_WORKSPACE: checkout })).toContain('"uri":"sub/b.json"');
    expect(await report('junit', { CI_PROJECT_DIR: checkout })).toContain('file="sub/b.json"');
    expect(await report('github', {})).toContain('file=b.json,');
    expect(await report('json', { GITHUB_WORKSPACE: checkout })).toContain('"file":"b.json"');
  });

  test.each([
    [{}, '/a/b'], [{ GITHUB_WORKSPACE: '' }, '/a/b'], [{ GITHUB_WORKSPACE: '/a' }, '/a'], [{ GITHUB_WORKSPACE: '/a/b' }, '/a/b'],
    [{ GITHUB_WORKSPACE: '/a/c' }, '/a/b'], [{ GITHUB_WORKSPACE: '/a/b/c' }, '/a/b'], [{ GITHUB_WORKSPACE: '/c', CI_PROJECT_DIR: '/a' }, '/a'],
  ])('%j of /a/b', (env, folder) => {
    expect(reportBase({ env, workingDirectory: resolve('/a/b') })).toEqual({ workingDirectory: resolve('/a/b'), folder: resolve(folder) });
  });
});
