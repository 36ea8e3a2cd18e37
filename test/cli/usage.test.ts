import { describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { runCli } from './run-cli.ts';

describe('help', () => {
  test('lists every command', async () => {
    const { status, stdout, stderr } = await runCli(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const { name, summary } of commands) expect(stdout).toMatch(new RegExp(`qapi-gen ${name} +${summary.slice(0, 20)}`));
    expect(stdout).toContain('Exit status: 0 clean, 1 findings, 2 wrong usage or unusable files, 3 a bug of qapi-gen.');
  });

  test.each(commands.map(({ name }) => name))('of %s has usage, options and examples', async (name) => {
    const { status, stdout } = await runCli([name, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: qapi-gen ${name} `);
    expect(stdout).toContain('--dialect');
    expect(stdout).toContain(`Examples:\n  qapi-gen ${name}`);
    for (const option of Object.keys(commands.find((command) => command.name === name)?.options ?? {})) {
      expect(stdout).toContain(`--${option}`);
    }
  });

  test('of generate names the targets', async () => {
    expect((await runCli(['generate', '--help'])).stdout).toMatch(/Targets:\n(.*\n)*  introspection +What/);
  });

  test('fits the terminal', async () => {
    const { stdout } = await runCli(['generate', '--help'], { terminal: true });
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('is printed when no command is named, as a failure', async () => {
    const { status, stdout, stderr } = await runCli([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Usage: qapi-gen COMMAND');
  });

  test('is never translated', async () => {
    const { stdout } = await runCli(['--help'], { env: { LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' } });
    expect(stdout).toContain('Show help');
  });
});

test('--version prints the version of the package', async () => {
  expect(await runCli(['--version'])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
});

describe('wrong usage', () => {
  test.each([
    [['chek'], 'there is no command \'chek\'\nDid you mean \'check\'?\nHelp: qapi-gen --help'],
    [['qga/qapi-schema.json'], 'there is no command \'qga/qapi-schema.json\'\nTo check a schema: qapi-gen check qga/qapi-schema.json'],
    [['check', '--formt', 'json'], 'there is no option --formt\nDid you mean \'--format\'?\nHelp: qapi-gen check --help'],
    [['check', '--formt=json'], 'there is no option --formt\n'],
    [['check', '-x'], 'there is no option -x\n'],
    [['--bogus'], 'there is no option --bogus\n'],
    [['check', '--output', 'x'], 'there is no option --output\n'],
    [['check', '--format', 'jsn'], '--format takes one of pretty, text, json, sarif, github, gitlab, junit, not \'jsn\'\nDid you mean \'json\'?'],
    [['check', '--format'], '--format needs a value'],
    [['check', '--no-config'], '--config needs a value'],
    [['check', '--dialect', 'modrn'], 'there is no dialect \'modrn\'\nDid you mean \'modern\'?'],
    [['check', '--dialect', '0.15', 'a'], 'there is no dialect \'0.15\'\nA dialect is one of auto'],
    [['check', '--max-warnings', '-1'], '--max-warnings takes a whole number, not \'-1\''],
    [['check', '--config', 'nothing.json'], 'there is no configuration file \'nothing.json\''],
    [['check', '--stdin-filepath', 'a.json', 'b.json'], '--stdin-filepath is for the schema "-", which is not there'],
    [['check', '-', '-'], 'the schema "-" can be there only once'],
    [['introspect', 'a.json', 'b.json'], 'introspect takes [SCHEMA] only; \'b.json\' is too much'],
    [['dump', '--as', 'yaml'], '--as takes one of'],
    [['generate', '-t', 'typscript'], 'there is no target \'typscript\''],
    [['generate', '--check', '--dry-run'], '--check and --dry-run exclude each other'],
    [['explain', 'type/unknwn'], 'there is no code \'type/unknwn\'\nDid you mean \'type/unknown\'?'],
    [['explain', '../../../package'], 'there is no code \'../../../package\''],
    [['explain', 'constructor'], 'there is no code \'constructor\''],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`qapi-gen: ${message}`);
  });
});
