/**
 * Every real schema through every target: what is written has the form that Prettier gives it, by default and with a
 * configuration of the user's. Nothing generates the copies of the runtime: they are the package's own files. The manifest
 * is a record that nobody reads: it has the default form always.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { format, type Options } from 'prettier';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manifestName } from '../../src/codegen/output-manifest.ts';
import { backends } from '../../src/project/backends.ts';
import { corpusRoots, describeWithCorpus, relativePath } from '../support/corpus.ts';
import { generateProject } from '../support/generate-project.ts';

const parsers: Readonly<Record<string, string>> = { '.ts': 'typescript', '.json': 'json', '.md': 'markdown' };

/** Milliseconds of a machine that has other work to do. */
const timeout = 300_000;

/** Every generated file below a folder. */
function generatedFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in parsers)
    .map((entry) => relativePath(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('runtime/'))
    .sort();
}

describeWithCorpus('the form of everything that is generated from the corpus', (corpus) => {
  const roots = corpusRoots(corpus).filter((root) => !root.includes('2012-hunks'));
  const targets = backends.map(({ name }) => name);
  let home: string;
  /** Texts that were found to have the form; targets share much. */
  const known = new Set<string>();

  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'qapi-gen-form-'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  async function expectForm(root: string, configuration?: Options): Promise<void> {
    const folder = mkdtempSync(join(home, 'project-'));
    if (configuration !== undefined) writeFileSync(join(folder, '.prettierrc'), JSON.stringify(configuration));
    const diagnostics = await generateProject(folder, { schemas: [join(corpus, root)], targets });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const output = join(folder, 'out');
    const paths = generatedFiles(output);
    for (const target of targets) expect(paths.some((path) => path.startsWith(`${target}/`)), target).toBe(true);
    for (const path of paths) {
      const text = readFileSync(join(output, path), 'utf8');
      const options = path === manifestName ? {} : configuration;
      const key = JSON.stringify({ options, parser: extname(path), text });
      if (known.has(key)) continue;
      known.add(key);
      expect(await format(text, { ...options, parser: parsers[extname(path)] ?? '' }) === text, path).toBe(true);
    }
  }

  test.each(roots)('%s, by default (every complete root)', { timeout }, (root) => expectForm(root));

  // With the others, it takes twice as long and shows nothing else.
  const few = ['qemu-1.4/qapi-schema.json', 'qemu-10.2/qga/qapi-schema.json', 'qemu-10.2/storage-daemon/qapi/qapi-schema.json', 'seed-schemas/guest-agent-2011.json'];

  test.each(few)('%s, with a configuration (only roots of each kind, old and new)', { timeout }, async (root) => {
    expect(roots).toContain(root);
    await expectForm(root, { singleQuote: true, semi: false, printWidth: 100, tabWidth: 4, proseWrap: 'always' });
  });

  // Prettier is not asked for JSON and most pages then.
  test.each(few.filter((root) => !root.includes('storage')))('%s, with a configuration of scripts only', { timeout }, (root) => (
    expectForm(root, { singleQuote: true, semi: false, trailingComma: 'none', arrowParens: 'avoid' })
  ));
});
