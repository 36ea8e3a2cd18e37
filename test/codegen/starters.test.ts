/** Files that are only a beginning: written once, and the user's own from then on. */
import { describe, expect, test } from 'vitest';
import { manifestName } from '../../src/codegen/output-manifest.ts';
import { planOutput, type OutputFile, type OutputPlan } from '../../src/codegen/output-plan.ts';
import { staleFiles } from '../../src/codegen/output-report.ts';
import { writeOutput } from '../../src/codegen/write-output.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

const generated: OutputFile = { path: 'agent/index.ts', text: 'index', target: 'agent' };
const starter = (name: string, text = 'to be filled'): OutputFile => ({ path: `agent/stubs/${name}.ts`, text, target: 'agent', isStarter: true });

class Folder {
  readonly texts = new Map<string, string>();
  readonly #fileSystem = memoryFileSystem(this.texts);

  plan(files: readonly OutputFile[], force = false): OutputPlan {
    return planOutput({ fileSystem: this.#fileSystem, folder: 'out', files, targets: ['agent'], force });
  }

  write(files: readonly OutputFile[], force = false): OutputPlan {
    const plan = this.plan(files, force);
    writeOutput(this.#fileSystem, plan);
    return plan;
  }
}

describe('a starter', () => {
  test('is written where nothing stands, and is not in the manifest', () => {
    const folder = new Folder();
    folder.write([generated, starter('one')]);
    expect(folder.texts.get('out/agent/stubs/one.ts')).toBe('to be filled');
    expect(folder.texts.get(`out/${manifestName}`)).not.toContain('stubs');
  });

  test.each([false, true])('is never written again, with force: %s', (force) => {
    const folder = new Folder();
    folder.write([generated, starter('one')]);
    folder.texts.set('out/agent/stubs/one.ts', 'filled');
    const plan = folder.write([generated, starter('one', 'begun differently')], force);
    expect(folder.texts.get('out/agent/stubs/one.ts')).toBe('filled');
    expect(plan.conflicts).toEqual([]);
    expect(plan.files.map(({ path }) => path)).toEqual(['agent/index.ts']);
  });

  test('may be there before us', () => {
    const folder = new Folder();
    folder.texts.set('out/agent/stubs/one.ts', 'mine');
    expect(folder.write([generated, starter('one')]).conflicts).toEqual([]);
    expect(folder.texts.get('out/agent/stubs/one.ts')).toBe('mine');
  });

  test('stays when it is generated no longer', () => {
    const folder = new Folder();
    folder.write([generated, starter('one'), starter('two')]);
    folder.write([generated, starter('two')]);
    folder.write([]);
    expect([...folder.texts.keys()].sort()).toEqual(['out/agent/stubs/one.ts', 'out/agent/stubs/two.ts']);
  });

  test('is let go by the manifest if it was a generated file once', () => {
    const folder = new Folder();
    folder.write([generated, { ...starter('one'), isStarter: false }]);
    folder.write([generated, starter('one', 'another')]);
    expect(folder.texts.get('out/agent/stubs/one.ts')).toBe('to be filled');
    expect(folder.texts.get(`out/${manifestName}`)).not.toContain('stubs');
  });

  test('is missing for a check while it is not there', () => {
    const folder = new Folder();
    folder.write([generated, starter('one')]);
    const stale = staleFiles(folder.plan([generated, starter('one', 'another'), starter('two')]));
    expect(stale.map(({ path, state }) => ({ path, state }))).toEqual([{ path: 'agent/stubs/two.ts', state: 'missing' }]);
  });

  test('is in the way of nothing but a folder', () => {
    const folder = new Folder();
    folder.texts.set('out/agent/stubs/one.ts/x', '');
    expect(folder.plan([generated, starter('one')]).conflicts).toEqual([{ path: 'agent/stubs/one.ts', reason: 'not-a-text' }]);
  });

  test('cannot be what another target generates', () => {
    expect(() => new Folder().plan([starter('one'), { ...starter('one'), target: 'mock', isStarter: false }])).toThrow('disagree');
  });
});
