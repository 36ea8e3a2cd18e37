/** What can and cannot be done with generated code: takes golden folders, whose `calls.ts` use it and mark the errors they must give. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../../src/codegen/backend.ts';
import { generateProject } from '../../support/generate-project.ts';
import { goldenCases, readExpected, readSettings, writeFiles } from '../../support/golden.ts';
import { compilers, surprises, typeCheck } from './type-check.ts';

/** Milliseconds: each case may have its own copies of the runtime. */
const compilerTime = 240_000;

interface UsesRequest {
  readonly goldenFolder: string;
  /** Writes into a folder what is generated for a case. */
  readonly prepare: (caseFolder: string, folder: string) => Promise<void> | void;
  /** Whether the code is for Node. */
  readonly isForNode: boolean;
}

/** Tests what is expected of each case, by itself. */
export function testExpectedUses(goldenFolder: string): void {
  const prepare = (caseFolder: string, folder: string): void => writeFiles(join(folder, 'expected'), readExpected(caseFolder));
  testUses({ goldenFolder, prepare, isForNode: false });
}

/** Tests what is written for each case, with the targets and the runtime that the backend needs. */
export function testProjectUses({ name }: Backend, goldenFolder: string): void {
  const prepare = async (caseFolder: string, folder: string): Promise<void> => {
    cpSync(join(caseFolder, 'schema.json'), join(folder, 'schema.json'));
    const { options, required } = readSettings(caseFolder);
    const targetOptions = { ...options, ...required?.['typescript'] };
    const diagnostics = await generateProject(folder, { schemas: ['schema.json'], targets: [name], dialect: 'latest', targetOptions });
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
  };
  testUses({ goldenFolder, prepare, isForNode: true });
}

function testUses({ goldenFolder, prepare, isForNode }: UsesRequest): void {
  describe('the generated code and its uses', () => {
    const cases = goldenCases(goldenFolder);
    const callsOf = (name: string): string => join(goldenFolder, name, 'calls.ts');
    let folder: string;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'qapi-gen-uses-'));
      for (const name of cases) {
        await prepare(join(goldenFolder, name), join(folder, name));
        if (existsSync(callsOf(name))) cpSync(callsOf(name), join(folder, name, 'calls.ts'));
      }
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(compilers)('satisfy %s, and wrong uses do not', async (compiler) => {
      const errors = await typeCheck(folder, compiler, { isForNode });
      for (const name of cases.filter((each) => existsSync(callsOf(each)))) {
        const inCalls = errors.filter(({ file }) => file === `${name}/calls.ts`);
        expect(surprises(readFileSync(callsOf(name), 'utf8'), inCalls), `${name}/calls.ts`).toEqual([]);
      }
      expect(errors.filter(({ file }) => !file.endsWith('/calls.ts'))).toEqual([]);
    }, compilerTime);
  });
}
