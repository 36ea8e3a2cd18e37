/** Generating again with what was made before, in the same process or in another, gives what generating anew gives. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fingerprints } from '../../src/codegen/fingerprints.ts';
import { PieceStore } from '../../src/codegen/pieces.ts';
import { printPretty } from '../../src/diagnostics/printers/pretty.ts';
import { backends } from '../../src/project/backends.ts';
import { compile } from '../../src/project/compile.ts';
import { generate, type GenerateRequest } from '../../src/project/generate.ts';
import { openProject, type Project } from '../../src/project/project.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { ParsedFiles } from '../../src/syntax/parsed-files.ts';
import { describeWithCorpus } from '../support/corpus.ts';

type Files = Map<string, string>;

const targets = ['typescript', 'json-schema', 'markdown', 'introspection', 'client', 'agent'];

async function openRoot(root: string, dialect = '10.1'): Promise<Project> {
  return openProject({ workingDirectory: '/nowhere', schemas: [root], output: 'out', targets, dialect }, backends);
}

/** All that somebody can see of a run: the generated texts, and what is reported. */
async function run(project: Project, files: Files, earlier: Earlier = {}): Promise<{ readonly texts: object; readonly diagnostics: readonly string[] }> {
  const fileSystem = memoryFileSystem(files);
  const { plan, diagnostics } = await generate({
    project, backends, workingDirectory: '/nowhere', fileReader: fileSystem, fileSystem, mode: 'plan', force: false, ...earlier,
  });
  return { texts: Object.fromEntries((plan?.files ?? []).map(({ path, after }) => [path, after])), diagnostics: [...printPretty(diagnostics, { colors: false, width: 100 })] };
}

type Earlier = Pick<GenerateRequest, 'parsed' | 'pieces' | 'markup'>;

interface Again {
  readonly project: Project;
  /** For the next run. */
  earlier(): Earlier;
}

/** How one run hands what it made to the next. */
const ways: Readonly<Record<string, () => () => Earlier>> = {
  'in one process'() {
    const earlier = { parsed: new ParsedFiles(), pieces: new PieceStore(), markup: new WeakMap() };
    return () => earlier;
  },
  'in one process after the other'() {
    let pieces = new PieceStore();
    const kept = new Map<string, unknown>();
    return () => {
      for (const [key, piece] of pieces.made) kept.set(key, JSON.parse(JSON.stringify(piece)));
      pieces = new PieceStore(kept);
      return { pieces };
    };
  },
};

async function expectSame({ project, earlier }: Again, files: Files): Promise<void> {
  expect(await run(project, files, earlier())).toEqual(await run(project, files));
}

/** As nothing is generated from what has errors, most tests can do without. */
async function expectSound(project: Project, files: Files): Promise<void> {
  expect((await run(project, files)).diagnostics.join('')).not.toContain('error[');
}

const doc = (name: string, ...lines: readonly string[]): string => `##\n# @${name}:\n#\n# About \`${name}\`.\n${lines.map((line) => `#\n# ${line}\n`).join('')}#\n# Since: 1.0\n##\n`;

const small: Readonly<Record<string, string>> = {
  'schema.json': "##\n# = The root\n##\n{ 'include': 'types.json' }\n{ 'include': 'calls.json' }\n{ 'include': 'alone.json' }\n",
  'types.json': `${doc('Base', '@a: of the base, not of \`Nothing\`')}{ 'struct': 'Base', 'data': { 'a': 'int' } }
${doc('Kind', '@one: the first', '@two: the second')}{ 'enum': 'Kind', 'data': [ 'one', 'two' ] }\n`,
  'calls.json': `{ 'include': 'types.json' }
${doc('Heir', '@b: see \`Base\` and \`Nowhere\`', '@kind: which')}{ 'struct': 'Heir', 'base': 'Base', 'data': { 'b': 'int', '*kind': 'Kind' } }
${doc('ask', '@x: what', 'Returns: an \`Heir\`')}{ 'command': 'ask', 'data': { 'x': 'str' }, 'returns': [ 'Heir' ] }\n`,
  'alone.json': `${doc('TOLD', 'See \`ask\`.')}{ 'event': 'TOLD' }\n`,
};

/** Each takes the text of one file and gives another. */
const edits: readonly (readonly [path: string, ...changes: readonly (readonly [RegExp, string])[]])[] = [
  ['types.json', [/of the base/, 'of the base, and more']],
  ['types.json', [/'a': 'int'/, "'a': 'str'"]],
  ['types.json', [/'a': '(int|str)' \}/, "'a': '$1', '*c': 'bool' }"], [/(# @a: .*\n)/, '$1#\n# @c: one more\n']],
  ['types.json', [/\[ 'one', 'two' \]/, "[ 'one', 'two', 'three' ]"], [/(# @two: .*\n)/, '$1#\n# @three: the third\n']],
  ['types.json', [/'struct': 'Base', /, "'struct': 'Base', 'features': [ 'fast' ], "], [/(# @a: .*\n)/, '$1#\n# Features:\n#\n# @fast: it is\n']],
  ['types.json', [/^/, '# Nothing is meant.\n']],
  ['types.json', [/$/, `${doc('Nowhere')}{ 'struct': 'Nowhere', 'data': {} }\n`]],
  ['calls.json', [/'Heir' \]/, "'Base' ]"]],
  ['calls.json', [/\[ 'Heir' \]/, "'Heir'"]],
  ['calls.json', [/, '\*kind': 'Kind'/, ''], [/# @kind: .*\n#\n/, '']],
  ['calls.json', [/Nowhere/, 'alone']],
  ['calls.json', [/TOLD|ask/g, 'order']],
  ['alone.json', [/See `ask`/, 'See `Heir`']],
  ['alone.json', [/'event': 'TOLD'/, "'event': 'TOLD', 'data': 'Base'"]],
  ['alone.json', [/$/, `${doc('told')}{ 'command': 'told' }\n`]],
  ['schema.json', [/The root/, 'Another root']],
  ['schema.json', [/^/, '# A line more.\n']],
  ['schema.json', [/\{ 'include': 'types.json' \}\n/, '']],
  ['schema.json', [/(\{ 'include': 'calls.json' \}\n)(.*\n)/, '$2$1']],
  ['schema.json', [/$/, "{ 'command': 'last', 'returns': 'Base' }\n"]],
];

function apply(files: Files, [path, ...changes]: (typeof edits)[number]): void {
  files.set(path, changes.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), files.get(path) ?? ''));
}

describe.each(Object.entries(ways))('what was made before, %s,', (_, begin) => {
  test.each(edits.map((edit) => [edit]))('does not stay when it is not the same any more: %j', async (edit) => {
    const again = { project: await openRoot('schema.json'), earlier: begin() };
    const files: Files = new Map(Object.entries(small));
    await expectSame(again, files);
    apply(files, edit);
    await expectSound(again.project, files);
    await expectSame(again, files);
    await expectSame(again, new Map(Object.entries(small)));
  });

  test('whatever is changed, and in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 6 }), async (chosen) => {
      const again = { project: await openRoot('schema.json'), earlier: begin() };
      const files: Files = new Map(Object.entries(small));
      for (const edit of chosen) {
        apply(files, edit);
        await expectSame(again, files);
      }
    }), { numRuns: 60 });
  });
});

/** What a piece depends on although it stands elsewhere: the files of one run after the other. */
const hidden: Readonly<Record<string, { readonly dialects?: readonly string[]; readonly targets?: Project['targets']; readonly steps: readonly Readonly<Record<string, string>>[] }>> = {
  'which of the types in a module is used': {
    steps: ['Aa', 'Bb'].map((type) => ({
      'types.json': "{ 'struct': 'Aa', 'data': {} }\n{ 'struct': 'Bb', 'data': {} }\n",
      'schema.json': `{ 'include': 'types.json' }\n{ 'struct': 'Uu', 'data': { 'x': '${type}' } }\n`,
    })),
  },
  'who inherits a member that holds bytes': {
    targets: { typescript: { bytes: ['Heir.buf'] } },
    steps: ["'base': 'Mid', 'data': {}", "'data': { 'm': 'Mid', 'buf': 'str' }"].map((heir) => ({
      'types.json': "{ 'struct': 'Base', 'data': { 'buf': 'str' } }\n{ 'struct': 'Mid', 'base': 'Base', 'data': {} }\n",
      'schema.json': `{ 'include': 'types.json' }\n{ 'struct': 'Heir', ${heir} }\n`,
    })),
  },
  'from what a command takes a member that holds bytes': {
    targets: { typescript: { bytes: 'guest-agent' } },
    steps: ["'Base'", "{ 'x': 'Base' }"].map((data) => ({
      'types.json': "{ 'struct': 'Base', 'data': { 'buf-b64': 'str' } }\n",
      'schema.json': `{ 'include': 'types.json' }\n{ 'command': 'guest-file-write', 'data': ${data} }\n`,
    })),
  },
  'which dialect the others are in': {
    dialects: ['auto'],
    steps: ['', ", 'coroutine': true"].map((option) => ({
      'a.json': `${doc('Aa', 'See @code{x}.')}{ 'struct': 'Aa', 'data': {} }\n${doc('Un')}{ 'union': 'Un', 'data': { 'a': 'Aa' } }\n`,
      'schema.json': `{ 'include': 'a.json' }\n${doc('ask')}{ 'command': 'ask'${option} }\n`,
    })),
  },
  'where documentation stands that belongs to nothing': {
    dialects: ['auto', '2.4', '2.8'],
    steps: ['', '# one\n', '# one\n# two\n'].map((above) => ({
      'schema.json': `${above}##\n# Free text with @url{nowhere} in it.\n##\n{ 'struct': 'Aa', 'data': {} }\n${doc('Un')}{ 'union': 'Un', 'data': { 'a': 'Aa' } }\n`,
    })),
  },
  'what is written of the base under another name': {
    dialects: ['2.4'],
    steps: ['', '# more\n'].map((above) => ({
      'b.json': `${above}##\n# @Wrong:\n#\n# @a: see http://x.org/%E0%zz there\n##\n{ 'struct': 'Base', 'data': { 'a': 'int' } }\n`,
      'schema.json': `{ 'include': 'b.json' }\n${doc('Heir')}{ 'struct': 'Heir', 'base': 'Base', 'data': {} }\n`,
    })),
  },
  'how much there is in all': {
    targets: { 'json-schema': {} },
    steps: [0, 40].map(manyBranches),
  },
};

/** Some 670,000 members in one JSON Schema, and 10,000 for each further one; a million are too many. */
function manyBranches(further: number): Readonly<Record<string, string>> {
  const values = Array.from({ length: 400 }, (_, index) => `v${index}`);
  const inner = Array.from({ length: 25 }, (_, index) => index);
  const outer = Array.from({ length: 16 }, (_, index) => index);
  const branches = (of: readonly (readonly [string, string])[]): string => of.map(([value, type]) => `'${value}': '${type}'`).join(', ');
  const union = (name: string, tag: string, base: string, of: readonly (readonly [string, string])[]): string => (
    `{ 'union': '${name}', 'base': { '${tag}': ${base} }, 'discriminator': '${tag}', 'data': { ${branches(of)} } }\n`
  );
  return {
    'schema.json': "{ 'include': 'types.json' }\n{ 'include': 'outer.json' }\n{ 'include': 'last.json' }\n",
    'types.json': `{ 'enum': 'Ee', 'data': [ ${values.map((value) => `'${value}'`).join(', ')} ] }\n{ 'enum': 'Kk', 'data': [ ${inner.map((index) => `'k${index}'`).join(', ')} ] }\n`
      + `${values.map((value, index) => `{ 'struct': 'Ss${index}', 'data': { '${value}': 'int' } }\n`).join('')}${inner.map((index) => union(`Ii${index}`, `t${index}`, "'Ee'", values.map((value, other) => [value, `Ss${other}`]))).join('')}`,
    'outer.json': outer.slice(1).map((index) => union(`Oo${index}`, `k${index}`, "'Kk'", inner.map((other) => [`k${other}`, `Ii${other}`]))).join(''),
    'last.json': union('Oo0', 'k0', `'Kk'${Array.from({ length: further }, (_, index) => `, 'a${index}': 'int'`).join('')}`, inner.map((other) => [`k${other}`, `Ii${other}`])),
  };
}

describe.each(Object.entries(hidden))('a piece depends on %s', (_, { dialects = ['10.1'], targets: wanted, steps }) => {
  test.each(Object.entries(ways).flatMap(([way, begin]) => dialects.map((dialect) => [dialect, way, begin] as const)))('in dialect %s, %s', async (dialect, _way, begin) => {
    const project = await openRoot('schema.json', dialect);
    const again = { project: wanted === undefined ? project : { ...project, targets: wanted }, earlier: begin() };
    for (const files of steps) await expectSame(again, new Map(Object.entries(files)));
  });
});

test('only what depends on a change is made again', async () => {
  const pieces = new PieceStore();
  const project = await openRoot('schema.json');
  const files: Files = new Map(Object.entries(small));
  const of = pieces.of.bind(pieces);
  const asked: string[] = [];
  pieces.of = (schema) => {
    const piecesOf = of(schema);
    const note = <Piece>(what: string, make: () => Piece) => (): Piece => {
      asked.push(what);
      return make();
    };
    return (setting) => ({
      areKept: true,
      of: (module, name, make) => piecesOf(setting).of(module, name, name === 'page' ? note(module.name, make) : make),
      ofCode: (name, make) => piecesOf(setting).ofCode(name, note(name, make)),
      ofDefinition: (definition, name, make) => piecesOf(setting).ofDefinition(definition, name, name === 'schemas' ? note(definition.name, make) : make),
    });
  };
  const made = async (...edit: typeof edits): Promise<readonly string[]> => {
    for (const each of edit) apply(files, each);
    await run(project, files, { pieces });
    return asked.splice(0);
  };
  const everything = ['Base', 'Kind', 'Heir', 'ask', 'TOLD', 'schema.json', 'types.json', 'calls.json', 'alone.json', 'file', 'table'];
  expect(await made()).toEqual(everything);
  expect(await made()).toEqual([]);
  expect(pieces.made).toEqual(new Map());
  expect(await made(['calls.json', [/Nowhere/, 'alone']])).toEqual(['Heir', 'ask', 'calls.json']);
  expect(await made(['types.json', [/of the base/, 'of it']])).toEqual(['Base', 'Kind', 'Heir', 'ask', 'types.json', 'calls.json']);
  // It has changed before.
  expect(await made(['types.json', [/of it/, 'of this']])).toEqual(['Base', 'Heir', 'ask', 'types.json', 'calls.json']);
  expect(await made(['types.json', [/'one', 'two'/, "'two', 'one'"]])).toEqual(['Kind', 'Heir', 'ask', 'types.json', 'calls.json', 'file', 'table']);
  expect(await made(['alone.json', [/$/, `${doc('told')}{ 'command': 'told' }\n`]])).toEqual([...everything.slice(0, 5), 'told', ...everything.slice(5)]);
});

test('what a piece was made of stays as long as it does', () => {
  const { schema = expect.fail('no schema') } = compile({ root: 'schema.json', fileReader: memoryFileSystem(new Map(Object.entries(small))), dialect: 'auto' });
  const [definition = expect.fail('no definition')] = schema.definitions.values();
  const [module = expect.fail('no module')] = schema.modules;
  const store = new PieceStore();
  let parts = 0;
  const runOf = (name: string): number => {
    store.beginRun();
    const pieces = store.of(schema)('setting');
    return pieces.of(module, name, () => pieces.ofDefinition(definition, 'part', () => ++parts));
  };
  // What is made in the first run may never be needed again.
  expect([runOf('zero'), runOf('one'), runOf('one'), runOf('one'), runOf('two'), runOf('one')]).toEqual([1, 2, 2, 2, 2, 2]);
});

test('everything that was read from a file has a fingerprint', () => {
  const files = memoryFileSystem(new Map([...Object.entries(small), ['schema.json', `${small['schema.json'] ?? ''}
{ 'enum': 'Which', 'data': [ 'full', 'empty' ] }
{ 'union': 'Either', 'base': { 'which': 'Which', 'q': 'QType' }, 'discriminator': 'which', 'data': { 'full': 'Base' } }
{ 'command': 'give', 'returns': [ 'str' ] }`]]));
  const { schema = expect.fail('no schema') } = compile({ root: 'schema.json', fileReader: files, dialect: 'auto' });
  const fingerprints = new Fingerprints(schema);
  expect(schema.modules.filter(({ name }) => fingerprints.ofModule(name) === undefined)).toEqual([]);
  expect([...schema.definitions.values()].filter((definition) => fingerprints.ofDefinition(definition) === undefined)).toEqual([]);
});

describeWithCorpus('the machine protocol', (corpus) => {
  test.each(Object.entries(ways))('with a change in one module after the other, %s', async (_, begin) => {
    const folder = join(corpus, 'qemu-10.2', 'qapi');
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const files: Files = new Map(names.map((name) => [`qapi/${name}`, readFileSync(join(folder, name), 'utf8')]));
    const again = { project: await openRoot('qapi/qapi-schema.json', 'auto'), earlier: begin() };
    const changes: typeof edits = [
      ['qapi/block-core.json', [/(##\n# @SnapshotInfo:\n#\n)/, '$1# @extra: what was missing (since 10.2)\n#\n'], [/('struct': 'SnapshotInfo',\s*'data': *\{ *)/, "$1'*extra': 'str', "]],
      ['qapi/common.json', [/(##\n# @IoOperationType:\n#\n)/, '$1# Said more.\n#\n']],
      ['qapi/migration.json', [/# Features:/, '# Now.\n#\n# Features:']],
      ['qapi/net.json', [/##\n# @/, `${doc('before-all')}{ 'command': 'before-all' }\n##\n# @`]],
    ];
    for (const change of changes) {
      apply(files, change);
      await expectSound(again.project, files);
      await expectSame(again, files);
    }
  });
});
