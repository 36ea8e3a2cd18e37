/** A site of one's own, by the two commands that the guide and the README name, in a folder with nothing but a schema and the package. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest';
import { missingBrowser, openServedSite } from './browser.ts';

const checkout = join(import.meta.dirname, '..', '..');
const isBuilt = existsSync(join(checkout, 'dist', 'cli.cjs'));
const patience = 300_000;

const guide = readFileSync(join(checkout, 'docs/markdown.md'), 'utf8');
const readme = readFileSync(join(checkout, 'README.md'), 'utf8');
const commands = linesOf(/## A site of your own\n\n((?: {4}.*\n)+)/.exec(guide)?.[1]);

function linesOf(block = ''): readonly string[] {
  return block.trim().split(/\n */);
}

/** npm as somebody types it, whatever npm runs this test. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(?!config_registry)/i.test(name))),
  NO_COLOR: '1', npm_config_prefer_offline: 'true', npm_config_fetch_retries: '1',
};

describe.skipIf(!isBuilt)('the two commands for a site (dist is not there: npm run build)', () => {
  let folder: string;
  let server: ChildProcess | undefined;
  let output = '';
  let origin: string | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-commands-'));
    cpSync(join(checkout, 'fixtures/guest-agent'), join(folder, 'qapi'), { recursive: true });
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(join(checkout, 'bin/qapi-gen.js'), join(folder, 'node_modules/.bin/qapi-gen'));
    const [first = '', second = ''] = commands;
    const { status, stdout, stderr } = spawnSync(first, { cwd: folder, env: environment, shell: true, encoding: 'utf8' });
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stderr).toContain(`See it: ${second}\n`);
    server = spawn(second, { cwd: folder, env: environment, shell: true, detached: true });
    origin = await addressOf(server);
  }, patience);

  afterAll(() => {
    // The whole group: npm, VitePress and what they start.
    if (server?.pid !== undefined && server.exitCode === null) process.kill(-server.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  /** Where the site is, once it is there; undefined if the command ended without one. */
  function addressOf(process: ChildProcess): Promise<string | undefined> {
    return new Promise((resolve) => {
      const listen = (chunk: Buffer): void => {
        output += chunk.toString();
        const found = /http:\/\/localhost:\d+/.exec(output)?.[0];
        if (found !== undefined) resolve(found);
      };
      process.stdout?.on('data', listen);
      process.stderr?.on('data', listen);
      process.once('exit', () => resolve(undefined));
    });
  }

  function siteOf(context: TestContext): string {
    if (origin === undefined && /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENOTCACHED|ENETUNREACH/.test(output)) context.skip('npm reaches no registry');
    return origin ?? expect.fail(output);
  }

  test('are two, and the same ones in the guide and in the README', () => {
    expect(commands).toHaveLength(2);
    expect(linesOf(/### A documentation site\n\n```sh\n([^`]*)```/.exec(readme)?.[1])).toEqual(commands);
  });

  test('serve the home page and the pages of the reference', async (context) => {
    const site = siteOf(context);
    for (const path of ['/', '/reference/', '/reference/files']) {
      const response = await fetch(`${site}${path}`);
      expect(response.status, path).toBe(200);
    }
    const page = await (await fetch(`${site}/reference/markdown/files.md`)).text();
    expect(page).toContain('guest-file-open');
  });

  test.skipIf(missingBrowser !== undefined)(`show a reference with a search (${missingBrowser ?? 'Chromium'})`, async (context) => {
    const site = await openServedSite(siteOf(context));
    try {
      const page = await site.open('/');
      await page.locator('.VPHero a[href="/reference/"]').click();
      await page.locator('.vp-doc a[href$="commands.html"], .vp-doc a[href$="commands"]').first().click();
      await page.locator('.vp-doc a[href$="#cmd-guest-file-open"]').first().waitFor();
      await page.locator('#local-search button').click();
      await page.locator('#localsearch-input').fill('guest-file-open');
      await expect.poll(async () => page.locator('.result').first().innerText(), { timeout: 20_000 }).toContain('Command guest-file-open');
      // While a site is worked on, VitePress names its icon only after the browser has looked for one.
      expect(site.errors.filter((error) => !error.includes('/favicon.ico'))).toEqual([]);
    } finally {
      await site.close();
    }
  }, patience);
});
