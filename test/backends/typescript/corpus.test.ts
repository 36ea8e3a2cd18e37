/** Every real schema: what is generated has Prettier's form, compiles, and refuses wrong calls. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typescriptBackend } from '../../../src/backends/typescript/backend.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget } from '../../support/generate-target.ts';
import { writeFiles } from '../../support/golden.ts';
import { compilers, surprises, typeCheck, type TypeError } from './type-check.ts';

describeWithCorpus('the corpus in TypeScript', (corpus) => {
  const roots = corpusRoots(corpus);
  const callsPath = join(import.meta.dirname, 'golden/corpus-calls.ts');
  let folder: string;
  let unformatted: readonly string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-corpus-'));
    const changed: string[] = [];
    for (const root of roots) {
      // Incomplete on purpose: what is sound in it must be generated all the same.
      const lenient = root.includes('2012-hunks');
      const settings = { dialect: 'auto', source: root, lenient };
      const { texts, diagnostics, formatted } = await generateTarget(typescriptBackend, join(corpus, root), nodeFileSystem, settings);
      expect(diagnostics, root).toEqual([]);
      expect([...formatted].sort(), root).toEqual([...texts.keys()].sort());
      writeFiles(join(folder, root), texts);
      for (const [path, text] of texts) {
        if (await format(text, { parser: 'typescript' }) !== text) changed.push(`${root}/${path}`);
      }
    }
    unformatted = changed;
    writeFiles(folder, [['calls.ts', readFileSync(callsPath, 'utf8')]]);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has the form that Prettier gives it', () => {
    expect(roots.length).toBeGreaterThan(10);
    expect(unformatted).toEqual([]);
  });

  test.each(compilers)('compiles with %s, and wrong calls do not', async (compiler) => {
    const errors = await typeCheck(folder, compiler);
    const isCall = ({ file }: TypeError): boolean => file === 'calls.ts';
    expect(errors.filter((error) => !isCall(error))).toEqual([]);
    expect(surprises(readFileSync(callsPath, 'utf8'), errors.filter(isCall))).toEqual([]);
  });
});
