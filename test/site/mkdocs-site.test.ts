/** QEMU 10.2's machine protocol as a MkDocs site: the real program builds it and complains of nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { markdownBackend } from '../../src/backends/markdown/backend.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { inspectPage } from '../backends/markdown/inspect-page.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { generateTarget } from '../support/generate-target.ts';

const program = '/usr/bin/mkdocs';

const configuration = `
site_name: QEMU
theme:
  name: mkdocs
markdown_extensions: [admonition, attr_list, tables, toc]
`;

describeWithCorpus('a MkDocs site', (corpus) => {
  test('is built in strict mode, and knows every definition', (context) => buildAndCheck(corpus, context), 300_000);
});

async function buildAndCheck(corpus: string, context: { skip(reason: string): void }): Promise<void> {
  if (!existsSync(program)) return context.skip('mkdocs is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-mkdocs-'));
  try {
    const { texts, schema } = await generateTarget(markdownBackend, join(corpus, 'qemu-10.2/qapi/qapi-schema.json'), nodeFileSystem, {
      dialect: '10.2', options: { flavour: 'mkdocs' },
    });
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder, 'docs', path)), { recursive: true });
      writeFileSync(join(folder, 'docs', path), text);
    }
    writeFileSync(join(folder, 'mkdocs.yml'), configuration + (texts.get('nav.yml') ?? ''));
    const { status, stderr } = spawnSync(program, ['build', '--strict'], { cwd: folder, encoding: 'utf8' });
    expect(stderr).not.toMatch(/^WARNING/m);
    expect(status, stderr).toBe(0);
    const page = inspectPage(readFileSync(join(folder, 'site/block-core/index.html'), 'utf8'));
    const anchors = [...schema.definitions.values()].filter(({ module }) => module === 'block-core.json');
    expect(anchors.length).toBeGreaterThan(100);
    expect(anchors.filter(({ name }) => !page.ids.some((id) => id.endsWith(`-${name}`)))).toEqual([]);
    expect(page.links).toContain('#type-BlockInfo');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
