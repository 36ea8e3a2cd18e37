/** The site of this project, as `npm run docs` builds it. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allCodes } from '../../src/diagnostics/pages.ts';
import { missingBrowser, openSite, type OpenedSite } from './browser.ts';

const checkout = join(import.meta.dirname, '..', '..');
const dist = join(checkout, 'out/site/.vitepress/dist');
const patience = 300_000;
let run: { readonly status: number | null; readonly output: string };

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/docs.mjs'], { cwd: checkout, encoding: 'utf8' });
  run = { status, output: `${stdout}${stderr}` };
}, patience);

test('is built without a dead link', () => {
  expect(run.status, run.output).toBe(0);
  expect(run.output).not.toMatch(/dead link|not loaded/i);
});

test('has the guide, the reference and a page for each code', () => {
  const pages = ['index', 'guide/index', 'guide/markdown', 'reference/index', 'reference/files', 'findings/index', ...allCodes().map((code) => `findings/${code}`)];
  expect(pages.filter((page) => !existsSync(join(dist, `${page}.html`)))).toEqual([]);
});

describe.skipIf(missingBrowser !== undefined)(`in a browser (${missingBrowser ?? 'Chromium'})`, () => {
  let site: OpenedSite;
  beforeAll(async () => {
    site = await openSite(dist);
  }, patience);
  afterAll(() => site.close());

  test('one search finds commands and findings', async () => {
    const page = await site.open('/guide/');
    await page.locator('#local-search button').click();
    for (const [text, expected] of [['guest-file-open', 'Command guest-file-open'], ['discriminator', 'discriminator']] as const) {
      await page.locator('#localsearch-input').fill(text);
      await expect.poll(async () => page.locator('.result').first().innerText()).toContain(expected);
    }
    await page.close();
  });

  test('code of the guide shows braces as they are', async () => {
    const page = await site.open('/guide/markdown.html');
    expect(await page.locator('.vp-doc').innerText()).toContain('{{');
    await page.close();
  });

  test('no page reports an error', () => {
    expect(site.errors).toEqual([]);
  });
});
