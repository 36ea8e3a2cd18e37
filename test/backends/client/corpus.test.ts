/** Clients of every real schema: they are in Prettier's form and compile, with the copies of the runtime beside them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateProject } from '../../support/generate-project.ts';
import { compilers, typeCheck } from '../typescript/type-check.ts';

/** Milliseconds: each schema has its own copies of the runtime. */
const compilerTime = 300_000;

describeWithCorpus('clients of the corpus', (corpus) => {
  const roots = corpusRoots(corpus).filter((root) => !root.includes('2012-hunks'));
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-clients-'));
    for (const root of roots) {
      const place = join(folder, root.replace(/\.json$/, ''));
      const diagnostics = await generateProject(place, { schemas: [join(corpus, root)], targets: ['client'], docs: 'none' });
      expect(diagnostics.filter(({ severity }) => severity === 'error'), root).toEqual([]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(roots)('%s has the form that Prettier gives it', async (root) => {
    for (const file of ['index.ts', 'table.ts']) {
      const text = readFileSync(join(folder, root.replace(/\.json$/, ''), 'out/client', file), 'utf8');
      expect(text).toBe(await format(text, { parser: 'typescript' }));
    }
  });

  test.each(compilers)('compile with %s', async (compiler) => {
    expect(await typeCheck(folder, compiler, { isForNode: true })).toEqual([]);
  }, compilerTime);
});
