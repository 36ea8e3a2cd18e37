/** A schema changes: the user's files stay as they are, and the type checker names what is missing and what does not fit. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateProject } from '../../support/generate-project.ts';
import { typeCheck } from '../typescript/type-check.ts';

const before = `{ 'struct': 'Info', 'data': { 'name': 'str' } }
{ 'command': 'query-info', 'returns': 'Info' }
{ 'command': 'old' }
{ 'command': 'kept' }`;

const after = `{ 'struct': 'Info', 'data': { 'name': 'str', 'speed': 'uint8' } }
{ 'command': 'query-info', 'returns': 'Info' }
{ 'command': 'kept', 'data': { '*deep': 'bool' } }
{ 'command': 'new', 'data': { 'name': 'str' } }
{ 'command': 'newer' }`;

const filled = `import type { CommandHandler } from "../handlers.js";

export const handler: CommandHandler<"query-info"> = () => ({ name: "mine" });
`;

describe('after a change of the schema', () => {
  let folder: string;
  const pathOf = (name: string): string => join(folder, 'out/agent', name);
  const generateFrom = async (schema: string): Promise<void> => {
    writeFileSync(join(folder, 'schema.json'), schema);
    const diagnostics = await generateProject(folder, { schemas: ['schema.json'], targets: ['agent'], dialect: 'latest' });
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen-stubs-'));
    await generateFrom(before);
    writeFileSync(pathOf('stubs/query-info.ts'), filled);
    expect(await typeCheck(folder, 'typescript', { isForNode: true })).toEqual([]);
    await generateFrom(after);
    // As if it had never been added to version control.
    rmSync(pathOf('stubs/newer.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('what the user wrote is as it was', () => {
    expect(readFileSync(pathOf('stubs/query-info.ts'), 'utf8')).toBe(filled);
  });

  test('the stub of a command that is gone stays, that of a new one is there', () => {
    expect(['old', 'kept', 'new'].filter((name) => existsSync(pathOf(`stubs/${name}.ts`)))).toEqual(['old', 'kept', 'new']);
  });

  test('the type checker names what is missing, what does not fit and what is not needed any more', async () => {
    const errors = await typeCheck(folder, 'typescript', { isForNode: true });
    expect(errors.map(({ file, code, message }) => `${file} ${code} ${message}`).sort()).toEqual([
      expect.stringMatching(/^out\/agent\/stubs\.ts TS2307 Cannot find module '\.\/stubs\/newer\.js'/),
      expect.stringMatching(/^out\/agent\/stubs\/old\.ts TS2344 Type '"old"' does not satisfy/),
      expect.stringMatching(/^out\/agent\/stubs\/query-info\.ts TS2322 .*Info/),
    ]);
  });

  test('a check tells of the missing stub, and of no other', async () => {
    const diagnostics = await generateProject(folder, { schemas: ['schema.json'], targets: ['agent'], dialect: 'latest', mode: 'check' });
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual(['output/missing out/agent/stubs/newer.ts']);
  });
});
