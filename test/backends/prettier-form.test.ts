/**
 * What backends give says truly whether it has Prettier's form, however long names are and whatever is written of them;
 * test/project/prettier-form.test.ts has the real schemas.
 */
import fc from 'fast-check';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { GeneratedFile, RuntimeSource } from '../../src/codegen/backend.ts';
import { noPieces } from '../../src/codegen/pieces.ts';
import { DiagnosticSink } from '../../src/diagnostics/sink.ts';
import { backends } from '../../src/project/backends.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { Schema } from '../../src/schema/model.ts';
import { DocMarkup } from '../../src/syntax/markup/doc-markup.ts';
import { markupOptions } from '../../src/syntax/markup/markup-options.ts';
import { docComment } from '../support/docs.ts';
import { compileSources, type Sources } from '../support/marked-schema.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';

type Section = Readonly<Record<string, unknown>>;

interface TargetFile extends GeneratedFile {
  readonly target: string;
}

/** Copies are not generated. */
const noRuntime: RuntimeSource = { filesIn: () => [], license: () => '' };

interface Wish {
  readonly docs: 'full' | 'link' | 'none';
  /** Of the target `typescript`, wherever it stands. */
  readonly typescript: Section;
  readonly others: Readonly<Record<string, Section>>;
}

const wishes: fc.Arbitrary<Wish> = fc.record({
  docs: fc.constantFrom('full', 'link', 'none'),
  typescript: fc.record({
    importExtension: fc.constantFrom('js', 'ts', 'none'),
    openEnums: fc.boolean(),
    integers: fc.constantFrom('bigint', 'number', 'bigint-or-number'),
  }),
  others: fc.record({
    'json-schema': fc.record({ open: fc.boolean() }),
    introspection: fc.record({ mask: fc.boolean() }),
    markdown: fc.record({ flavour: fc.constantFrom('plain', 'vitepress', 'docusaurus', 'starlight') }),
    agent: fc.record({ protocol: fc.constantFrom('qmp', 'qga') }),
  }),
});

/** Of every target. */
async function generateAll(sources: Sources, wish: Wish): Promise<readonly TargetFile[]> {
  const { schema = expect.fail('no model'), diagnostics } = compileSources(sources);
  // Long names make long lines.
  expect(diagnostics.filter(({ code }) => code !== 'doc/long-line')).toEqual([]);
  return generateFrom(schema, wish, backends.map(({ name }) => name));
}

/** Files in no language are left out. */
async function generateFrom(schema: Schema, { docs, typescript, others }: Wish, targets: readonly string[]): Promise<readonly TargetFile[]> {
  const dialect = findDialect('latest') ?? expect.fail('no dialect');
  const problems: string[] = [];
  const sink = new DiagnosticSink();
  const required = { typescript: backends.find(({ name }) => name === 'typescript')?.readOptions(typescript, problems) };
  const files = await Promise.all(backends.filter(({ name }) => targets.includes(name)).map(async (backend) => {
    const options = backend.readOptions(backend.name === 'typescript' ? typescript : others[backend.name] ?? {}, problems);
    const generated = await backend.generate({
      schema, markup: new DocMarkup(schema.docs, markupOptions(dialect)), options, required, runtime: noRuntime, pieces: noPieces, once: (_, make) => make(), sink, docs,
      provenance: { tool: 'qapi-gen', version: '0.0.0', source: 'schema.json', license: undefined },
    });
    return generated.map((file) => ({ ...file, target: backend.name }));
  }));
  expect(problems).toEqual([]);
  return files.flat().filter(({ language }) => language !== 'verbatim');
}

/** How many files of each target say that they have the form; fails where one does not. */
class Claims {
  readonly #counts = new Map<string, { held: number; all: number }>();

  async check(files: readonly TargetFile[]): Promise<void> {
    for (const { target, path, text, language, isFormatted } of files) {
      const count = this.#counts.get(target) ?? { held: 0, all: 0 };
      this.#counts.set(target, count);
      count.all++;
      if (isFormatted !== true) continue;
      count.held++;
      expect(text, `${target}/${path}`).toBe(await format(text, { parser: language }));
    }
  }

  share(target: string): number {
    const { held, all } = this.#counts.get(target) ?? { held: 0, all: 1 };
    return held / all;
  }
}

/** Names that are numbered get the given lengths, by their numbers. */
function lengthen(text: string, lengths: readonly number[]): string {
  return text.replace(/\b(Type|value-|member-|tag-|branch-|command-|EVENT_)(\d+)\b/g, (_, stem: string, number: string) => {
    const filler = (stem === 'Type' ? 'OfSomeLength' : stem === 'EVENT_' ? 'OF_SOME_LENGTH_' : 'of-some-length-').repeat(10);
    const length = lengths[Number(number) % lengths.length] ?? 0;
    return stem + filler.slice(0, length) + number;
  });
}

function everyConstruct(pascal: string, kebab: string): string {
  const [none, one, two, struct, heir] = ['None', 'One', 'Two', 'Struct', 'Heir'].map((stem) => stem + pascal);
  const [first, second, member] = ['first', 'second', 'member'].map((stem) => `${stem}${kebab.replace(/-$/, '')}`);
  return `
{ 'struct': '${none}', 'data': {} }
{ 'enum': 'No${pascal}', 'data': [] }
{ 'enum': '${one}', 'data': ['${first}'] }
{ 'enum': '${two}', 'data': ['${first}', '${second}'] }
{ 'enum': 'Short', 'data': ['${first}', 'b', 'c'] }
{ 'struct': '${struct}', 'data': { '${member}': ['int'], '*short': ['${struct}'], 'plain': 'str' } }
{ 'struct': '${heir}', 'base': '${struct}', 'data': { 'own': '${two}' } }
{ 'alternate': 'Null${pascal}', 'data': { 'a': 'null', 'b': '${struct}' } }
{ 'alternate': 'Flat', 'data': { 'a': 'null', 'b': '${one}', 'c': 'bool' } }
{ 'union': 'Plain', 'base': { 'tag': '${two}' }, 'discriminator': 'tag', 'data': {} }
{ 'union': 'Union${pascal}', 'base': { '${member}': '${two}' }, 'discriminator': '${member}', 'data': { '${first}': '${struct}' } }
{ 'union': 'Single${pascal}', 'base': { 'tag': '${one}' }, 'discriminator': 'tag', 'data': {} }
{ 'union': 'Bare', 'base': { '${member}': 'Bit' }, 'discriminator': '${member}', 'data': { 'on': 'Point' } }
{ 'union': 'Long${pascal}', 'base': { 't': 'Bit' }, 'discriminator': 't', 'data': { 'on': 'Point' } }
{ 'union': 'Lone${pascal}', 'base': 'Tagged', 'discriminator': 't', 'data': {} }
{ 'union': 'Lonely${pascal}', 'base': 'Tagged', 'discriminator': 't', 'data': { 'on': 'Point' } }
{ 'union': 'Full${pascal}', 'base': 'Switched', 'discriminator': 't', 'data': { 'on': 'Point' } }
{ 'union': 'Half', 'base': 'Tagged${pascal}X', 'discriminator': 't', 'data': {} }
{ 'union': 'Whole', 'base': 'Tagged${pascal}X', 'discriminator': 't', 'data': { 'on': 'Point' } }
{ 'union': 'Both', 'base': 'Switched${pascal}X', 'discriminator': 't', 'data': { 'on': 'Point' } }
{ 'struct': 'Tagged', 'data': { 't': 'Always' } }
{ 'struct': 'Tagged${pascal}X', 'data': { 't': 'Always' } }
{ 'struct': 'Switched', 'data': { 't': 'Bit' } }
{ 'struct': 'Switched${pascal}X', 'data': { 't': 'Bit' } }
{ 'enum': 'Always', 'data': ['on'] }
{ 'enum': 'Bit', 'data': ['on', 'off'] }
{ 'struct': 'Point', 'data': { 'x': 'int' } }
{ 'command': '${first}', 'gen': false, 'data': '${struct}', 'returns': ['${struct}'] }
{ 'command': '${second}', 'gen': false, 'data': { '${member}': 'str' } }
{ 'command': 'use', 'data': { 'a': 'No${pascal}', 'b': 'Null${pascal}', 'c': 'Flat', 'd': 'Plain', 'e': 'Union${pascal}', 'f': 'Single${pascal}', 'g': 'Bare', 'h': '${heir}', 'i': 'Short',
  'j': 'Long${pascal}', 'k': 'Lone${pascal}', 'l': 'Lonely${pascal}', 'm': 'Full${pascal}', 'n': 'Half', 'o': 'Whole', 'p': 'Both' } }
{ 'event': 'EVENT_${pascal}', 'data': '${none}', 'boxed': true }
{ 'event': 'OTHER_${pascal}', 'data': { '${member}': 'bool' } }
`;
}

const lengths = fc.array(
  fc.oneof(fc.constant(0), fc.nat({ max: 60 }), fc.integer({ min: 50, max: 115 })),
  { minLength: 1, maxLength: 12 },
);

const defaults: Wish = { docs: 'full', typescript: {}, others: {} };

describe('files that say that they have Prettier’s form have it', () => {
  test('for names of any length, by chance', { timeout: 180_000 }, async () => {
    const claims = new Claims();
    await fc.assert(fc.asyncProperty(randomSchema, lengths, wishes, async ({ text }, chosen, wish) => {
      await claims.check(await generateAll(lengthen(text, chosen), wish));
    }), { numRuns: 40 });
    for (const { name } of backends) expect(claims.share(name), name).toBeGreaterThan(name === 'markdown' || name === 'json-schema' ? 0.9 : 0.999);
  });

  test('for modules whose names have any length', { timeout: 180_000 }, async () => {
    const claims = new Claims();
    await fc.assert(fc.asyncProperty(lengths, wishes, async (chosen, wish) => {
      const modules = chosen.map((size, number): readonly [string, string] => [
        `${'a-long-name-'.repeat(10).slice(0, size)}m${number}.json`,
        `{ 'struct': 'Type${number}', 'data': { 'member': 'int' } }
{ 'command': 'command-${number}', 'returns': ['Type0'] }
{ 'event': 'EVENT_${number}', 'data': 'Type${chosen.length - 1}' }
`,
      ]);
      const root = modules.map(([path]) => `{ 'include': '${path}' }\n`).join('');
      await claims.check(await generateAll({ 'schema.json': root, ...Object.fromEntries(modules) }, wish));
    }), { numRuns: 15 });
    for (const { name } of backends) expect(claims.share(name), name).toBe(1);
  });

  test('for every construct of TypeScript at the width where it breaks', { timeout: 180_000 }, async () => {
    const claims = new Claims();
    for (let size = 0; size <= 110; size++) {
      const schema = compileSources(everyConstruct('X'.repeat(size), '-x'.repeat(60).slice(0, size))).schema;
      await claims.check(await generateFrom(schema ?? expect.fail(`no model of size ${size}`), defaults, ['typescript', 'agent', 'client']));
    }
    for (const name of ['typescript', 'agent', 'client']) expect(claims.share(name), name).toBe(1);
  });

  test('for prose that Prettier sets out in ways of its own', async () => {
    const claims = new Claims();
    for (const prose of [
      ['.. note:: text', '', '* item'], ['.. note:: text', '', '1. item'], ['* item', '', '  .. note:: text', '', '  * inner'],
      ['::', '', '  { "a":1 }'], ['.. code-block:: json', '', '  { "a":1 }'], ['* one', '', '* two'], ['1. one', '#. two'], ['naïve — “text”', '', '日本語'],
    ]) {
      const doc = docComment('@Thing:', '', ...prose, '', '@member:', ...prose.map((line) => (line === '' ? '' : `    ${line}`)));
      await claims.check(await generateAll(`${doc}\n{ 'struct': 'Thing', 'data': { 'member': 'Thing' } }\n`, defaults));
    }
  });

  test.each([
    ['nothing', ''],
    ['an empty struct and one on top of it', "{ 'struct': 'None', 'data': {} }\n{ 'struct': 'Still', 'base': 'None', 'data': {} }\n{ 'event': 'IT', 'data': 'None' }\n"],
    ['enums of no value, one and many', `{ 'enum': 'No', 'data': [] }
{ 'enum': 'One', 'data': ['a'] }
{ 'enum': 'Many', 'data': [${Array.from({ length: 500 }, (_, index) => `'value-${index}'`).join(', ')}] }
{ 'command': 'use', 'data': { 'no': 'No', 'one': ['One'], 'many': 'Many' } }
`],
    ['conditions of many symbols', `{ 'command': 'use', 'if': { 'any': [${Array.from({ length: 40 }, (_, index) => `'CONFIG_NUMBER_${index}'`).join(', ')}] } }
{ 'enum': 'Few', 'data': [{ 'name': 'a', 'if': { 'not': { 'all': [${Array.from({ length: 20 }, (_, index) => `{ 'not': 'CONFIG_${index}' }`).join(', ')}] } } }] }
{ 'event': 'IT', 'data': { 'few': 'Few' } }
`],
    ['a union with a branch for each of many values', `{ 'enum': 'Kind', 'data': [${Array.from({ length: 90 }, (_, index) => `'kind-${index}'`).join(', ')}] }
{ 'struct': 'Common', 'data': { 'a': 'str' } }
{ 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': {
${Array.from({ length: 30 }, (_, index) => `'kind-${index * 3}': 'Common'`).join(',\n')} } }
{ 'command': 'make', 'data': 'Thing', 'boxed': true, 'returns': ['Thing'] }
`],
    ['a command whose arguments have a long name and are open', `{ 'struct': 'Arguments${'OfSomeLength'.repeat(6)}', 'data': { 'a': 'int' } }
{ 'command': 'run', 'gen': false, 'data': 'Arguments${'OfSomeLength'.repeat(6)}' }
{ 'command': 'run-it', 'gen': false }
`],
  ])('for %s', async (_, text) => {
    const claims = new Claims();
    await claims.check(await generateAll(text, defaults));
    for (const { name } of backends) expect(claims.share(name), name).toBe(1);
  });
});
