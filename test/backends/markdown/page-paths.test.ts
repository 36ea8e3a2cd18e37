/** Schema files whose names mean something to a site generator get pages all the same, each at an address of its own. */
import { describe, expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import { generateTarget } from '../../support/generate-target.ts';

const modules = [
  '_common', 'common', '_', 'README', 'readme', 'index', 'markdown', 'a-z', '01-start', '2-start', 'parts', 'parts/parts', 'parts/index', 'parts/Readme', 'parts/_inner',
  '_hidden/one', '__tests__/one', 'templates/one', 'templates', 'deep/templates/one', 'block-core', 'Block-Core',
];

const schemas = new Map([
  ['schema.json', modules.map((name) => `{ 'include': '${name}.json' }\n`).join('')],
  ...modules.map((name, index) => [`${name}.json`, `{ 'command': 'do-${String.fromCharCode(97 + index)}' }\n`] as const),
]);

/** Where a generator serves a page, as its documentation says; undefined for a file that it ignores. */
type Address = (path: string) => string | undefined;

function folderIndex(path: string, names: (folder: string) => readonly string[]): string {
  const [name = '', folder = 'markdown'] = path.split('/').reverse();
  return names(folder).includes(name) ? path.split('/').slice(0, -1).join('/') : path;
}

const addresses: Readonly<Record<string, Address>> = {
  plain: (path) => path.toLowerCase(),
  vitepress: (path) => (path.endsWith('index') ? folderIndex(path, () => ['index']) : path).toLowerCase(),
  docusaurus(path) {
    if (/(?:^|\/)_/.test(path)) return undefined;
    const steps = path.toLowerCase().split('/').map((step) => step.replace(/^\d+\s*[-_.]+\s*(?=[^-_.\s])/, ''));
    return folderIndex(steps.join('/'), (folder) => ['index', 'readme', folder]);
  },
  starlight: (path) => (/(?:^|\/)_[^/]*$/.test(path) ? undefined : folderIndex(path.toLowerCase(), () => ['index'])),
  mkdocs: (path) => (/^templates\//.test(path) || /(?:^|\/)\./.test(path) ? undefined : folderIndex(path, () => ['index', 'README']).toLowerCase()),
};

async function pagesIn(flavour: string, files = schemas): Promise<ReadonlyMap<string, string>> {
  const { texts } = await generateTarget(markdownBackend, 'schema.json', memoryFileSystem(files), { options: { flavour } });
  return new Map([...texts].filter(([path]) => path.endsWith('.md')).map(([path, text]) => [path.replace(/\.md$/, ''), text]));
}

describe.each(Object.entries(addresses))('%s', (flavour, addressOf) => {
  test('serves every page at an address of its own', async () => {
    const pages = [...(await pagesIn(flavour)).keys()];
    const served = pages.map(addressOf);
    expect(pages.filter((_, index) => served[index] === undefined)).toEqual([]);
    expect(pages.filter((_, index) => served.indexOf(served[index]) !== index)).toEqual([]);
    // Only the first page of all is the first page of a folder.
    expect(pages.filter((page) => page !== 'index' && addressOf(page) !== undefined && folderIndex(page.toLowerCase(), (folder) => ['index', 'readme', folder]) !== page.toLowerCase())).toEqual([]);
  });

  test('has a page for every module', async () => {
    const headings = [...(await pagesIn(flavour)).values()].flatMap((text) => text.match(/Command.* `do-\w+`/g) ?? []);
    expect(headings).toHaveLength(modules.length);
  });
});

test('names change only where they must', async () => {
  const pages = [...(await pagesIn('plain')).entries()];
  const pageOf = (module: string): string | undefined => {
    const command = `\`do-${String.fromCharCode(97 + modules.indexOf(module))}\``;
    return pages.find(([, text]) => new RegExp(`^## .*${command}`, 'm').test(text))?.[0];
  };
  expect(Object.fromEntries(modules.map((module) => [module, pageOf(module)]))).toEqual({
    '_common': 'common-2', 'common': 'common', '_': 'schema-2', 'README': 'README-3', 'readme': 'readme-2', 'index': 'index-2', 'markdown': 'markdown-2', 'a-z': 'a-z-2',
    '01-start': '01-start', '2-start': '2-start-2', 'parts': 'parts', 'parts/parts': 'parts/parts-2', 'parts/index': 'parts/index-2', 'parts/Readme': 'parts/Readme-2',
    'parts/_inner': 'parts/inner', '_hidden/one': 'hidden/one', '__tests__/one': 'tests__/one', 'templates/one': 'templates-2/one', 'templates': 'templates',
    'deep/templates/one': 'deep/templates/one', 'block-core': 'block-core', 'Block-Core': 'Block-Core-2',
  });
});

test('an awkward name takes no address from one that is none', async () => {
  const files = new Map([
    ['schema.json', "{ 'include': '_common.json' }\n{ 'include': 'common.json' }\n"],
    ['_common.json', "{ 'command': 'hidden' }\n"],
    ['common.json', "{ 'command': 'open' }\n"],
  ]);
  const pages = await pagesIn('plain', files);
  expect(pages.get('common')).toContain('`open`');
  expect(pages.get('common-2')).toContain('`hidden`');
});
