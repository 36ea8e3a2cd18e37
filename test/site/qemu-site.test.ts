/** The site of QEMU 10.2's machine protocol and guest agent: VitePress builds it without a dead link, and a reader finds their way. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWithCorpus } from '../support/corpus.ts';
import { missingBrowser, openSite, transcriptAfter, type OpenedSite, type Page } from './browser.ts';
import { buildSite, type BuiltSite } from './vitepress-site.ts';

const patience = 300_000;

describeWithCorpus('the site of QEMU 10.2', (corpus) => {
  let site: BuiltSite;

  beforeAll(async () => {
    site = await buildSite(['qapi', 'qga'].map((folder) => join(corpus, 'qemu-10.2', folder, 'qapi-schema.json')), 'QEMU reference');
  }, patience);
  afterAll(() => site.remove());

  test('is built without a dead link', () => {
    expect(site.log).not.toMatch(/dead link|warn/i);
    expect(site.status, site.log).toBe(0);
    for (const page of ['index', 'qapi/index', 'qapi/block-core', 'qapi/a-z', 'qga/commands', 'qga/qapi-schema']) {
      expect(existsSync(join(site.dist, `${page}.html`)), page).toBe(true);
    }
  });

  describe.skipIf(missingBrowser !== undefined)(`in a browser (${missingBrowser ?? 'Chromium'})`, () => {
    let opened: OpenedSite;
    beforeAll(async () => {
      opened = await openSite(site.dist);
    }, patience);
    afterAll(() => opened.close());

    async function search(page: Page, text: string): Promise<string> {
      await page.locator('#local-search button').click();
      await page.locator('#localsearch-input').fill(text);
      const first = page.locator('.result').first();
      await first.waitFor();
      return first.innerText();
    }

    /** Waits until the place that the address names is on the screen, and gives its text. */
    async function targetOf(page: Page): Promise<string> {
      const anchor = decodeURIComponent(new URL(page.url()).hash.slice(1));
      const target = page.locator(`[id="${anchor}"]`);
      await target.waitFor();
      const top = `document.getElementById(${JSON.stringify(anchor)}).getBoundingClientRect().top`;
      await expect.poll(() => page.evaluate(`${top} >= 0 && ${top} < window.innerHeight`)).toBe(true);
      return target.innerText();
    }

    test('the home page leads to both references', async () => {
      const page = await opened.open('/');
      expect(await page.locator('.VPHero').innerText()).toContain('QEMU reference');
      await page.locator('.VPHero a[href="/qga/"]').click();
      await page.waitForURL(/\/qga\/$/);
      await page.locator('.vp-doc a[href$="commands.html"]').click();
      await page.waitForURL(/\/qga\/commands\.html$/);
      await page.locator('.vp-doc a[href$="#cmd-guest-ping"]').click();
      await page.waitForURL(/\/qga\/qapi-schema\.html#cmd-guest-ping$/);
      expect(await targetOf(page)).toContain('guest-ping');
      await page.close();
    });

    test('the sidebar is that of the reference at hand, and knows where the reader is', async () => {
      const page = await opened.open('/qga/');
      expect(await page.locator('.VPSidebar .level-0 .text').first().innerText()).toBe('qga');
      expect(await page.locator('.VPSidebar .is-active .text').first().innerText()).toBe('Overview');
      await page.locator('.pager-link.next').click();
      await page.waitForURL(/\/qga\/commands\.html$/);
      // The sidebar follows a moment behind the address.
      await page.locator('.VPSidebar .is-link.is-active a[href="/qga/commands.html"]').waitFor();
      expect(await page.locator('.VPSidebar .is-link.is-active .text').first().innerText()).toBe('Commands');
      await page.close();
    });

    test('the search finds a command before everything else, and opens it', async () => {
      const page = await opened.open('/qapi/');
      expect(await search(page, 'query-block')).toMatch(/Command query-block \(Since: 0\.14\)/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/qapi\/block-core\.html#cmd-query-block$/);
      expect(await targetOf(page)).toContain('query-block');
      await page.close();
    });

    test.each([['BlockdevOptions', 'Union'], ['BLOCK_JOB_READY', 'Event'], ['guest-exec', 'Command']])('the search finds %s', async (name, kind) => {
      const page = await opened.open('/qapi/');
      expect(await search(page, name)).toContain(`${kind} ${name} (`);
      await page.close();
    });

    test('links lead from a command to its types and back', async () => {
      const page = await opened.open('/qapi/block-core.html#cmd-query-block');
      await page.locator('[id="cmd-query-block"] ~ p a[href="#type-BlockInfo"]').first().click();
      await page.waitForURL(/#type-BlockInfo$/);
      expect(await targetOf(page)).toContain('BlockInfo');
      await page.locator('[id="type-BlockInfo"] ~ p a[href="#cmd-query-block"]').first().click();
      await page.waitForURL(/#cmd-query-block$/);
      expect(await targetOf(page)).toContain('query-block');
      await page.goBack();
      await page.waitForURL(/#type-BlockInfo$/);
      await page.close();
    });

    test('a list says what is deprecated, and so does the definition', async () => {
      const page = await opened.open('/qapi/commands.html');
      const item = page.locator('.vp-doc li:has(strong:text-is("deprecated"))').first();
      await item.locator('a').first().click();
      await page.waitForURL(/#cmd-/);
      const anchor = new URL(page.url()).hash.slice(1);
      const box = page.locator(`[id="${anchor}"] + .warning .custom-block-title`);
      expect(await box.innerText()).toContain('Deprecated');
      await page.close();
    });

    test('an inherited member says where it comes from', async () => {
      const page = await opened.open('/qapi/block-core.html#type-BlockdevOptionsQcow2-backing');
      const member = page.locator('li:has(> p > [id="type-BlockdevOptionsQcow2-backing"])');
      expect(await member.innerText()).toMatch(/^backing:.*\(optional, from BlockdevOptionsGenericCOWFormat ?\)/);
      await member.locator('a[href="#type-BlockdevOptionsGenericCOWFormat"]').click();
      await page.waitForURL(/#type-BlockdevOptionsGenericCOWFormat$/);
      await page.close();
    });

    test.each(['light', 'dark'] as const)('an example is a transcript whose sent lines stand out, in %s colours', async (scheme) => {
      const page = await opened.open('/qapi/block-core.html#cmd-query-block', { scheme });
      const { lines, colours } = await transcriptAfter(page, 'cmd-query-block');
      expect(lines[0]).toEqual({ text: '-> { "execute": "query-block" }', isMarked: true });
      expect(lines[1]).toEqual({ text: '<- {', isMarked: false });
      expect(lines.filter(({ isMarked }) => isMarked)).toHaveLength(1);
      expect(colours).toBeGreaterThanOrEqual(3);
      await page.close();
    });

    test.each([
      ['/qapi/', 390, 'light'], ['/qapi/block-core.html', 390, 'dark'], ['/qapi/types.html', 390, 'light'], ['/qga/qapi-schema.html', 390, 'light'],
      ['/qapi/a-z.html', 1280, 'dark'], ['/qapi/builtin-types.html', 1280, 'light'], ['/', 390, 'dark'],
    ] as const)('%s fits a screen of %i pixels in %s colours', async (path, width, scheme) => {
      const page = await opened.open(path, { width, scheme });
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(await page.evaluate('document.documentElement.classList.contains("dark")')).toBe(scheme === 'dark');
      await page.close();
    });

    test('no page reports an error', () => {
      expect(opened.errors).toEqual([]);
    });
  });
});
