/** A schema that is printed and read again says the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';
import { compileSources, describeFinding, expectAccepted } from '../support/marked-schema.ts';
import { plainModel } from '../support/plain-model.ts';
import { printFile, printValue } from '../support/print-schema.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { parseText, plainValue, plainValues, type PlainValue } from '../support/syntax.ts';

const printable = fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)).filter((character) => character !== "'"), maxLength: 8 });

const { value: anyValue } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    printable,
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.uniqueArray(fc.tuple(printable, tie('value')), { maxLength: 4, selector: ([key]) => key }).map((entries) => ({ entries })),
  ),
}));

describe('values', () => {
  test('of any shape', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.tuple(printable, anyValue), { selector: ([key]) => key, maxLength: 4 }).map((entries) => ({ entries })), { maxLength: 4 }), (values) => {
      const text = values.map((value) => printValue(value)).join('\n');
      expect(parseText(text).problems).toEqual([]);
      expect(plainValues(text)).toEqual(values);
    }));
  });
});

describe('schemas', () => {
  test('of any kind are valid, and mean the same when printed and read again', () => {
    fc.assert(fc.property(randomSchema, ({ text, definitions }) => {
      const first = compileSources(text);
      expect(first.diagnostics.map(describeFinding)).toEqual([]);
      expect([...first.schema?.definitions.values() ?? []].map(({ name, kind }) => [name, kind])).toEqual(definitions);
      const printed = print(first);
      expect(plainModel(expectAccepted(printed))).toEqual(first.schema && plainModel(first.schema));
      expect(print(compileSources(printed))).toBe(printed);
    }), { numRuns: 120 });
  });

  test('mean the same with other line ends', () => {
    fc.assert(fc.property(randomSchema, ({ text }) => {
      const model = plainModel(expectAccepted(text));
      for (const lineEnd of ['\r\n', '\r']) expect(plainModel(expectAccepted(text.replaceAll(/\r\n|\n/g, lineEnd)))).toEqual(model);
    }), { numRuns: 60 });
  });

  test('mean the same in whatever files they are', () => {
    fc.assert(fc.property(randomSchema, fc.nat(), ({ text }, seed) => {
      const { trees } = compileSources(text);
      const values = trees[0]?.values ?? [];
      const cut = values[seed % values.length]?.span.end ?? 0;
      const whole = expectAccepted(text);
      const split = expectAccepted({ 'schema.json': `${text.slice(0, cut)}\n{ 'include': 'rest.json' }\n`, 'rest.json': text.slice(cut) });
      const names = (schema: typeof whole): readonly string[] => [...schema.definitions.keys()];
      expect(names(split)).toEqual(names(whole));
    }), { numRuns: 60 });
  });
});

function print({ trees, schema }: CompileResult): string {
  return trees.map((tree) => printFile(tree, schema?.docs ?? [])).join('');
}

describeWithCorpus('schemas of the corpus', (corpus) => {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));

  it('have the same values when printed and read again', () => {
    for (const path of files) {
      const { values } = parseText(readFileSync(join(corpus, path), 'utf8'));
      const sound = values.filter(({ broken, value }) => !broken && value.kind === 'object').map(({ value }) => plainValue(value));
      const texts = sound.filter((value) => !JSON.stringify(value).includes('"invalid"')).map((value) => [value, printValue(value)] as const);
      for (const [value, text] of texts) expect(plainValues(text), path).toEqual([value]);
    }
  });

  it.each(corpusRoots(corpus).filter((path) => !path.includes('hunks')))('%s is the same model when printed and read again', (path) => {
    const root = join(corpus, path);
    const first = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
    // Documentation is printed as today's law wants it.
    const hasDocs = first.dialect.name === 'strict';
    const docs = hasDocs ? first.schema?.docs ?? [] : [];
    const texts = new Map(first.trees.map((tree) => [tree.file.path, printFile(tree, docs.filter(({ span }) => span.file === tree.file))]));
    const second = compile({ root, fileReader: memoryFileSystem(texts), dialect: first.dialect });
    const mistakes = second.diagnostics.filter(({ severity, code }) => severity === 'error' && (hasDocs || !code.startsWith('doc/')));
    expect(mistakes.map(describeFinding)).toEqual([]);
    expect(second.schema && plainModel(second.schema, { docs: hasDocs })).toEqual(first.schema && plainModel(first.schema, { docs: hasDocs }));
  });
});
