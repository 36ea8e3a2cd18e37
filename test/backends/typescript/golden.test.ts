/** Golden folders. A case may have `calls.ts`, which uses what is generated and marks the errors it must give. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typescriptBackend } from '../../../src/backends/typescript/backend.ts';
import { goldenCases, readExpected, testGoldenCases, writeFiles } from '../../support/golden.ts';
import { compilers, surprises, typeCheck } from './type-check.ts';

const goldenFolder = join(import.meta.dirname, 'golden');
const cases = goldenCases(goldenFolder);

testGoldenCases(typescriptBackend, goldenFolder);

describe('the generated code and its uses', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-golden-'));
    for (const name of cases) {
      writeFiles(join(folder, name, 'expected'), readExpected(join(goldenFolder, name)));
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
