/** Targets that build on others: what else is generated, with which options, and what they share. */
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/codegen/backend.ts';
import { generate, type GenerateResult } from '../../src/project/generate.ts';
import { openProject } from '../../src/project/project.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

/** Writes its options, and those of what it requires. */
function tellingBackend(name: string, settings: Pick<Backend, 'requires'> & { readonly shared?: string } = {}): Backend {
  return {
    name,
    summary: '',
    optionSchemas: { one: {}, two: {} },
    readOptions: (section) => section,
    ...(settings.requires && { requires: settings.requires }),
    generate: ({ options, required }) => [
      { path: 'told.json', text: JSON.stringify({ options, required }), language: 'verbatim' },
      ...(settings.shared === undefined ? [] : [{ path: settings.shared, text: 'shared', language: 'verbatim', isShared: true } as const]),
    ],
  };
}

const base = tellingBackend('base');
const upper = tellingBackend('upper', { requires: { base: { one: 'wished' } }, shared: 'runtime/a.ts' });
const top = tellingBackend('top', { requires: { upper: {} }, shared: 'runtime/a.ts' });
const all = [top, upper, base];

class Run {
  readonly texts = new Map([['a.json', "{ 'command': 'one' }"], ['b.json', "{ 'command': 'two' }"]]);
  readonly #fileSystem = memoryFileSystem(this.texts);

  async generate(targets: readonly string[], schemas: readonly string[] = ['a.json']): Promise<GenerateResult> {
    const project = await openProject({ workingDirectory: '/nowhere', schemas, output: 'out', targets }, all);
    return generate({
      project, backends: all, workingDirectory: '/nowhere', fileReader: this.#fileSystem, fileSystem: this.#fileSystem, mode: 'write', force: false,
    });
  }

  told(target: string): unknown {
    return JSON.parse(this.texts.get(`out/${target}/told.json`) ?? '');
  }

  get written(): readonly string[] {
    return [...this.texts.keys()].filter((path) => path.startsWith('out/') && !path.includes('manifest')).map((path) => path.slice(4)).sort();
  }
}

describe('a target that requires another', () => {
  test('brings it along, and what that one requires', async () => {
    const run = new Run();
    await run.generate(['top']);
    expect(run.written).toEqual(['base/told.json', 'runtime/a.ts', 'top/told.json', 'upper/told.json']);
    expect(run.told('top')).toEqual({ options: {}, required: { upper: {} } });
    expect(run.told('upper')).toEqual({ options: {}, required: { base: { one: 'wished' } } });
  });

  test('has wishes for its options, which hold as long as it is there', async () => {
    const run = new Run();
    await run.generate(['base']);
    expect(run.told('base')).toEqual({ options: {}, required: {} });
    await run.generate(['upper']);
    expect(run.told('base')).toEqual({ options: { one: 'wished' }, required: {} });
    await run.generate(['base']);
    expect(run.told('base')).toEqual({ options: { one: 'wished' }, required: {} });
  });

  test('has a folder of shared files for each schema', async () => {
    const run = new Run();
    await run.generate(['upper'], ['a.json', 'b.json']);
    expect(run.written).toEqual(['a', 'b'].flatMap((name) => ['base/told.json', 'runtime/a.ts', 'upper/told.json'].map((path) => `${name}/${path}`)));
  });

  test('shares a file that stays as long as one of them is there', async () => {
    const run = new Run();
    await run.generate(['top']);
    expect(run.texts.get('out/.qapi-gen.manifest.json')).toMatch(/"runtime\/a.ts": \{\s*"targets": \[\s*"top",\s*"upper"\s*\]/);
  });
});
