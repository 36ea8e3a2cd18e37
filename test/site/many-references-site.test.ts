/** A site with an awkward title and many references: VitePress builds it, and it fits the screen. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, describe, test } from 'vitest';
import { missingBrowser, openSite, transcriptAfter, type OpenedSite } from './browser.ts';
import { buildSite, type BuiltSite } from './vitepress-site.ts';

const patience = 300_000;
const title = 'Agent <v2> & <b>co</b> {{ 7 }} &lt;';
const folders = Array.from({ length: 11 }, (_, index) => `a-reference-with-a-long-name-${index + 1}`);

const olderSchema = `##
# @stop:
#
# Stop it.
#
# Example:
#
# -> { "execute": "stop",
#      "arguments": { "after": 7, "gently": true } }
# <- { "return": {} }
##
{ 'command': 'stop', 'data': { 'after': 'int', 'gently': 'bool' } }

{ 'type': 'Disk', 'data': { } }
`;

describe('a site of many references', () => {
  let sources: string;
  let site: BuiltSite;

  beforeAll(async () => {
    sources = mkdtempSync(join(tmpdir(), 'qapi-gen-sources-'));
    const schemas = folders.map((folder) => join(sources, folder, 'schema.json'));
    for (const [index, path] of schemas.entries()) {
      mkdirSync(join(sources, folders[index] ?? ''));
      writeFileSync(path, index === 0 ? olderSchema : "{ 'command': 'stop' }\n");
    }
    site = await buildSite(schemas, title);
  }, patience);
  afterAll(() => {
    site.remove();
    rmSync(sources, { recursive: true, force: true });
  });

  test('is built without a dead link', () => {
    expect(site.log).not.toMatch(/dead link|warn/i);
    expect(site.status, site.log).toBe(0);
  });

  describe.skipIf(missingBrowser !== undefined)(`in a browser (${missingBrowser ?? 'Chromium'})`, () => {
    let opened: OpenedSite;
    beforeAll(async () => {
      opened = await openSite(site.dist);
    }, patience);
    afterAll(() => opened.close());

    test('the home page shows the title as it was given', async () => {
      const page = await opened.open('/');
      expect(await page.locator('.VPHero .name').innerText()).toBe(title);
      expect(await page.locator('.VPNavBarTitle').innerText()).toBe(title);
      await page.close();
    });

    test.each([800, 1024, 1280])('the bar at the top fits a screen of %i pixels', async (width) => {
      const page = await opened.open(`/${folders[10] ?? ''}/schema.html`, { width });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await page.evaluate('Math.max(...[...document.querySelectorAll(".VPNavBar .content-body > *")].map((part) => part.getBoundingClientRect().right)) <= window.innerWidth')).toBe(true);
      await page.close();
    });

    test('an example of an older schema is a transcript whose sent lines stand out', async () => {
      const page = await opened.open(`/${folders[0] ?? ''}/schema.html`);
      const { lines, colours } = await transcriptAfter(page, 'cmd-stop');
      expect(lines).toEqual([
        { text: '-> { "execute": "stop",', isMarked: true },
        { text: '     "arguments": { "after": 7, "gently": true } }', isMarked: true },
        { text: '<- { "return": {} }', isMarked: false },
      ]);
      expect(colours).toBeGreaterThanOrEqual(3);
      await page.close();
    });

    test('a menu leads to each reference', async () => {
      const page = await opened.open('/');
      await page.locator('.VPNavBarMenuGroup button').click();
      await page.locator(`.VPNavBarMenuGroup a[href="/${folders[10] ?? ''}/"]`).click();
      await page.waitForURL(new RegExp(`/${folders[10] ?? ''}/$`));
      await page.close();
    });

    test('no page reports an error', () => {
      expect(opened.errors).toEqual([]);
    });
  });
});
