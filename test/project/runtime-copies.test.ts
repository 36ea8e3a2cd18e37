/** The copies of the runtime beside what is generated: the same bytes, shared, and whole for what stands on them. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateProject } from '../support/generate-project.ts';

const source = join(import.meta.dirname, '../../src/runtime');
const schema = join(import.meta.dirname, '../../fixtures/guest-agent/qapi-schema.json');
const extensions = ['js', 'ts', 'none'] as const;

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(folder.length + 1).replaceAll('\\', '/'), entry.name))
    .sort();
}

describe.each(extensions)('with importExtension %s', (importExtension) => {
  let folder: string;
  let copies: readonly string[];
  const copy = (path: string): string => readFileSync(join(folder, 'out/runtime', path), 'utf8');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-runtime-'));
    await generateProject(folder, { schemas: [schema], targets: ['client'], targetOptions: { importExtension } });
    copies = filesBelow(join(folder, 'out/runtime')).filter((path) => path.endsWith('.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('they are the runtime’s own files', () => {
    expect(new Set(copies.map(dirname))).toEqual(new Set(['wire', 'marshal', 'client']));
    for (const path of copies) {
      const text = readFileSync(join(source, path), 'utf8');
      expect(copy(path)).toBe(importExtension === 'js' ? text : text.replace(/(from '\.[^']+)\.js'/g, `$1${importExtension === 'ts' ? '.ts' : ''}'`));
    }
  });

  test('their licence goes with them', () => {
    expect(copy('LICENSE')).toBe(readFileSync(join(source, '../../LICENSE'), 'utf8'));
  });

  test('what they import is there', () => {
    const known = new Set(copies);
    const imports = copies.flatMap((path) => [...copy(path).matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map(([, specifier = '']) => ({ path, specifier })));
    expect(imports.length).toBeGreaterThan(50);
    const suffix = importExtension === 'none' ? '' : `.${importExtension}`;
    for (const { path, specifier } of imports) {
      expect(specifier.endsWith(suffix), `${path}: ${specifier}`).toBe(true);
      const target = posix.join(posix.dirname(path), specifier.slice(0, specifier.length - suffix.length));
      expect(known.has(`${target}.ts`), `${path}: ${specifier}`).toBe(true);
    }
  });
});
