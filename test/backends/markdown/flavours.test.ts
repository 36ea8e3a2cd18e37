/** Every flavour of QEMU 10.2's machine protocol goes through the renderer it is written for, and nothing in it surprises. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget } from '../../support/generate-target.ts';
import { inspectPage, squeeze } from './inspect-page.ts';
import { pageRenderers, withoutFrontMatter } from './renderers.ts';

describeWithCorpus('flavours of the machine protocol', (corpus) => {
  // The plain ones are looked at with every schema of the corpus.
  test.for(pageRenderers.filter(({ flavour }) => flavour !== 'plain'))('$flavour: $name', { timeout: 300_000 }, async ({ flavour, missing, render }, context) => {
    if (missing !== undefined) return context.skip(missing);
    const { texts, schema } = await generateTarget(markdownBackend, join(corpus, 'qemu-10.2/qapi/qapi-schema.json'), nodeFileSystem, {
      dialect: '10.2', options: { flavour },
    });
    const paths = [...texts.keys()].filter((path) => path.endsWith('.md'));
    const htmls = await render(paths.map((path) => withoutFrontMatter(texts.get(path) ?? '')));
    const pages = new Map(htmls.map((html, index) => [paths[index] ?? '', inspectPage(html)]));
    for (const [path, { harms }] of pages) expect(harms, path).toEqual([]);
    const labels = { command: 'Command', event: 'Event', enum: 'Enum', struct: 'Struct', union: 'Union', alternate: 'Alternate' };
    for (const { kind, name, module, since } of schema.definitions.values()) {
      const page = pages.get(module.replace(/\.json$/, '.md'))?.text;
      expect(page, module).toContain(squeeze(`${labels[kind]} ${name}${since === undefined ? '' : ` (Since: ${since})`}`));
    }
    for (const example of ['-> { "execute": "query-block" }', 'This command is deprecated. Use job-complete instead.']) {
      expect(pages.get('block-core.md')?.text).toContain(squeeze(example));
    }
  });
});
