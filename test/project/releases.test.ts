/** What is generated when the configuration names the releases of a schema. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.ts';
import { useWorkspace, write } from '../cli/workspace.ts';

useWorkspace();

const documented = (since: string, members: readonly string[], data: string): string => [
  '##', '# @set:', '#', '# Sets.', '#', ...members.map((member) => `# @${member}: it`), ...(members.length > 0 ? ['#'] : []), `# Since: ${since}`, '##', `{ 'command': 'set', 'data': { ${data} } }`, '',
].join('\n');

function writeReleases(): void {
  write('v1/a.json', "{ 'event': 'E' }\n{ 'command': 'gone' }\n");
  write('v2/a.json', `{ 'event': 'E' }\n${documented('1', ['a', 'b'], "'a': 'int', 'b': 'int'")}`);
  write('v3/a.json', `{ 'event': 'E' }\n${documented('1', ['a', 'c'], "'*a': 'int', '*c': 'int'")}`);
  write('qapi-gen.config.json', JSON.stringify({
    schemas: ['v3/a.json'], targets: ['typescript', 'markdown'], releases: [{ versions: ['1', '2', '3'], path: 'v{version}/a.json' }],
  }));
}

test('TypeScript says since when things really are there', async () => {
  writeReleases();
  expect(await runCli(['generate'])).toMatchObject({ status: 0 });
  const text = readFileSync('out/typescript/a.ts', 'utf8');
  expect(text).toContain('@since 2');
  expect(text).toContain('@since 3');
  expect(text).not.toContain('@since 1');
});

test('JSON Schema says it, too', async () => {
  writeReleases();
  await runCli(['generate', '-t', 'json-schema']);
  const text = readFileSync('out/json-schema/schema.json', 'utf8');
  expect(text).toMatch(/"since": "2"/);
  expect(text).toMatch(/"since": "3"/);
});

test('Markdown shows what each version did, and what became of each definition', async () => {
  writeReleases();
  await runCli(['generate']);
  const page = readFileSync('out/markdown/a.md', 'utf8');
  expect(page).toContain('(Since: 2)');
  expect(page).not.toContain('**Since:**');
  expect(page).toContain('**History**\n\n- 3: `a` is optional\n- 3: `b` was removed\n');
  const history = readFileSync('out/markdown/history.md', 'utf8');
  expect(history).toMatch(/## 3\n\n### Added\n\n- argument `c` of command \[`set`\]\(a\.md#cmd-set\)\n\n### Changed\n\n- argument `a` of command .* is optional\n\n### Removed\n\n- argument `b` of command/);
  expect(history).toMatch(/## 2\n\n### Added\n\n- command .*\n\n### Removed\n\n- command `gone`\n/);
});

test('what is refuted is in no comment and on no page, and what came later says so', async () => {
  const modes = (values: readonly string[], lines: readonly string[], since: string): string => [
    '##', '# @Mode:', '#', '# Modes.', '#', ...lines.map((line) => `# ${line}`), '#', `# Since: ${since}`, '##', `{ 'enum': 'Mode', 'data': [ ${values.map((value) => `'${value}'`).join(', ')} ] }`,
    "{ 'struct': 'One', 'data': { 'x': 'int' } }",
    `{ 'union': 'Uni', 'base': { 'mode': 'Mode' }, 'discriminator': 'mode', 'data': { ${values.map((value) => `'${value}': 'One'`).join(', ')} } }`, '',
  ].join('\n');
  write('v1.0/a.json', "{ 'event': 'E' }\n");
  write('v2.0/a.json', modes(['a'], ['@a: x'], '2.0'));
  write('v3.0/a.json', modes(['a', 'b', 'c'], ['@a: x', '@b: xx (since 9.9)', '@c: yy'], '8.8'));
  write('qapi-gen.config.json', JSON.stringify({
    schemas: ['v3.0/a.json'], targets: ['typescript', 'markdown'], releases: [{ versions: ['1.0', '2.0', '3.0'], path: 'v{version}/a.json' }],
  }));
  expect(await runCli(['generate'])).toMatchObject({ status: 0 });
  const [code = '', page = '', history] = ['typescript/a.ts', 'markdown/a.md', 'markdown/history.md'].map((path) => readFileSync(`out/${path}`, 'utf8'));
  expect(code + page).not.toMatch(/9\.9|8\.8/);
  expect(code).toMatch(/- `b`: xx \(since 3\.0\)\n \* - `c` \(since 3\.0\): yy\n \*\n \* @since 2\.0/);
  expect(code).toMatch(/Branches:\n \*\n \* - `b` \(since 3\.0\)/);
  expect(page).toMatch(/\*\*`c`\*\* \(since 3\.0\)/);
  expect(page).toMatch(/When `mode` is `c` \(since 3\.0\)/);
  expect(history).toContain('## 3.0\n\n### Added\n\n- value `b` of enum');
});

test('a release that cannot be read is said, and nothing is written', async () => {
  writeReleases();
  write('qapi-gen.config.json', JSON.stringify({ schemas: ['v3/a.json'], releases: [{ versions: ['0'], path: 'v{version}/a.json' }] }));
  expect(await runCli(['generate'])).toMatchObject({ status: 2, stderr: expect.stringContaining('release 0 cannot be read') as string });
  // Targets that tell of no version do not ask for it.
  expect(await runCli(['generate', '-t', 'introspection'])).toMatchObject({ status: 0 });
});
