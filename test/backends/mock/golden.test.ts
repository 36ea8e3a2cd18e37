/** Golden folders, and what can and cannot be done with the mocks: `calls.ts` marks the errors it must give. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockBackend } from '../../../src/backends/mock/backend.ts';
import { goldenCases, readSettings, testGoldenCases } from '../../support/golden.ts';
import { generateProject } from '../../support/generate-project.ts';
import { compilers, surprises, typeCheck } from '../typescript/type-check.ts';

/** Milliseconds: each case has its own copies of the runtime. */
const compilerTime = 240_000;

const goldenFolder = join(import.meta.dirname, 'golden');
const cases = goldenCases(goldenFolder);

testGoldenCases(mockBackend, goldenFolder);

describe('the mocks and their uses', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-mock-'));
    for (const name of cases) {
      const place = join(folder, name);
      cpSync(join(goldenFolder, name), place, { recursive: true, filter: (path) => !path.endsWith('expected') });
      const { options, required } = readSettings(place);
      const targetOptions = { ...options, ...required?.['typescript'] };
      const diagnostics = await generateProject(place, { schemas: ['schema.json'], targets: ['mock'], dialect: 'latest', targetOptions });
      expect(diagnostics.map(({ message }) => message)).toEqual([]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(compilers)('satisfy %s, and wrong uses do not', async (compiler) => {
    const errors = await typeCheck(folder, compiler, { isForNode: true });
    for (const name of cases) {
      const calls = join(folder, name, 'calls.ts');
      const inCalls = errors.filter(({ file }) => file === `${name}/calls.ts`);
      if (existsSync(calls)) expect(surprises(readFileSync(calls, 'utf8'), inCalls), `${name}/calls.ts`).toEqual([]);
    }
    expect(errors.filter(({ file }) => !file.endsWith('/calls.ts'))).toEqual([]);
  }, compilerTime);
});
