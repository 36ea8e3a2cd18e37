/** The real schemas that corpus tests run on: found through QAPI_CORPUS; without it the tests are skipped, visibly. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'vitest';

const corpusFolder = process.env['QAPI_CORPUS'];

/** A suite that is given the corpus folder, or skipped with the reason in its name. */
export function describeWithCorpus(name: string, body: (corpus: string) => void): void {
  if (corpusFolder !== undefined && corpusFolder !== '') {
    describe(name, () => body(corpusFolder));
    return;
  }
  describe.skip(`${name} (QAPI_CORPUS is not set)`, () => {
    it('needs the corpus', () => undefined);
  });
}

/** Every root schema of the corpus relative to its folder: of the releases and the seeds, not of the schema tests. */
export function corpusRoots(corpus: string): readonly string[] {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('/qapi-schema.json') || /^seed-schemas\/[^/]+\.json$/.test(path))
    .filter((path) => !path.includes('/tests/'))
    .sort();
}

/** The schema tests of QEMU 10.2: every name with the reference's message, empty if it accepts the schema. */
export function schemaTests(folder: string): readonly { readonly name: string; readonly expectedMessage: string }[] {
  // The reference lists it no longer, and its recorded message is not what the reference says.
  const stale = new Set(['event-args-if-unboxed']);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.err'))
    .map((file) => file.slice(0, -'.err'.length))
    .filter((name) => !stale.has(name))
    .map((name) => ({ name, expectedMessage: readFileSync(join(folder, `${name}.err`), 'utf8') }));
}

/** A path with forward slashes, relative to a folder. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).replaceAll('\\', '/');
}
