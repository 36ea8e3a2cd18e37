/** Whatever a schema contains, lint has an answer: broken schemas, text with slips, examples that are none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fixSchemas } from '../../src/project/lint.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { command, lintFindings, lintText } from './lint-text.ts';

/** Lints, mends and lints again; gives how many findings can still be mended. */
async function leftToMend(root: string, fileReader = nodeFileSystem as Parameters<typeof fixSchemas>[0]['fileReader']): Promise<number> {
  const { report } = await fixSchemas({ schemas: [{ root, dialect: 'auto', source: root, name: '' }], fileReader, workingDirectory: '/', set: 'strict', severities: {} });
  return [...report.findings, ...report.checked].filter(({ fix }) => fix !== undefined).length;
}

describeWithCorpus('schema tests of QEMU', (corpus) => {
  const folder = join(corpus, 'qemu-10.2', 'tests', 'qapi-schema');

  it('are all linted and mended', async () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect(files.length).toBeGreaterThan(200);
    for (const file of files) expect(await leftToMend(join(folder, file)), file).toBe(0);
  });
});

describeWithCorpus('old schemas with a slip', (corpus) => {
  const text = readFileSync(join(corpus, 'seed-schemas', 'guest-agent-2015.json'), 'utf8');
  const slip = fc.record({ at: fc.nat({ max: text.length }), length: fc.nat({ max: 40 }), insert: fc.constantFrom('', '#', '##', '##\n', '\n', "'", '}', '{', '@', '-> {', '# ', 'the the ', '(since 1)') });

  it('are linted and mended', async () => {
    await fc.assert(fc.asyncProperty(slip, async ({ at, length, insert }) => {
      const changed = text.slice(0, at) + insert + text.slice(at + length);
      expect(await leftToMend('schema.json', memoryFileSystem(new Map([['schema.json', changed]])))).toBe(0);
    }), { numRuns: 60 });
  });
});

describe('examples', () => {
  const piece = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '...', ' ', '1', '-', 'e', 'true', 'null', '"execute"', '"c"', '"return"', '"event"', '<- ', '-> ', '\n', '\\', '"arguments"', '<x>');

  test('of any text', () => {
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const lines = `-> ${pieces.join('')}`.split('\n').map((line) => `    ${line}`.trimEnd());
      const text = command(['.. qmp-example::', '', ...lines], ", 'data': { 'a': 'int' }");
      for (const { diagnostic: { span } } of lintFindings(text)) expect(span?.end).toBeLessThanOrEqual(text.length);
    }), { numRuns: 300 });
  });

  test('of great depth', () => {
    expect(lintText(command(['.. qmp-example::', '', `    -> ${'['.repeat(5000)}`, '']))).toEqual(['8:110 example-syntax']);
  });
});

test('very many exceptions, findings and documents take time in proportion', () => {
  const one = (index: number): string => `# qapi-gen: ignore lint/missing-since -- so it is\n\n${command(['The the text.', 'See @nothing.'], '', `c${index}`).replace('#\n# Since: 9.2\n', '')}`;
  const text = Array.from({ length: 3000 }, (_, index) => one(index)).join('\n');
  expect(lintFindings(text).length).toBe(6000);
}, 20_000);
