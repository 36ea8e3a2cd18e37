/** Runs that are stopped between two changes to the output folder, as by a signal that cannot be caught, and the runs after them. */
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { stagingName } from '../../src/codegen/output-folder.ts';
import { manifestName } from '../../src/codegen/output-manifest.ts';
import { planOutput, type OutputPlan } from '../../src/codegen/output-plan.ts';
import type { TargetSchema } from '../../src/codegen/output-schemas.ts';
import { writeOutput } from '../../src/codegen/write-output.ts';
import type { FileSystem } from '../../src/source/file-system.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

/** Files by path. */
type Texts = Readonly<Record<string, string>>;

interface Place {
  readonly folder: string;
  readonly fileSystem: FileSystem;
}

interface PlanOptions {
  readonly force?: boolean;
  readonly schemas?: ReadonlyMap<string, TargetSchema>;
}

function plan({ folder, fileSystem }: Place, texts: Texts, { force = false, schemas = new Map() }: PlanOptions = {}): OutputPlan {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text, target: 't' }));
  return planOutput({ fileSystem, folder, files, targets: ['t'], schemas, force });
}

function write(place: Place, texts: Texts, options?: PlanOptions): void {
  writeOutput(place.fileSystem, plan(place, texts, options));
}

class Stopped extends Error {}

/** Writes until some changes are made; then the process is gone and nothing that comes later happens. Gives whether it was stopped. */
function writeAndStop(place: Place, texts: Texts, { allowed, ...options }: PlanOptions & { readonly allowed: number }): boolean {
  const { fileSystem } = place;
  let changes = 0;
  const change = (): void => {
    if (++changes > allowed) throw new Stopped();
  };
  const stopping: FileSystem = {
    ...fileSystem,
    writeText(path, text) {
      // As on a disk: aside first, and one can be stopped before it is renamed.
      const aside = path.replace(/[^/]*$/, '.$&.tmp');
      change();
      fileSystem.writeText(aside, text);
      change();
      fileSystem.rename(aside, path);
    },
    rename(from, to) {
      change();
      fileSystem.rename(from, to);
    },
    remove(path) {
      change();
      fileSystem.remove(path);
    },
    removeEmptyFolder(path) {
      change();
      fileSystem.removeEmptyFolder(path);
    },
  };
  const planned = plan(place, texts, options);
  try {
    writeOutput(stopping, planned);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
  return changes > allowed;
}

function inMemory(initial: Texts = {}): Place & { readonly files: Map<string, string> } {
  const files = new Map(Object.entries(initial).map(([path, text]) => [`out/${path}`, text]));
  return { folder: 'out', fileSystem: memoryFileSystem(files), files };
}

const own = { 't/own': 'mine' };
const generated = fc.dictionary(
  fc.constantFrom('t/a', 't/b', 't/deep/a', 't/deep/er/a', 't/other/a'), fc.constantFrom('1', '2', '3'), { maxKeys: 5, noNullPrototype: true },
);

/** Tries every place at which writing `second` over `first` can be stopped. */
function forEachStop(first: Texts, second: Texts, check: (place: ReturnType<typeof inMemory>) => void): void {
  for (let allowed = 0; ; allowed++) {
    const place = inMemory(own);
    write(place, first);
    const isStopped = writeAndStop(place, second, { allowed });
    check(place);
    if (!isStopped) return;
  }
}

describe('after a run that was stopped anywhere', () => {
  test('any schema can be generated, and the folder is then what it should be', () => {
    fc.assert(fc.property(generated, generated, generated, (first, second, third) => {
      for (const last of [first, second, third]) {
        const wanted = inMemory(own);
        write(wanted, last);
        forEachStop(first, second, (place) => {
          write(place, last);
          expect(place.files).toEqual(wanted.files);
        });
      }
    }), { numRuns: 100 });
  });

  test('so it can after a second one that was stopped', () => {
    fc.assert(fc.property(fc.tuple(generated, generated, generated), fc.nat(40), ([first, second, third], allowed) => {
      const wanted = inMemory(own);
      write(wanted, first);
      forEachStop(first, second, (place) => {
        writeAndStop(place, third, { allowed });
        write(place, first);
        expect(place.files).toEqual(wanted.files);
      });
    }), { numRuns: 100 });
  });

  test('an edit is still refused, and never lost', () => {
    fc.assert(fc.property(generated, generated, generated, (first, second, third) => {
      forEachStop(first, second, (place) => {
        for (const path of [...place.files.keys()].filter((name) => name.startsWith('out/t/') && name !== 'out/t/own')) {
          const copy = new Map(place.files).set(path, 'edited');
          const edited = { folder: 'out', fileSystem: memoryFileSystem(copy) };
          const { conflicts, files } = plan(edited, third);
          const name = path.slice('out/'.length);
          if (Object.hasOwn(third, name)) expect(conflicts.map((conflict) => conflict.path)).toEqual([name]);
          else expect(files.find((file) => file.path === name)?.action).toBe('release');
        }
      });
    }), { numRuns: 50 });
  });

  test('a file that it did not come to write is not ours', () => {
    const second = { 't/a': '1', 't/b': '1' };
    let count = 0;
    forEachStop({}, second, (place) => {
      for (const path of Object.keys(second).filter((name) => !place.files.has(`out/${name}`))) {
        count++;
        place.files.set(`out/${path}`, 'mine too');
        expect(plan(place, second, { force: true }).conflicts).toEqual([{ path, reason: 'foreign' }]);
        place.files.delete(`out/${path}`);
      }
    });
    expect(count).toBeGreaterThan(10);
  });

  test('a forced update does not make an edit ours before it is overwritten', () => {
    for (let allowed = 0; ; allowed++) {
      const place = inMemory();
      write(place, { 't/a': '1', 't/b': '1' });
      place.files.set('out/t/b', 'edited');
      const isStopped = writeAndStop(place, { 't/a': '2', 't/b': '2' }, { allowed, force: true });
      const isOverwritten = place.files.get('out/t/b') === '2';
      expect(plan(place, { 't/a': '3', 't/b': '3' }).conflicts).toEqual(isOverwritten ? [] : [{ path: 't/b', reason: 'edited' }]);
      if (!isStopped) return;
    }
  });
});

test('a target whose schema changes belongs to neither until all is in place', () => {
  const schemas = (label: string): ReadonlyMap<string, TargetSchema> => new Map([['t', { label, isReplacementOf: () => true }]]);
  const [first, second, third] = [{ 't/a': '1', 't/b': '1' }, { 't/a': '2', 't/b': '2' }, { 't/a': '3' }];
  let conclusions = '';
  for (let allowed = 0; ; allowed++) {
    const place = inMemory();
    writeAndStop(place, first, { allowed, schemas: schemas('a.json') });
    // A first run that did not come to its end asks for nothing.
    const isFirstComplete = !place.files.get(`out/${manifestName}`)?.includes('pending') && place.files.has(`out/${manifestName}`);
    expect(plan(place, second, { schemas: schemas('b.json') }).conflicts).toHaveLength(isFirstComplete ? 1 : 0);
    write(place, first, { schemas: schemas('a.json') });
    const isStopped = writeAndStop(place, second, { allowed, force: true, schemas: schemas('b.json') });
    const text = place.files.get(`out/${manifestName}`) ?? '';
    const expected = text.includes('pending') ? undefined : text.includes('b.json') ? 'b.json' : 'a.json';
    conclusions += expected?.slice(0, 1) ?? '-';
    const [conflict] = plan(place, third, { schemas: schemas('c.json') }).conflicts;
    expect(conflict).toEqual(expected === undefined ? undefined : expect.objectContaining({ earlier: expected }));
    if (!isStopped) break;
  }
  expect(conclusions).toMatch(/^a+-+b+$/);
});

describe('on the real file system', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'qapi-gen-interrupted-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const place = (name: string): Place => ({ folder: join(home, name), fileSystem: nodeFileSystem });
  /** Folders have no text. */
  const read = ({ folder }: Place): Texts => {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return Object.fromEntries(entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), entry.isFile() ? readFileSync(path, 'utf8') : ''];
    }));
  };

  test('nothing is left over, no folder either', () => {
    const first = { 't/a': '1', 't/b': '1', 't/gone/a': '1', 't/deep/er/a': '1' };
    const second = { 't/a': '2', 't/b': '1', 't/new/er/a': '2' };
    const third = { 't/b': '3', 'u/a': '3' };
    for (const [index, last] of [first, second, third].entries()) {
      const wanted = place(`wanted ${index}`);
      write(wanted, last);
      for (let allowed = 0; ; allowed++) {
        const stopped = place(`stopped ${index} ${allowed}`);
        write(stopped, first);
        const isStopped = writeAndStop(stopped, second, { allowed });
        write(stopped, last);
        expect(read(stopped), `${allowed}`).toEqual(read(wanted));
        if (!isStopped) break;
        expect(allowed).toBeLessThan(100);
      }
    }
  });

  test('a staging folder is emptied, but its links are not followed', () => {
    const out = place('out');
    write(out, { 't/a': '1' });
    const before = read(out);
    const staging = join(out.folder, stagingName);
    mkdirSync(join(home, 'precious'));
    writeFileSync(join(home, 'precious/file'), 'precious');
    mkdirSync(join(staging, 't/empty'), { recursive: true });
    writeFileSync(join(staging, 't/.a.1.tmp'), 'half');
    symlinkSync(join(home, 'precious'), join(staging, 't/link'));
    symlinkSync(join(home, 'precious/file'), join(staging, 'link'));
    symlinkSync(join(home, 'nowhere'), join(staging, 'dangling'));
    write(out, { 't/a': '1' });
    expect(read(out)).toEqual(before);
    mkdirSync(staging);
    symlinkSync(join(home, 'precious'), join(staging, 'u'));
    write(out, { 't/a': '1', 'u/file': 'new' });
    expect(readFileSync(join(out.folder, 'u/file'), 'utf8')).toBe('new');
    expect(readFileSync(join(home, 'precious/file'), 'utf8')).toBe('precious');
  });

  test('a link in the place of the staging folder is not followed', () => {
    const out = place('out');
    write(out, { 't/a': '1' });
    symlinkSync(join(out.folder, 't'), join(out.folder, stagingName));
    writeFileSync(join(out.folder, 't/own'), 'mine');
    write(out, { 't/a': '2' });
    expect(readdirSync(out.folder).sort()).toEqual(['.qapi-gen.manifest.json', 't']);
    expect(readFileSync(join(out.folder, 't/own'), 'utf8')).toBe('mine');
    expect(readFileSync(join(out.folder, 't/a'), 'utf8')).toBe('2');
  });

  test('a file in the place of the staging folder is left alone', () => {
    const out = place('out');
    write(out, { 't/a': '1' });
    writeFileSync(join(out.folder, stagingName), 'mine');
    for (const texts of [{}, { 't/a': '2' }]) expect(plan(out, texts).conflicts).toEqual([{ path: stagingName, reason: 'not-a-folder' }]);
  });

  test('what was moved away and linked is not removed', () => {
    const out = place('out');
    write(out, { 't/a': '1', 'u/a': '1' });
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/a'), '1');
    rmSync(join(out.folder, 'u'), { recursive: true });
    symlinkSync(join(home, 'elsewhere'), join(out.folder, 'u'));
    write(out, { 't/a': '1' });
    expect(readFileSync(join(home, 'elsewhere/a'), 'utf8')).toBe('1');
  });
});
