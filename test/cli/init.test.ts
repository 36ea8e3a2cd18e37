import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { runCli, type RunResult } from './run-cli.ts';
import { readAll, useWorkspace, write } from './workspace.ts';

useWorkspace();

const schema = "{ 'command': 'stop' }\n";
const siteFiles = ['.gitignore', '.vitepress/config.mjs', '.vitepress/theme/index.js', '.vitepress/theme/style.css', 'index.md', 'package.json', 'qapi-gen.config.json'];

function init(...args: readonly string[]): Promise<RunResult> {
  return runCli(['init', 'docs', ...args]);
}

function configuration(folder: string): unknown {
  return JSON.parse(readFileSync(`${folder}/qapi-gen.config.json`, 'utf8'));
}

interface Link {
  readonly text: string;
  readonly link: string;
}

interface SiteConfiguration {
  readonly themeConfig: { readonly nav: readonly (Link | { readonly text: string; readonly items: readonly Link[] })[] };
}

/** What VitePress would be given; its own function does nothing to it. */
async function readSiteConfiguration(folder: string): Promise<SiteConfiguration> {
  const text = readFileSync(`${folder}/.vitepress/config.mjs`, 'utf8');
  write(`${folder}/.vitepress/read.mjs`, text.replace('import { defineConfig } from "vitepress";', 'const defineConfig = (value) => value;'));
  const { default: configuration } = await import(pathToFileURL(resolve(`${folder}/.vitepress/read.mjs`)).href) as { readonly default: SiteConfiguration };
  return configuration;
}

describe('init docs', () => {
  test('writes a site and its pages, and says how to see it', async () => {
    write('qapi/a.json', schema);
    const { status, stdout, stderr } = await init('qapi/a.json', '-o', 'site', '--title', 'A "site" of <ours>');
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('See it: npm --prefix site start\n');
    const files = Object.keys(readAll('site'));
    expect(files).toEqual(expect.arrayContaining(siteFiles.map((path) => `site/${path}`)));
    expect(files).toContain('site/reference/markdown/a.md');
    expect(configuration('site')).toEqual({
      schemas: [{ path: '../qapi/a.json' }],
      output: 'reference',
      targets: { markdown: { flavour: 'vitepress', title: 'A "site" of <ours>' } },
    });
    expect(readFileSync('site/index.md', 'utf8')).toContain('name: "A \\"site\\" of &lt;ours&gt;"\n');
    expect(readFileSync('site/.vitepress/config.mjs', 'utf8')).toContain('title: "A \\"site\\" of <ours>",\n');
  });

  test('says that a schema was taken for an older one', async () => {
    write('a.json', "{ 'type': 'Disk', 'data': { } }\n");
    const { status, stderr } = await init('a.json', '-o', 'site');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^a\.json is read as legacy \(QEMU 1\.0 to 2\.3\): a definition of a 'type' at a\.json:1\. With/m);
  });

  test('writes its programs in the form that Prettier gives them', async () => {
    write('a.json', schema);
    await init('a.json');
    const parsers = { 'config.mjs': 'babel', 'theme/index.js': 'babel', 'theme/style.css': 'css' };
    for (const [path, parser] of Object.entries(parsers)) {
      const text = readFileSync(`docs/.vitepress/${path}`, 'utf8');
      expect(text.replace(/"data:[^"]*"/, '"data:"'), path).toBe(await format(text.replace(/"data:[^"]*"/, '"data:"'), { parser }));
    }
  });

  test('makes a site whose pages are generated anew by its own configuration', async () => {
    write('a.json', schema);
    await init('a.json', '--docs', 'none', '--dialect', '9.1');
    write('a.json', schema.replace('stop', 'go'));
    const { status, stderr } = await runCli(['generate', '--config', 'docs/qapi-gen.config.json']);
    expect({ status, stderr: stderr.split('\n')[1] }).toEqual({ status: 0, stderr: 'Wrote markdown to docs/reference: 0 new, 3 changed, 3 unchanged, 0 removed.' });
    expect(readFileSync('docs/reference/markdown/a.md', 'utf8')).toContain('{#cmd-go}');
    expect(configuration('docs')).toMatchObject({ docs: 'none', schemas: [{ path: '../a.json', dialect: '9.1' }] });
  });

  test('tells schemas apart by their folders if their files have one name', async () => {
    write('qapi/qapi-schema.json', schema);
    write('qga/qapi-schema.json', schema);
    write('storage/qapi/qapi-schema.json', schema);
    await init('qapi/qapi-schema.json', 'qga/qapi-schema.json');
    expect(configuration('docs')).toMatchObject({ schemas: [{ name: 'qapi' }, { name: 'qga' }] });
    expect(existsSync('docs/reference/qga/markdown/index.md')).toBe(true);
    await init('storage/qapi/qapi-schema.json', 'qapi/qapi-schema.json', '-o', 'two');
    expect(configuration('two')).toMatchObject({ schemas: [{ name: 'storage-qapi' }, { name: expect.stringMatching(/-qapi$/) as string }] });
  });

  test('takes the schemas of the configuration, or else the bundled one', async () => {
    await init();
    expect(configuration('docs')).not.toHaveProperty('schemas');
    expect(existsSync('docs/reference/markdown/routes.md')).toBe(true);
    write('a.json', schema);
    write('qapi-gen.config.json', JSON.stringify({ schemas: ['a.json'] }));
    await init('-o', 'site');
    expect(configuration('site')).toMatchObject({ schemas: [{ path: '../a.json' }] });
  });

  test.each([[3, 3], [4, 1]])('%i references have %i entries in the bar at the top', async (count, expected) => {
    const schemas = Array.from({ length: count }, (_, index) => `schema-${index}.json`);
    schemas.forEach((path) => write(path, schema));
    await init(...schemas);
    const { themeConfig: { nav } } = await readSiteConfiguration('docs');
    expect(nav).toHaveLength(expected);
    expect(nav.flatMap((entry) => ('items' in entry ? entry.items : [entry])).map(({ link }) => link)).toEqual(schemas.map((_, index) => `/schema-${index}/`));
  });

  test('never overwrites anything', async () => {
    write('a.json', schema);
    write('docs/index.md', 'mine');
    const { status, stderr } = await init('a.json');
    expect(status).toBe(2);
    expect(stderr).toContain('docs/index.md exists already, so nothing was written');
    expect(readAll('docs')).toEqual({ 'docs/index.md': 'mine' });
  });

  test('leaves a site without pages to a schema with errors', async () => {
    write('a.json', schema.replace('stop', 'Stop'));
    const { status, stderr } = await init('a.json');
    expect(status).toBe(1);
    expect(stderr).toContain('name/command-case');
    expect(stderr).toContain('npm --prefix docs run reference');
    expect(existsSync('docs/package.json')).toBe(true);
    expect(existsSync('docs/reference')).toBe(false);
  });

  test('says that a schema cannot be read', async () => {
    const { status } = await init('missing.json');
    expect(status).toBe(2);
  });
});

test.each([
  [['docs', '-'], 'init docs takes files only'],
  [['docs', '--target', 'typescript'], '--target is not for init docs'],
])('init %j is refused', async (args, message) => {
  const { status, stderr } = await runCli(['init', ...args]);
  expect(status).toBe(2);
  expect(stderr).toContain(message);
});
