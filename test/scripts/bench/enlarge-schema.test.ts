/** The schema that the benchmark measures growth on: sound, and as many times larger as it says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countSchemaLines, enlargeSchema } from '../../../scripts/bench/enlarge-schema.mjs';
import { bundledSchemaPath } from '../../../src/project/package-files.ts';
import { compile } from '../../../src/project/compile.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-enlarge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an enlarged schema is sound, and every definition is there once a copy', () => {
  const root = bundledSchemaPath();
  const { root: enlarged, lines } = enlargeSchema({ root, copies: 3, folder });
  expect(lines).toBe(3 * countSchemaLines(root));
  const original = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
  const result = compile({ root: enlarged, fileReader: nodeFileSystem, dialect: 'auto' });
  expect(result.diagnostics).toEqual([]);
  expect(result.schema?.definitions.size).toBe(3 * (original.schema?.definitions.size ?? NaN));
  expect(result.schema?.commands.map(({ name }) => name)).toContain('c3-guest-ping');
});
