/**
 * Golden folders of a backend: each case has a `schema.json` (or the root that its `case.json` names, beside settings)
 * and what is expected of it in `expected/`. `UPDATE_GOLDENS=1` records what is generated; read the difference before
 * you commit it.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { Backend } from '../../src/codegen/backend.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { generateTarget, type Generated, type GenerateSettings } from './generate-target.ts';

const isRecording = process.env['UPDATE_GOLDENS'] === '1';

/** What `case.json` may say. */
interface Case extends GenerateSettings {
  readonly root?: string;
}

/** The names of the cases in a folder. */
export function goldenCases(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, 'schema.json')) || existsSync(join(folder, name, 'case.json')));
}

/** What the `case.json` of a case says. */
export function readSettings(folder: string): Case {
  const file = join(folder, 'case.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Case : {};
}

async function generateCase(backend: Backend, folder: string): Promise<Generated> {
  const settings = readSettings(folder);
  // Paths in messages and headers are those of the case, wherever the checkout stands.
  const fileReader: FileReader = { ...nodeFileSystem, readText: (path) => nodeFileSystem.readText(join(folder, path)) };
  return generateTarget(backend, settings.root ?? 'schema.json', fileReader, settings);
}

/** Texts by path of what is expected in a case. */
export function readExpected(folder: string): ReadonlyMap<string, string> {
  const expected = join(folder, 'expected');
  if (!existsSync(expected)) return new Map();
  const paths = readdirSync(expected, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(expected.length + 1).replaceAll('\\', '/'));
  return new Map(paths.map((path) => [path, readFileSync(join(expected, path), 'utf8')]));
}

/** Writes texts below a folder. */
export function writeFiles(folder: string, files: Iterable<readonly [string, string]>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const parsers: Readonly<Record<string, string>> = { '.ts': 'typescript', '.json': 'json', '.md': 'markdown' };

/** Tests that each case gives what is expected of it, in Prettier's form where that is claimed, and the same every time. */
export function testGoldenCases(backend: Backend, folder: string): void {
  describe.each(goldenCases(folder))('%s', (name) => {
    const caseFolder = join(folder, name);

    test('gives what is expected', async () => {
      const { texts, diagnostics } = await generateCase(backend, caseFolder);
      expect(diagnostics).toEqual([]);
      if (isRecording) {
        rmSync(join(caseFolder, 'expected'), { recursive: true, force: true });
        writeFiles(join(caseFolder, 'expected'), texts);
      }
      const expected = readExpected(caseFolder);
      expect([...texts.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [path, text] of texts) expect(text, `${name}/expected/${path}`).toBe(expected.get(path));
    });

    test('has the form that Prettier gives it', async () => {
      const { texts, formatted } = await generateCase(backend, caseFolder);
      for (const path of formatted) {
        const text = texts.get(path) ?? '';
        expect(text, path).toBe(await format(text, { parser: parsers[extname(path)] ?? '' }));
      }
    });

    test('is the same every time', async () => {
      const first = await generateCase(backend, caseFolder);
      expect((await generateCase(backend, caseFolder)).texts).toEqual(first.texts);
    });
  });
}
