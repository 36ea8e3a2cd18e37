/**
 * Every real schema: what is generated has Prettier's form and compiles under ajv's strict mode; values made at random
 * are valid; with any one thing wrong they are not, unless the open flavour allows it.
 */
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { jsonSchemaBackend } from '../../../src/backends/json-schema/backend.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget, type Generated } from '../../support/generate-target.ts';
import { JsonSchemaValidators } from '../../support/json-schema.ts';
import { mistakes } from '../../support/mutations.ts';
import { tryValues } from './try-values.ts';

const bundled = join(import.meta.dirname, '../../../fixtures/guest-agent/qapi-schema.json');

function judge(name: string, path: string, { lenient = false } = {}): void {
  const generate = (open: boolean): Promise<Generated> => (
    generateTarget(jsonSchemaBackend, path, nodeFileSystem, { dialect: 'auto', source: name, lenient, options: { open } })
  );

  test(`${name} has the form that Prettier gives it`, async () => {
    const { texts, formatted, diagnostics } = await generate(false);
    expect(diagnostics).toEqual([]);
    expect([...texts.keys()]).toEqual(['schema.json']);
    expect([...formatted]).toEqual(['schema.json']);
    const text = texts.get('schema.json') ?? '';
    expect(await format(text, { parser: 'json' }) === text).toBe(true);
  });

  test.each([false, true])(`${name} accepts what is right and nothing else (open: %s)`, { timeout: 180_000 }, async (open) => {
    const { schema, texts } = await generate(open);
    const validators = new JsonSchemaValidators(texts.get('schema.json') ?? '');
    const { surprises, counts } = tryValues({ schema, validators, open, rounds: 2 });
    expect(surprises).toEqual([]);
    expect(counts.get('value')).toBeGreaterThan(20);
    expect(counts.get('wrong type')).toBeGreaterThan(100);
    if (path.includes('/qapi/')) for (const mistake of mistakes) expect(counts.get(mistake), mistake).toBeGreaterThan(100);
  });
}

judge('the bundled schema', bundled);

describeWithCorpus('the corpus as JSON Schema', (corpus) => {
  // One of them is incomplete on purpose: what is sound in it must be generated all the same.
  for (const root of corpusRoots(corpus)) judge(root, join(corpus, root), { lenient: root.includes('2012-hunks') });
});
