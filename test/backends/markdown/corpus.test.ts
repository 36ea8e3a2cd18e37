/** Every real schema: its pages have Prettier's form, their links lead to something in the HTML, and their addresses are stable. */
import { posix, join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget, type Generated } from '../../support/generate-target.ts';
import { inspectPage } from './inspect-page.ts';
import { pageRenderers } from './renderers.ts';

const generated = new Map<string, Promise<Generated>>();

/** Once for each root. */
function generatePages(corpus: string, root: string): Promise<Generated> {
  const known = generated.get(root);
  if (known !== undefined) return known;
  // Incomplete on purpose: what is sound in it must be generated all the same.
  const pages = generateTarget(markdownBackend, join(corpus, root), nodeFileSystem, { dialect: 'auto', source: root, lenient: root.includes('2012-hunks') });
  generated.set(root, pages);
  return pages;
}

describeWithCorpus('the corpus as pages', (corpus) => {
  const roots = corpusRoots(corpus);

  test.each(roots)('%s has the form that Prettier gives it', async (root) => {
    const { texts, formatted } = await generatePages(corpus, root);
    expect([...formatted].sort()).toEqual([...texts.keys()].sort());
    for (const [path, text] of texts) expect(text, path).toBe(await format(text, { parser: 'markdown' }));
  });

  test.each(roots)('links in %s lead to something', async (root) => {
    const { texts, schema } = await generatePages(corpus, root);
    const [github] = pageRenderers;
    const htmls = await github?.render([...texts.values()]) ?? [];
    const pages = new Map([...texts.keys()].map((path, index) => [path, inspectPage(htmls[index] ?? '')]));
    for (const [path, { ids, links, harms }] of pages) {
      expect(harms, path).toEqual([]);
      expect(ids.filter((id, index) => ids.indexOf(id) !== index), path).toEqual([]);
      const dangling = links.filter((link) => !/^\w+:/.test(link)).filter((link) => {
        const [file = '', anchor = ''] = link.split('#');
        const target = pages.get(file === '' ? path : posix.join(posix.dirname(path), file));
        return target === undefined || (anchor !== '' && !target.ids.includes(anchor));
      });
      expect(dangling, path).toEqual([]);
    }
    const ids = new Set([...pages.values()].flatMap((page) => page.ids));
    const prefixes = { command: 'cmd', event: 'event', enum: 'type', struct: 'type', union: 'type', alternate: 'type' };
    const missing = [...schema.definitions.values()].filter(({ kind, name }) => !ids.has(`${prefixes[kind]}-${name}`));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  test('what has no place is reported', async () => {
    const { diagnostics } = await generatePages(corpus, 'qemu-10.2/qga/qapi-schema.json');
    expect(diagnostics.map(({ code }) => code)).toContain('markdown/unknown-reference');
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain("'query-status'");
  });
});
