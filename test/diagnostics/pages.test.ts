import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCodes, readPage, summarizeCodes } from '../../src/diagnostics/pages.ts';
import { printText } from '../../src/diagnostics/printers/text.ts';
import { pagesFolder } from '../../src/project/package-files.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { parsePage, tryExample } from './page-examples.ts';

const source = { folder: pagesFolder(), fileReader: nodeFileSystem };
const pages = readdirSync(source.folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.md'))
  .map((path) => path.replaceAll('\\', '/').replace(/\.md$/, ''))
  .sort();

const readRaw = (code: string): string => readFileSync(join(source.folder, `${code}.md`), 'utf8');

test('every code has a page, and every page a code', () => {
  expect(pages).toEqual([...allCodes()].sort());
});

test('titles differ and fit a list', () => {
  const titles = summarizeCodes(source).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles) expect(title.length).toBeLessThanOrEqual(70);
});

describe.each(pages)('%s', (code) => {
  const page = parsePage(readRaw(code));

  test('says why and by which law', () => {
    expect(page.why.length).toBeGreaterThan(40);
    expect(page.law).not.toBe('');
  });

  test('is shown without its front matter', () => {
    expect(readPage(code as never, source)).toMatch(/^# /);
  });

  const notASchema = 'the example is told in prose';

  test('wrong is wrong in this and nothing else', async (context) => {
    context.skip(page.isProse, notASchema);
    const codes = (await tryExample(code, page.wrong, page.dialect)).map((diagnostic) => diagnostic.code);
    expect(codes).toEqual([code]);
  });

  test('right is right', async (context) => {
    context.skip(page.isProse, notASchema);
    expect([...printText(await tryExample(code, page.right, page.dialect))]).toEqual([]);
  });
});

describe('a page that is none', () => {
  const page = '# T\n\nWhy.\n\n## Wrong\n\n```qapi\n{\n```\n\n## Right\n\n```qapi b.json\n{ }\n```\n\n## Law\n\nL.\n';

  test('is refused', () => {
    expect(() => parsePage(page.replace('## Law', '## Laws'))).toThrow('the parts are');
    expect(() => parsePage(`---\ncolor: red\n---\n${page}`)).toThrow('front matter: color: red');
  });

  test('differs from one that is', () => {
    const parsed = parsePage(`---\ndialect: 7.2\n---\n${page}`);
    expect(parsed).toMatchObject({ title: 'T', why: 'Why.', law: 'L.', dialect: '7.2', isProse: false });
    expect([...parsed.wrong]).toEqual([['schema.json', '{\n']]);
    expect([...parsed.right]).toEqual([['schema.json', '{\n'], ['b.json', '{ }\n']]);
  });
});
