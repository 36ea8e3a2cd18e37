/**
 * Golden folders: each case has a `schema.json` (or the root that its `case.json` names), what is expected of it in
 * `expected/`, and maybe `calls.ts`, which uses that and marks the errors it must give.
 * `UPDATE_GOLDENS=1` records what is generated; read the difference before you commit it.
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileReader } from '../../../src/source/file-system.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { generateFrom, type Generated, type GenerateSettings } from './generate.ts';
import { compilers, surprises, typeCheck, writeFiles } from './type-check.ts';

const goldenFolder = join(import.meta.dirname, 'golden');
const isRecording = process.env['UPDATE_GOLDENS'] === '1';

interface Case extends GenerateSettings {
  readonly root?: string;
}

const cases = readdirSync(goldenFolder).filter((name) => existsSync(join(goldenFolder, name, 'schema.json')) || existsSync(join(goldenFolder, name, 'case.json')));

async function generateCase(name: string): Promise<Generated> {
  const folder = join(goldenFolder, name);
  const settings = existsSync(join(folder, 'case.json')) ? JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as Case : {};
  // Paths in messages and headers are those of the case, wherever the checkout stands.
  const fileReader: FileReader = { ...nodeFileSystem, readText: (path) => nodeFileSystem.readText(join(folder, path)) };
  return generateFrom(settings.root ?? 'schema.json', fileReader, settings);
}

function readExpected(name: string): ReadonlyMap<string, string> {
  const folder = join(goldenFolder, name, 'expected');
  if (!existsSync(folder)) return new Map();
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.ts'));
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe.each(cases)('%s', (name) => {
  test('gives what is expected', async () => {
    const { texts, diagnostics } = await generateCase(name);
    expect(diagnostics).toEqual([]);
    if (isRecording) {
      rmSync(join(goldenFolder, name, 'expected'), { recursive: true, force: true });
      writeFiles(join(goldenFolder, name, 'expected'), texts);
    }
    const expected = readExpected(name);
    expect([...texts.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [path, text] of texts) expect(text, `${name}/expected/${path}`).toBe(expected.get(path));
  });

  test('has the form that Prettier gives it', async () => {
    const { texts } = await generateCase(name);
    for (const [path, text] of texts) expect(text, path).toBe(await format(text, { parser: 'typescript' }));
  });

  test('is the same every time', async () => {
    expect(await generateCase(name)).toEqual(await generateCase(name));
  });
});

describe('the generated code and its uses', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-golden-'));
    for (const name of cases) {
      writeFiles(join(folder, name, 'expected'), readExpected(name));
      const calls = join(goldenFolder, name, 'calls.ts');
      if (existsSync(calls)) writeFiles(join(folder, name), [['calls.ts', readFileSync(calls, 'utf8')]]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(compilers)('satisfy %s, and wrong uses do not', async (compiler) => {
    const errors = await typeCheck(folder, compiler);
    for (const name of cases) {
      const calls = join(goldenFolder, name, 'calls.ts');
      const inCalls = errors.filter(({ file }) => file === `${name}/calls.ts`);
      if (existsSync(calls)) expect(surprises(readFileSync(calls, 'utf8'), inCalls), `${name}/calls.ts`).toEqual([]);
    }
    expect(errors.filter(({ file }) => !file.endsWith('/calls.ts'))).toEqual([]);
  });
});
