/** Generating again in one process, with what was made before, gives what generating anew gives. */
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PieceStore } from '../../src/codegen/pieces.ts';
import { printPretty } from '../../src/diagnostics/printers/pretty.ts';
import { backends } from '../../src/project/backends.ts';
import { generate, type GenerateRequest } from '../../src/project/generate.ts';
import { openProject, type Project } from '../../src/project/project.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { ParsedFiles } from '../../src/syntax/parsed-files.ts';
import { describeWithCorpus } from '../support/corpus.ts';

type Files = Map<string, string>;

const targets = ['typescript', 'json-schema', 'markdown', 'introspection', 'client', 'agent'];

async function openRoot(root: string): Promise<Project> {
  return openProject({ workingDirectory: '/nowhere', schemas: [root], output: 'out', targets, dialect: 'latest' }, backends);
}

/** All that somebody can see of a run: the generated texts, and what is reported. */
async function run(project: Project, files: Files, earlier: Pick<GenerateRequest, 'parsed' | 'made'> = {}): Promise<unknown> {
  const fileSystem = memoryFileSystem(files);
  const { plan, diagnostics } = await generate({
    project, backends, workingDirectory: '/nowhere', fileReader: fileSystem, fileSystem, mode: 'plan', force: false, ...earlier,
  });
  return { texts: Object.fromEntries((plan?.files ?? []).map(({ path, after }) => [path, after])), diagnostics: [...printPretty(diagnostics, { colors: false, width: 100 })] };
}

interface Again {
  readonly project: Project;
  readonly parsed: ParsedFiles;
  readonly made: NonNullable<GenerateRequest['made']>;
}

async function begin(root: string): Promise<Again> {
  return { project: await openRoot(root), parsed: new ParsedFiles(), made: { pieces: new PieceStore(), markup: new WeakMap() } };
}

async function expectSame({ project, parsed, made }: Again, files: Files): Promise<void> {
  expect(await run(project, files, { parsed, made })).toEqual(await run(project, files));
}

const doc = (name: string, ...lines: readonly string[]): string => `##\n# @${name}:\n#\n# About \`${name}\`.\n${lines.map((line) => `#\n# ${line}\n`).join('')}#\n# Since: 1.0\n##\n`;

const small: Readonly<Record<string, string>> = {
  'schema.json': "##\n# = The root\n##\n{ 'include': 'types.json' }\n{ 'include': 'calls.json' }\n{ 'include': 'alone.json' }\n",
  'types.json': `${doc('Base', '@a: of the base')}{ 'struct': 'Base', 'data': { 'a': 'int' } }
${doc('Kind', '@one: the first', '@two: the second')}{ 'enum': 'Kind', 'data': [ 'one', 'two' ] }\n`,
  'calls.json': `{ 'include': 'types.json' }
${doc('Heir', '@b: see \`Base\` and \`Nowhere\`', '@kind: which')}{ 'struct': 'Heir', 'base': 'Base', 'data': { 'b': 'int', '*kind': 'Kind' } }
${doc('ask', '@x: what', 'Returns: an \`Heir\`')}{ 'command': 'ask', 'data': { 'x': 'str' }, 'returns': [ 'Heir' ] }\n`,
  'alone.json': `${doc('TOLD', 'See \`ask\`.')}{ 'event': 'TOLD' }\n`,
};

/** Each takes one text and gives another. */
const edits: readonly (readonly [string, RegExp, string])[] = [
  ['types.json', /of the base/, 'of the base, and more'],
  ['types.json', /'a': 'int'/, "'a': 'str'"],
  ['types.json', /'a': '(int|str)' \}/, "'a': '$1', '*c': 'bool' }"],
  ['types.json', /\[ 'one', 'two' \]/, "[ 'one', 'two', 'three' ]"],
  ['types.json', /'struct': 'Base', /, "'struct': 'Base', 'features': [ 'deprecated' ], "],
  ['types.json', /^/, "# Nothing is meant.\n"],
  ['types.json', /$/, `${doc('Nowhere')}{ 'struct': 'Nowhere', 'data': {} }\n`],
  ['calls.json', /'Heir' \]/, "'Base' ]"],
  ['calls.json', /\[ 'Heir' \]/, "'Heir'"],
  ['calls.json', /, '\*kind': 'Kind'/, ''],
  ['calls.json', /Nowhere/, 'alone'],
  ['calls.json', /TOLD|ask/g, 'order'],
  ['alone.json', /See `ask`/, 'See `Heir`'],
  ['alone.json', /'event': 'TOLD'/, "'event': 'TOLD', 'data': 'Base'"],
  ['alone.json', /\{ 'event'/, "{ 'command': 'told' }\n{ 'event'"],
  ['schema.json', /The root/, 'Another root'],
  ['schema.json', /^/, '# A line more.\n'],
  ['schema.json', /\{ 'include': 'types.json' \}\n/, ''],
  ['schema.json', /(\{ 'include': 'calls.json' \}\n)(.*\n)/, '$2$1'],
  ['schema.json', /$/, "{ 'command': 'last', 'returns': 'Base' }\n"],
];

function apply(files: Files, [path, pattern, replacement]: (typeof edits)[number]): void {
  files.set(path, (files.get(path) ?? '').replace(pattern, replacement));
}

describe('what was made before', () => {
  test.each(edits.map((edit) => [edit]))('does not stay when it is not the same any more: %j', async (edit) => {
    const again = await begin('schema.json');
    const files: Files = new Map(Object.entries(small));
    await expectSame(again, files);
    apply(files, edit);
    await expectSame(again, files);
    await expectSame(again, new Map(Object.entries(small)));
  });

  test('whatever is changed, and in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...edits), { minLength: 2, maxLength: 6 }), async (chosen) => {
      const again = await begin('schema.json');
      const files: Files = new Map(Object.entries(small));
      for (const edit of chosen) {
        apply(files, edit);
        await expectSame(again, files);
      }
    }), { numRuns: 60 });
  });

  test('is used: only modules that depend on the change are made again', async () => {
    const { project, parsed, made } = await begin('schema.json');
    const files: Files = new Map(Object.entries(small));
    const of = made.pieces.of.bind(made.pieces);
    const asked: string[] = [];
    made.pieces.of = (schema) => {
      const piecesOf = of(schema);
      return (setting) => ({ of: (module, name, make) => piecesOf(setting).of(module, name, () => {
        if (name === 'file') asked.push(module.name);
        return make();
      }) });
    };
    await run(project, files, { parsed, made });
    expect(asked.splice(0)).toEqual(['schema.json', 'types.json', 'calls.json', 'alone.json']);
    await run(project, files, { parsed, made });
    expect(asked.splice(0)).toEqual([]);
    apply(files, edits[10] ?? expect.fail('no such edit'));
    await run(project, files, { parsed, made });
    expect(asked.splice(0)).toEqual(['calls.json']);
    apply(files, edits[0] ?? expect.fail('no such edit'));
    await run(project, files, { parsed, made });
    expect(asked.splice(0)).toEqual(['types.json', 'calls.json']);
  });
});

describeWithCorpus('the machine protocol', (corpus) => {
  test('with a change in one module after the other', async () => {
    const folder = join(corpus, 'qemu-10.2', 'qapi');
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const files: Files = new Map(names.map((name) => [`qapi/${name}`, readFileSync(join(folder, name), 'utf8')]));
    const again = await begin('qapi/qapi-schema.json');
    const changes: readonly (readonly [string, RegExp, string])[] = [
      ['qapi/block-core.json', /'data': \{ '/, "'data': { '*extra': 'int', '"],
      ['qapi/common.json', /# Since: /, '# Said more.\n#\n# Since: '],
      ['qapi/migration.json', /'features': \[ 'deprecated' \]/, "'features': [ 'unstable' ]"],
      ['qapi/net.json', /\{ 'command': '/, "{ 'command': 'before-all' }\n{ 'command': '"],
    ];
    for (const change of changes) {
      apply(files, change);
      await expectSame(again, files);
    }
  });
});
