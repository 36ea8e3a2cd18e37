/** Agents of every real schema: they are in Prettier's form and compile, with stubs and the copies of the runtime. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateProject } from '../../support/generate-project.ts';
import { compilers, typeCheck } from '../typescript/type-check.ts';

/** Milliseconds: each schema has its own copies of the runtime. */
const compilerTime = 300_000;

describeWithCorpus('agents of the corpus', (corpus) => {
  const roots = corpusRoots(corpus).filter((root) => !root.includes('2012-hunks'));
  let folder: string;
  const outputOf = (root: string): string => join(folder, root.replace(/\.json$/, ''), 'out');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-agents-'));
    for (const root of roots) {
      const place = join(outputOf(root), '..');
      const diagnostics = await generateProject(place, { schemas: [join(corpus, root)], targets: ['agent'], docs: 'none' });
      expect(diagnostics.filter(({ severity }) => severity === 'error'), root).toEqual([]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(roots)('%s has the form that Prettier gives it, and a stub for each command', async (root) => {
    const agent = join(outputOf(root), 'agent');
    const stubs = readdirSync(join(agent, 'stubs')).map((name) => `stubs/${name}`);
    for (const file of ['index.ts', 'handlers.ts', 'stubs.ts', 'table.ts', ...stubs]) {
      const text = readFileSync(join(agent, file), 'utf8');
      expect(text).toBe(await format(text, { parser: 'typescript' }));
    }
    const handlers = readFileSync(join(agent, 'handlers.ts'), 'utf8').match(/: CommandHandler</g);
    expect(stubs).toHaveLength(handlers?.length ?? 0);
  });

  test.each(compilers)('compile with %s', async (compiler) => {
    expect(await typeCheck(folder, compiler, { isForNode: true })).toEqual([]);
  }, compilerTime);
});
