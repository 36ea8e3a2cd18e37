/** The commands that print something made of one schema: `introspect`, `dump`, `explain`. */
import { describe, expect, test } from 'vitest';
import { allCodes } from '../../src/diagnostics/pages.ts';
import { runCli } from './run-cli.ts';
import { useWorkspace, write } from './workspace.ts';

useWorkspace();

const schema = '{ \'struct\': \'Disk\', \'data\': { \'size\': \'int\' } }\n'
  + '{ \'command\': \'query-disk\', \'returns\': \'Disk\', \'if\': \'CONFIG_DISK\' }\n';
const broken = '{ \'command\': \'query-disk\', \'returns\': \'Dsk\' }\n';

describe('introspect', () => {
  test('prints entries with the names of types, or numbers under --mask', async () => {
    write('a.json', schema);
    const { status, stdout, stderr } = await runCli(['introspect', 'a.json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toContainEqual({ 'arg-type': 'q_empty', 'meta-type': 'command', name: 'query-disk', 'ret-type': 'Disk' });
    const masked = await runCli(['introspect', '--mask', 'a.json']);
    expect(JSON.parse(masked.stdout)).toContainEqual({ 'arg-type': '0', 'meta-type': 'command', name: 'query-disk', 'ret-type': '1' });
    expect((await runCli(['introspect', '--mask', '--no-mask', 'a.json'])).stdout).toBe(stdout);
  });

  test('evaluates conditions with the symbols of --define or of the configuration', async () => {
    write('a.json', schema);
    expect((await runCli(['introspect', '--define', 'CONFIG_A', 'a.json'])).stdout).not.toContain('query-disk');
    expect((await runCli(['introspect', '-D', 'CONFIG_A', '-D', 'CONFIG_DISK', 'a.json'])).stdout).toContain('query-disk');
    write('qapi-gen.config.json', '{ "define": [] }');
    expect((await runCli(['introspect', 'a.json'])).stdout).not.toContain('query-disk');
  });

  test('prints nothing for a broken schema', async () => {
    write('a.json', broken);
    const { status, stdout, stderr } = await runCli(['introspect', 'a.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('error[type/unknown]');
  });

  test('uses the bundled schema if none is named', async () => {
    const { status, stdout, stderr } = await runCli(['introspect']);
    expect(status).toBe(0);
    expect(stderr).toContain('No schema named: using the bundled guest-agent schema.');
    expect(stdout).toContain('"guest-ping"');
  });

  test('wants one schema where the configuration names several', async () => {
    write('qapi-gen.config.json', '{ "schemas": [ "a.json", "b.json" ] }');
    const { status, stderr } = await runCli(['introspect']);
    expect(status).toBe(2);
    expect(stderr).toContain('introspect takes one schema, but the configuration names 2\nName the schema to take.');
  });
});

describe('dump', () => {
  test('prints the model, the trees, or the format of QEMU\'s tests', async () => {
    write('a.json', schema);
    expect(JSON.parse((await runCli(['dump', 'a.json'])).stdout)).toMatchObject({ format: 1 });
    expect((await runCli(['dump', '--as', 'model', 'a.json'])).stdout).toBe((await runCli(['dump', 'a.json'])).stdout);
    expect(JSON.parse((await runCli(['dump', '--as', 'ast', 'a.json'])).stdout)).toMatchObject({ files: [{ path: 'a.json' }] });
    expect((await runCli(['dump', '--as', 'qemu-test', 'a.json'])).stdout).toContain(
      'module a.json\nobject Disk\n    member size: int optional=False\ncommand query-disk None -> Disk\n',
    );
  });

  test('prints the trees of a broken schema too', async () => {
    write('a.json', broken);
    for (const form of ['model', 'qemu-test']) {
      expect(await runCli(['dump', '--as', form, 'a.json'])).toMatchObject({ status: 1, stdout: '' });
    }
    const { status, stdout, stderr } = await runCli(['dump', '--as', 'ast', 'a.json']);
    expect(status).toBe(1);
    expect(stderr).toContain('error[type/unknown]');
    expect(stdout).toContain('query-disk');
  });

  test('prints nothing of what cannot be read', async () => {
    expect(await runCli(['dump', '--as', 'ast', 'a.json'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('explain', () => {
  test('prints a page', async () => {
    const { status, stdout, stderr } = await runCli(['explain', 'syntax/unexpected-token']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# .*\n(.*\n)*## Wrong\n(.*\n)*## Right\n(.*\n)*## Law\n/);
  });

  test('lists all codes', async () => {
    const { status, stdout } = await runCli(['explain']);
    expect(status).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(allCodes());
    for (const line of lines) expect(line).toMatch(/^\S+ +(error|warning|info) +\S/);
  });
});
