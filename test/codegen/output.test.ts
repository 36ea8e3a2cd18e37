/** Output folders: what is planned, written, kept, removed and refused. */
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestName } from '../../src/codegen/output-manifest.ts';
import { stagingName } from '../../src/codegen/output-folder.ts';
import { planOutput, type OutputFile, type OutputPlan } from '../../src/codegen/output-plan.ts';
import { describeConflict, staleFiles } from '../../src/codegen/output-report.ts';
import { writeOutput } from '../../src/codegen/write-output.ts';
import { FileSystemError, type FileSystem } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

/** Files of one target by path. */
type Texts = Readonly<Record<string, string>>;

function outputFiles(target: string, texts: Texts): readonly OutputFile[] {
  return Object.entries(texts).map(([path, text]) => ({ path, text, target }));
}

interface RunOptions {
  readonly target?: string;
  readonly force?: boolean;
  /** The label of the root; every other one counts as still there. */
  readonly schema?: string;
}

class Folder {
  readonly files: Map<string, string>;
  readonly fileSystem: FileSystem;

  constructor(initial: Texts = {}) {
    this.files = new Map(Object.entries(initial).map(([path, text]) => [`out/${path}`, text]));
    this.fileSystem = memoryFileSystem(this.files);
  }

  plan(texts: Texts, { target = 't', force = false, schema }: RunOptions = {}): OutputPlan {
    const schemas = new Map(schema === undefined ? [] : [[target, { label: schema, isReplacementOf: () => true }]]);
    return planOutput({ fileSystem: this.fileSystem, folder: 'out', files: outputFiles(target, texts), targets: [target], schemas, force });
  }

  write(texts: Texts, options: RunOptions = {}): OutputPlan {
    const plan = this.plan(texts, options);
    writeOutput(this.fileSystem, plan);
    return plan;
  }

  /** Without the manifest. */
  get texts(): Texts {
    const entries = [...this.files].filter(([path]) => path !== `out/${manifestName}`);
    return Object.fromEntries(entries.map(([path, text]) => [path.slice('out/'.length), text]));
  }
}

const actions = (plan: OutputPlan): Texts => Object.fromEntries(plan.files.map(({ path, action }) => [path, action]));
const conflicts = (plan: OutputPlan): Texts => Object.fromEntries(plan.conflicts.map(({ path, reason }) => [path, reason]));

describe('an output folder', () => {
  test('gets what was generated, and a manifest of it', () => {
    const folder = new Folder();
    expect(actions(folder.write({ 't/a.ts': 'a\n', 't/b/c.ts': 'c\n' }))).toEqual({ 't/a.ts': 'create', 't/b/c.ts': 'create' });
    expect(folder.texts).toEqual({ 't/a.ts': 'a\n', 't/b/c.ts': 'c\n' });
    const manifest = JSON.parse(folder.files.get(`out/${manifestName}`) ?? '') as { files: object };
    expect(manifest.files).toMatchObject({ 't/a.ts': { targets: ['t'] }, 't/b/c.ts': { targets: ['t'] } });
  });

  test('is updated where it differs, and cleared of what is generated no longer', () => {
    const folder = new Folder({ 't/own.ts': 'mine' });
    folder.write({ 't/a.ts': 'a\n', 't/b.ts': 'b\n', 't/c.ts': 'c\n' });
    expect(actions(folder.write({ 't/a.ts': 'a\n', 't/b.ts': 'new\n' }))).toEqual({ 't/a.ts': 'keep', 't/b.ts': 'update', 't/c.ts': 'remove' });
    expect(folder.texts).toEqual({ 't/own.ts': 'mine', 't/a.ts': 'a\n', 't/b.ts': 'new\n' });
    folder.write({});
    expect([...folder.files.keys()]).toEqual(['out/t/own.ts']);
  });

  test('holds the files of other targets', () => {
    const folder = new Folder();
    folder.write({ 'one/a.ts': 'a', 'runtime/shared.ts': 's' }, { target: 'one' });
    folder.write({ 'two/b.ts': 'b', 'runtime/shared.ts': 's' }, { target: 'two' });
    expect(Object.keys(folder.texts)).toEqual(['one/a.ts', 'runtime/shared.ts', 'two/b.ts']);
    folder.write({}, { target: 'one' });
    expect(Object.keys(folder.texts)).toEqual(['runtime/shared.ts', 'two/b.ts']);
    folder.write({}, { target: 'two' });
    expect(folder.files.size).toBe(0);
  });

  test('never loses a file that we did not write', () => {
    const folder = new Folder({ 't/a.ts': 'mine' });
    const plan = folder.plan({ 't/a.ts': 'a', 't/b.ts': 'b' }, { force: true });
    expect(conflicts(plan)).toEqual({ 't/a.ts': 'foreign' });
    expect(describeConflict('out', plan.conflicts[0] ?? expect.fail())).toContain('out/t/a.ts exists and was not written by qapi-gen');
    expect(() => writeOutput(folder.fileSystem, plan)).toThrow('conflicts');
    expect(folder.texts).toEqual({ 't/a.ts': 'mine' });
  });

  test('adopts a file that is already what we would write', () => {
    const folder = new Folder({ 't/a.ts': 'a' });
    expect(actions(folder.write({ 't/a.ts': 'a' }))).toEqual({ 't/a.ts': 'keep' });
    expect(actions(folder.write({ 't/a.ts': 'b' }))).toEqual({ 't/a.ts': 'update' });
  });

  test('refuses to overwrite edits, unless forced', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a' });
    folder.files.set('out/t/a.ts', 'edited');
    expect(conflicts(folder.plan({ 't/a.ts': 'b' }))).toEqual({ 't/a.ts': 'edited' });
    expect(conflicts(folder.plan({ 't/a.ts': 'edited' }))).toEqual({});
    expect(actions(folder.write({ 't/a.ts': 'b' }, { force: true }))).toEqual({ 't/a.ts': 'update' });
    expect(folder.texts).toEqual({ 't/a.ts': 'b' });
  });

  test('lets go of an edited file that is generated no longer', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a' });
    folder.files.set('out/t/a.ts', 'edited');
    expect(actions(folder.write({}))).toEqual({ 't/a.ts': 'release' });
    expect(folder.texts).toEqual({ 't/a.ts': 'edited' });
    expect(conflicts(folder.plan({ 't/a.ts': 'b' }))).toEqual({ 't/a.ts': 'foreign' });
  });

  test('lets go of what became a folder and is generated no longer', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a' });
    folder.files.delete('out/t/a.ts');
    folder.files.set('out/t/a.ts/own.ts', 'mine');
    expect(actions(folder.write({}))).toEqual({});
    expect([...folder.files]).toEqual([['out/t/a.ts/own.ts', 'mine']]);
  });

  test('takes converted line ends for its own', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a\nb\n' });
    folder.files.set('out/t/a.ts', 'a\r\nb\r\n');
    expect(staleFiles(folder.plan({ 't/a.ts': 'a\nb\n' }))).toEqual([]);
    expect(conflicts(folder.plan({ 't/a.ts': 'new' }))).toEqual({});
  });

  test('tells which schema each target comes from, and leaves out targets without files', () => {
    const folder = new Folder();
    const labels = (): unknown => (JSON.parse(folder.files.get(`out/${manifestName}`) ?? '') as { schemas: unknown }).schemas;
    folder.write({ 'one/a.ts': 'a' }, { target: 'one', schema: 'a.json' });
    folder.write({ 'two/a.ts': 'a' }, { target: 'two', schema: 'b.json' });
    expect(labels()).toEqual({ one: 'a.json', two: 'b.json' });
    folder.write({}, { target: 'one', schema: 'a.json' });
    expect(labels()).toEqual({ two: 'b.json' });
  });

  test('refuses to replace what comes from another schema, unless nothing is lost or it is forced', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a', 't/b.ts': 'b' }, { schema: 'a.json' });
    expect(folder.plan({ 't/a.ts': 'new', 't/b.ts': 'b' }, { schema: 'b.json' }).conflicts)
      .toEqual([{ path: '', reason: 'other-schema', targets: ['t'], earlier: 'a.json', next: 'b.json' }]);
    expect(conflicts(folder.plan({ 't/a.ts': 'a' }, { schema: 'b.json' }))).toEqual({ '': 'other-schema' });
    expect(conflicts(folder.plan({ 't/a.ts': 'a', 't/b.ts': 'b', 't/c.ts': 'c' }, { schema: 'b.json' }))).toEqual({});
    expect(conflicts(folder.plan({ 't/a.ts': 'new' }, { schema: 'a.json' }))).toEqual({});
    expect(conflicts(folder.plan({ 't/a.ts': 'new' }, { schema: 'b.json', force: true }))).toEqual({});
  });

  test.each([
    ['schemas that are none', '{"version":1,"schemas":[],"files":{}}'],
    ['an entry without a hash', '{"version":1,"files":{"t/a.ts":{"targets":["t"]}}}'],
    ['broken JSON', '{'],
    ['another format', '{"version":99,"files":{}}'],
    ['paths that lead out', '{"version":1,"files":{"../a":{"targets":["t"],"sha256":""}}}'],
  ])('refuses a manifest with %s', (_what, text) => {
    const folder = new Folder({ [manifestName]: text, 't/a.ts': 'a' });
    expect(conflicts(folder.plan({ 't/a.ts': 'b' }))).toEqual({ [manifestName]: 'bad-manifest' });
  });

  test('refuses a file in the place of a folder, and a folder in the place of a file', () => {
    expect(conflicts(new Folder({ t: 'a file' }).plan({ 't/a.ts': 'a' }))).toEqual({ t: 'not-a-folder' });
    expect(conflicts(new Folder({ 't/a.ts/b': 'b' }).plan({ 't/a.ts': 'a' }))).toEqual({ 't/a.ts': 'not-a-text' });
  });

  test.each(['../a', '/a', 'a/../../b', 'a//b', './a', 'C:/a', 'a\\b', 'a\0b', '', manifestName])('refuses the path %j', (path) => {
    expect(() => new Folder().plan({ [path]: 'a' })).toThrow('outside of its folder');
  });

  test('refuses paths that differ by case only, and targets that disagree', () => {
    expect(() => new Folder().plan({ 't/a.ts': 'a', 't/A.ts': 'a' })).toThrow('letter case');
    const files = [...outputFiles('one', { 'runtime/a.ts': 'a' }), ...outputFiles('two', { 'runtime/a.ts': 'b' })];
    expect(() => planOutput({ fileSystem: memoryFileSystem(), folder: 'out', files, targets: ['one', 'two'], force: false })).toThrow('disagree');
  });

  test('tells what is stale, with diffs, and writes nothing', () => {
    const folder = new Folder();
    folder.write({ 't/a.ts': 'a\n', 't/b.ts': 'b\n', 't/c.ts': 'c\n' });
    const before = new Map(folder.files);
    const stale = staleFiles(folder.plan({ 't/a.ts': 'a\n', 't/b.ts': 'new\n', 't/d.ts': 'd\n' }));
    expect(stale.map(({ path, state }) => [path, state])).toEqual([['t/b.ts', 'stale'], ['t/c.ts', 'extra'], ['t/d.ts', 'missing']]);
    expect(stale[0]?.diff).toBe('--- a/out/t/b.ts\n+++ b/out/t/b.ts\n@@ -1 +1 @@\n-b\n+new\n');
    expect(folder.files).toEqual(before);
  });
});

describe('a failure while writing', () => {
  /** Fails at the n-th change to the folder. */
  function failingFileSystem(folder: Folder, allowed: number): { readonly fileSystem: FileSystem; readonly steps: () => number } {
    let steps = 0;
    const step = (path: string): void => {
      if (++steps === allowed + 1) throw new FileSystemError('unreadable', path, 'no space left on the device');
    };
    return {
      steps: () => steps,
      fileSystem: {
        ...folder.fileSystem,
        writeText(path, text) {
          step(path);
          folder.fileSystem.writeText(path, text);
        },
        rename(from, to) {
          step(to);
          folder.fileSystem.rename(from, to);
        },
        remove(path) {
          step(path);
          folder.fileSystem.remove(path);
        },
      },
    };
  }

  test('at any step leaves the folder as it was, or as it should be', () => {
    const first = { 't/a.ts': 'a', 't/b.ts': 'b', 't/c.ts': 'c' };
    const second = { 't/a.ts': 'new', 't/b.ts': 'b', 't/d.ts': 'd' };
    for (let allowed = 0; ; allowed++) {
      const folder = new Folder();
      folder.write(first);
      const before = new Map(folder.files);
      const { fileSystem, steps } = failingFileSystem(folder, allowed);
      try {
        writeOutput(fileSystem, folder.plan(second));
      } catch {
        expect(folder.files).toEqual(before);
      }
      if (steps() <= allowed) {
        expect(folder.texts).toEqual(second);
        expect(allowed).toBeGreaterThan(5);
        return;
      }
    }
  });
});

describe('on the real file system', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'qapi-gen-output-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const plan = (texts: Texts): OutputPlan =>
    planOutput({ fileSystem: nodeFileSystem, folder: join(home, 'out'), files: outputFiles('t', texts), targets: ['t'], force: false });

  test('unchanged files are not touched, and nothing is left over', () => {
    writeOutput(nodeFileSystem, plan({ 't/a.ts': 'a', 't/deep/b.ts': 'b' }));
    const past = new Date(2020, 1, 1);
    for (const name of ['t/a.ts', manifestName]) utimesSync(join(home, 'out', name), past, past);
    writeOutput(nodeFileSystem, plan({ 't/a.ts': 'a', 't/deep/b.ts': 'b' }));
    expect(statSync(join(home, 'out', manifestName)).mtime).toEqual(past);
    writeOutput(nodeFileSystem, plan({ 't/a.ts': 'a' }));
    expect(statSync(join(home, 'out/t/a.ts')).mtime).toEqual(past);
    expect(readdirSync(join(home, 'out'), { recursive: true }).sort()).toEqual([manifestName, 't', 't/a.ts']);
  });

  test('a link that leads out is not followed', () => {
    mkdirSync(join(home, 'out'));
    mkdirSync(join(home, 'elsewhere'));
    symlinkSync(join(home, 'elsewhere'), join(home, 'out/t'));
    expect(conflicts(plan({ 't/a.ts': 'a' }))).toEqual({ t: 'outside' });
    rmSync(join(home, 'out/t'));
    symlinkSync(join(home, 'elsewhere'), join(home, 'out', stagingName));
    expect(conflicts(plan({ 't/a.ts': 'a' }))).toEqual({ [stagingName]: 'outside' });
  });

  test('a link in the place of a file is a file of somebody else', () => {
    mkdirSync(join(home, 'out/t'), { recursive: true });
    writeFileSync(join(home, 'precious'), 'precious');
    symlinkSync(join(home, 'precious'), join(home, 'out/t/a.ts'));
    expect(conflicts(plan({ 't/a.ts': 'a' }))).toEqual({ 't/a.ts': 'foreign' });
    expect(readFileSync(join(home, 'precious'), 'utf8')).toBe('precious');
  });

  test('the output folder may itself be reached through a link', () => {
    mkdirSync(join(home, 'real'));
    symlinkSync(join(home, 'real'), join(home, 'out'));
    writeOutput(nodeFileSystem, plan({ 't/a.ts': 'a' }));
    expect(readFileSync(join(home, 'real/t/a.ts'), 'utf8')).toBe('a');
    expect(plan({ 't/a.ts': 'a' }).files[0]?.action).toBe('keep');
  });
});
