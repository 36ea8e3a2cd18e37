/** A site in a browser: opens its pages in Debian's Chromium, and serves a folder for that. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** The part of Playwright that the tests use; its own types would have every test checked against a browser's. */
export interface Page {
  goto(url: string): Promise<unknown>;
  url(): string;
  waitForURL(url: RegExp): Promise<void>;
  locator(selector: string): Locator;
  evaluate(expression: string): Promise<unknown>;
  goBack(): Promise<unknown>;
  close(): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
  on(event: 'console', listener: (message: { type(): string; text(): string; location(): { readonly url: string } }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
}

export interface Locator {
  first(): Locator;
  locator(selector: string): Locator;
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  innerText(): Promise<string>;
  waitFor(): Promise<void>;
}

interface Playwright {
  readonly chromium: {
    launch(options: object): Promise<{ newPage(options: object): Promise<Page>; close(): Promise<void> }>;
  };
}

export interface OpenedSite {
  /** A new page; what goes wrong in it is collected. */
  open(path: string, view?: { readonly width?: number; readonly scheme?: 'light' | 'dark' }): Promise<Page>;
  /** Messages of errors on any page so far. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

const program = '/usr/bin/chromium';

/** Why there is no browser; undefined if there is one. */
export const missingBrowser = existsSync(program) ? undefined : 'chromium is not installed';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.woff2': 'font/woff2', '.svg': 'image/svg+xml',
};

/** An example on a page: its lines, whether each stands out, and how many colours its text has. */
export interface ShownTranscript {
  readonly lines: readonly { readonly text: string; readonly isMarked: boolean }[];
  readonly colours: number;
}

/** The first block of code that follows the heading of a definition. */
export async function transcriptAfter(page: Page, anchor: string): Promise<ShownTranscript> {
  await page.locator(`[id="${anchor}"] ~ div[class*="language-"]`).first().waitFor();
  return await page.evaluate(`(() => {
    const block = document.querySelector('[id="${anchor}"] ~ div[class*="language-"]');
    const plain = getComputedStyle(block).backgroundColor;
    const isClear = (colour) => colour === 'rgba(0, 0, 0, 0)' || colour === plain;
    return {
      lines: [...block.querySelectorAll('.line')].map((line) => ({ text: line.innerText.trimEnd(), isMarked: !isClear(getComputedStyle(line).backgroundColor) })),
      colours: new Set([...block.querySelectorAll('.line span')].map((span) => getComputedStyle(span).color)).size,
    };
  })()`) as ShownTranscript;
}

/** A built site, served for as long as it is open. */
export async function openSite(folder: string): Promise<OpenedSite> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const found = existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' });
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site = await openServedSite(`http://127.0.0.1:${port}`);
  return {
    ...site,
    async close() {
      await site.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A site that something else serves. */
export async function openServedSite(origin: string): Promise<OpenedSite> {
  const name = 'playwright-core';
  const { chromium } = await import(name) as Playwright;
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  const errors: string[] = [];
  return {
    errors,
    async open(path, { width = 1280, scheme = 'light' } = {}) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${path}: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => errors.push(`${path}: ${error.message}`));
      await page.goto(`${origin}${path}`);
      return page;
    },
    close: () => browser.close(),
  };
}
