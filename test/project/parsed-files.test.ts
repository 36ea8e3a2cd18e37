import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { dumpAst } from '../../src/backends/dump/ast.ts';
import { dumpModel } from '../../src/backends/dump/model.ts';
import { printText } from '../../src/diagnostics/printers/text.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { ParsedFiles } from '../../src/syntax/parsed-files.ts';
import type { SyntaxTree } from '../../src/syntax/ast.ts';
import { describeWithCorpus } from '../support/corpus.ts';

const root = 'schema.json';
const include = (path: string): string => `{ 'include': '${path}' }\n`;
const start = { 'schema.json': include('a.json') + include('b.json'), 'a.json': include('c.json'), 'b.json': '{ \'command\': \'stop\' }\n', 'c.json': '' };

/** Compiles again and again with what was parsed before, each time after some files have changed. */
class Runs {
  readonly files = new Map<string, string>(Object.entries(start));
  readonly parsed = new ParsedFiles();

  run(changes: Readonly<Record<string, string | undefined>> = {}): ReadonlyMap<string, SyntaxTree> {
    for (const [path, text] of Object.entries(changes)) {
      if (text === undefined) this.files.delete(path);
      else this.files.set(path, text);
    }
    const { trees } = compile({ root, fileReader: memoryFileSystem(this.files), dialect: 'auto', parsed: this.parsed });
    return new Map(trees.map((tree) => [tree.file.path, tree]));
  }
}

/** Which files of a run have the very tree of an earlier one. */
function kept(earlier: ReadonlyMap<string, SyntaxTree>, now: ReadonlyMap<string, SyntaxTree>): readonly string[] {
  return [...now].filter(([path, tree]) => earlier.get(path) === tree).map(([path]) => path);
}

describe('what is parsed again', () => {
  test('is nothing if nothing has changed', () => {
    const runs = new Runs();
    expect(kept(runs.run(), runs.run())).toEqual(['schema.json', 'a.json', 'c.json', 'b.json']);
  });

  test('is the file that has changed', () => {
    const runs = new Runs();
    expect(kept(runs.run(), runs.run({ 'b.json': '{ \'command\': \'go\' }\n' }))).toEqual(['schema.json', 'a.json', 'c.json']);
  });

  test('is not what a file includes that has changed further down', () => {
    const runs = new Runs();
    expect(kept(runs.run(), runs.run({ 'a.json': `${include('c.json')}{ 'command': 'go' }\n` }))).toEqual(['schema.json', 'c.json', 'b.json']);
  });

  test('is what is included at another line, directly or not', () => {
    const runs = new Runs();
    const now = runs.run({ ...start, 'schema.json': `# A line more.\n${start['schema.json']}` });
    expect(kept(new Runs().run(), now)).toEqual([]);
    expect(now.get('c.json')?.file.includedFrom?.file.includedFrom?.startPosition.line).toBe(2);
  });

  test('is what other files of the same length around it would report elsewhere', () => {
    const runs = new Runs();
    const first = runs.run({ 'a.json': `#  \n${include('c.json')}` });
    const second = runs.run({ 'a.json': `#\n\n\n${include('c.json')}`.slice(0, -1) });
    expect(kept(first, second)).toEqual(['schema.json', 'b.json']);
  });

  test('is what another file includes first', () => {
    const runs = new Runs();
    const first = runs.run();
    const second = runs.run({ 'a.json': '', 'b.json': include('c.json') });
    expect(kept(first, second)).toEqual(['schema.json']);
    expect(second.get('c.json')?.file.includedFrom?.file.path).toBe('b.json');
  });

  test('is what was away in between', () => {
    const runs = new Runs();
    const first = runs.run();
    runs.run({ 'b.json': undefined });
    expect(kept(first, runs.run({ 'b.json': start['b.json'] }))).toEqual(['schema.json', 'a.json', 'c.json']);
  });

  test('is nothing after the root was away', () => {
    const runs = new Runs();
    const first = runs.run();
    runs.run({ 'schema.json': undefined });
    expect(kept(first, runs.run(start))).toEqual(['schema.json', 'a.json', 'c.json', 'b.json']);
  });

  test('is asked for each root by itself', () => {
    const fileReader = memoryFileSystem(new Map(Object.entries({ ...start, 'other.json': `# Else.\n${include('b.json')}` })));
    const parsed = new ParsedFiles();
    const run = (path: string): CompileResult => compile({ root: path, fileReader, dialect: 'auto', parsed });
    const placeOf = ({ trees }: CompileResult): unknown => trees.find(({ file }) => file.path === 'b.json')?.file.includedFrom?.file.path;
    expect([run(root), run('other.json'), run(root)].map(placeOf)).toEqual([root, 'other.json', root]);
  });
});

describeWithCorpus('the machine protocol of QEMU 10.2', (corpus) => {
  test('is the same, whether its files were parsed now or before', () => {
    const path = join(corpus, 'qemu-10.2/qapi/qapi-schema.json');
    const parsed = new ParsedFiles();
    const touched = join(corpus, 'qemu-10.2/qapi/block-core.json');
    let appended = '';
    const fileReader: FileReader = {
      canonicalPath: nodeFileSystem.canonicalPath,
      readText: (file) => nodeFileSystem.readText(file) + (file === touched ? appended : ''),
    };
    const compileAll = (known?: ParsedFiles): CompileResult => compile({ root: path, fileReader, dialect: 'auto', parsed: known });
    const describeResult = ({ schema, diagnostics, trees, dialect }: CompileResult): unknown => (
      [schema && dumpModel(schema), dumpAst(trees, dialect), [...printText(diagnostics)]]
    );
    compileAll(parsed);
    for (const text of ['', '{ \'command\': \'go\', \'returns\': \'Nothing\' }\n', '{ \'include\': \'nowhere.json\' }\n']) {
      appended = text;
      expect(describeResult(compileAll(parsed))).toEqual(describeResult(compileAll()));
    }
  });
});
