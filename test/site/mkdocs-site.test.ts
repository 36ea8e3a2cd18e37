/** MkDocs sites: the real program builds them and complains of nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { markdownBackend } from '../../src/backends/markdown/backend.ts';
import type { Schema } from '../../src/schema/model.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { inspectPage, squeeze } from '../backends/markdown/inspect-page.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { generateTarget } from '../support/generate-target.ts';
import { missingBrowser, openSite } from './browser.ts';

const program = '/usr/bin/mkdocs';
const patience = 300_000;

const configuration = (theme: string): string => `
site_name: QEMU
theme:
  name: ${theme}
markdown_extensions: [admonition, attr_list, tables, toc]
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-mkdocs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Gives the schema; the site is in the folder `site`. */
async function buildSite(root: string, fileReader: FileReader, { dialect = 'latest', theme = 'mkdocs' } = {}): Promise<Schema> {
  const { texts, schema } = await generateTarget(markdownBackend, root, fileReader, { dialect, options: { flavour: 'mkdocs' } });
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(folder, 'docs', path)), { recursive: true });
    writeFileSync(join(folder, 'docs', path), text);
  }
  writeFileSync(join(folder, 'mkdocs.yml'), configuration(theme) + (texts.get('nav.yml') ?? ''));
  const { status, stderr } = spawnSync(program, ['build', '--strict'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).not.toMatch(/^WARNING/m);
  expect(status, stderr).toBe(0);
  return schema;
}

function pagesOfSite(): readonly string[] {
  return readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
}

describeWithCorpus('a MkDocs site', (corpus) => {
  test('is built in strict mode, and knows every definition', async (context) => {
    if (!existsSync(program)) return context.skip('mkdocs is not installed');
    const schema = await buildSite(join(corpus, 'qemu-10.2/qapi/qapi-schema.json'), nodeFileSystem, { dialect: '10.2' });
    const page = inspectPage(readFileSync(join(folder, 'site/block-core/index.html'), 'utf8'));
    const anchors = [...schema.definitions.values()].filter(({ module }) => module === 'block-core.json');
    expect(anchors.length).toBeGreaterThan(100);
    expect(anchors.filter(({ name }) => !page.ids.some((id) => id.endsWith(`-${name}`)))).toEqual([]);
    expect(page.links).toContain('#type-BlockInfo');
  }, patience);
});

const hostileTitle = '<img src=x onerror=window.pwned=1> & {{ 7 }} "q" \'r\' &lt;q&gt;';
const hostileName = '<img src=x onerror=window.pwned=1>.json';
const hostileSchema = memoryFileSystem(new Map([
  ['schema.json', `##\n# ${'*'.repeat(66)}\n# ${hostileTitle}\n# ${'*'.repeat(66)}\n##\n\n##\n# ${hostileTitle}\n# ${'-'.repeat(66)}\n##\n\n{ 'include': '${hostileName}' }\n`],
  [hostileName, "{ 'command': 'stop' }\n"],
]));

describe.each(['mkdocs', 'readthedocs'])('a schema whose titles are HTML, in the theme %s', (theme) => {
  test('shows them as text on every page', async (context) => {
    if (!existsSync(program)) return context.skip('mkdocs is not installed');
    await buildSite('schema.json', hostileSchema, { theme });
    expect(pagesOfSite().length).toBeGreaterThan(4);
    for (const path of pagesOfSite()) {
      const html = readFileSync(join(folder, 'site', path), 'utf8');
      const { harms, text } = inspectPage(html);
      expect(harms.filter((harm) => /^<img|^<q>|onerror/.test(harm)), path).toEqual([]);
      expect(html, path).not.toMatch(/<img src=x|<q>/);
      if (path !== '404.html') expect(text, path).toContain(squeeze(hostileTitle));
    }
  }, patience);

  test.skipIf(missingBrowser !== undefined)(`runs nothing in a browser (${missingBrowser ?? 'Chromium'})`, async (context) => {
    if (!existsSync(program)) return context.skip('mkdocs is not installed');
    await buildSite('schema.json', hostileSchema, { theme });
    const site = await openSite(join(folder, 'site'));
    try {
      for (const path of pagesOfSite()) {
        const page = await site.open(`/${path}`);
        expect(await page.evaluate('window.pwned'), path).toBe(undefined);
        expect(await page.evaluate('document.querySelectorAll("img[src=x]").length'), path).toBe(0);
        await page.close();
      }
    } finally {
      await site.close();
    }
  }, patience);
});

test('titles may be longer than keys of YAML usually are, and the search shows ampersands', async (context) => {
  if (!existsSync(program)) return context.skip('mkdocs is not installed');
  const title = `Commands & events, ${'at length, '.repeat(120)}and so on`;
  expect(title.length).toBeGreaterThan(1024);
  await buildSite('schema.json', memoryFileSystem(new Map([['schema.json', `##\n# = ${title}\n##\n\n##\n# @stop:\n##\n{ 'command': 'stop' }\n`]])), { dialect: '9.2' });
  const index = JSON.parse(readFileSync(join(folder, 'site/search/search_index.json'), 'utf8')) as { readonly docs: readonly { location: string; title: string }[] };
  expect(index.docs.find(({ location }) => location === 'schema/')?.title).toBe(title);
  expect(inspectPage(readFileSync(join(folder, 'site/index.html'), 'utf8')).text).toContain(squeeze(title));
}, patience);

test('modules with names that mean something to MkDocs have pages', async (context) => {
  if (!existsSync(program)) return context.skip('mkdocs is not installed');
  const names = ['README', '_common', 'index', 'parts/README', 'parts/index', 'parts', 'templates/one'];
  const schema = await buildSite('schema.json', memoryFileSystem(new Map([
    ['schema.json', names.map((name) => `{ 'include': '${name}.json' }\n`).join('')],
    ...names.map((name, index) => [`${name}.json`, `{ 'command': 'do-${'abcdefg'[index]}' }\n`] as const),
  ])));
  const ids = pagesOfSite().flatMap((path) => inspectPage(readFileSync(join(folder, 'site', path), 'utf8')).ids);
  expect([...schema.definitions.keys()].filter((name) => !ids.includes(`cmd-${name}`))).toEqual([]);
}, patience);
