/** Whatever a schema contains, lint has an answer: broken schemas, text with slips, examples that are none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compile } from '../../src/project/compile.ts';
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

describeWithCorpus('schemas with a slip', (corpus) => {
  const slip = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), length: fc.nat({ max: 40 }), insert: fc.constantFrom('', '#', '##', '##\n', '\n', "'", '}', '{', '@', '-> {', '# ', 'the the ', '(since 1)', '# Since 1.0\n', 'recieve ') });
  const line = fc.record({ at: fc.double({ min: 0, max: 0.999, noNaN: true }), length: fc.nat({ max: 2 }), insert: fc.constantFrom([], ['#'], ['##'], ['# #'], [''], ['# Since 1.0'], ['# @x:'], ['# qapi-gen: ignore lint/misspelling -- so it is']) });
  const errors = (diagnostics: readonly Diagnostic[]): number => diagnostics.filter(({ severity }) => severity === 'error').length;

  it.each(['seed-schemas/guest-agent-2015.json', 'qemu-4.0/qga/qapi-schema.json', 'qemu-10.2/qga/qapi-schema.json', 'qemu-10.2/qapi/job.json'])('are mended for the better: %s', async (path) => {
    const text = readFileSync(join(corpus, path), 'utf8');
    const changed = fc.oneof(
      slip.map(({ at, length, insert }) => text.slice(0, at * text.length) + insert + text.slice(at * text.length + length)),
      line.map(({ at, length, insert }) => text.split('\n').toSpliced(at * text.split('\n').length, length, ...insert).join('\n')),
    );
    await fc.assert(fc.asyncProperty(changed, async (broken) => {
      const before = compile({ root: 'schema.json', fileReader: memoryFileSystem(new Map([['schema.json', broken]])), dialect: 'auto' });
      const { report, files } = await fixSchemas({
        schemas: [{ root: 'schema.json', dialect: before.dialect, source: '', name: '' }], workingDirectory: '/', set: 'strict', severities: {},
        fileReader: memoryFileSystem(new Map([['schema.json', broken]])),
      });
      expect([...report.findings, ...report.checked].filter(({ fix }) => fix !== undefined)).toEqual([]);
      expect(errors(report.check.diagnostics)).toBeLessThanOrEqual(errors(before.diagnostics));
      expect(await leftToMend('schema.json', memoryFileSystem(new Map([['schema.json', files[0]?.after ?? broken]])))).toBe(0);
    }), { numRuns: 40 });
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
