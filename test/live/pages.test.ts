/** What the pages of the targets `client`, `agent` and `mock` show: it compiles against what is generated, and runs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { typeCheck } from '../backends/typescript/type-check.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { generateProject } from '../support/generate-project.ts';
import { startListening } from '../support/listening-program.ts';
import { makeProgram, runProgram } from '../support/run-generated.ts';

const root = join(import.meta.dirname, '../..');
const bundled = join(root, 'fixtures/guest-agent/qapi-schema.json');

/** The examples in TypeScript of a page. */
function examplesOf(page: string): readonly string[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = '']) => code);
}

function exampleWith(page: string, content: string): string {
  return examplesOf(page).find((code) => code.includes(content)) ?? expect.fail(`${page} has no example with ${content}`);
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function generateInto(schema: string, targets: readonly string[]): Promise<void> {
  const diagnostics = await generateProject(folder, { schemas: [schema], targets, output: 'qapi', docs: 'none' });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
}

async function expectToCompile(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  expect(await typeCheck(folder, 'typescript', { isForNode: true })).toEqual([]);
}

test('every example is tried', () => {
  expect([examplesOf('client.md').length, examplesOf('agent.md').length]).toEqual([2, 4]);
});

describeWithCorpus('the example of a machine’s client', (corpus) => {
  test('compiles', async () => {
    await generateInto(join(corpus, 'qemu-7.2/qapi/qapi-schema.json'), ['client']);
    await expectToCompile({ 'example.ts': exampleWith('client.md', 'connectQmp') });
  });
});

describe('the examples of a guest agent', () => {
  test('the client talks to the reference agent', async () => {
    await generateInto(bundled, ['client', 'agent']);
    const main = await makeProgram(join(folder, 'qapi/agent/main.ts'));
    const { socketPath, stop } = await startListening(process.execPath, (path, home) => [main, '-m', 'unix-listen', '-p', path, '-t', home]);
    onTestFinished(stop);
    const example = exampleWith('client.md', 'connectGuestAgent').replace('/run/vm/agent.sock', socketPath);
    await expectToCompile({ 'example.ts': example.replaceAll('/tmp/hello', join(folder, 'hello')) });
    const [system, hello, , listed] = await runProgram(await makeProgram(join(folder, 'example.ts')), []);
    expect({ system: system === '', hello, listed }).toEqual({ system: false, hello: 'Hello', listed: `0 ${join(folder, 'hello')}` });
  });

  test('the agent serves with its stubs', async () => {
    await generateInto(bundled, ['client', 'agent']);
    const server = exampleWith('agent.md', 'createAgent');
    const client = `import { connectGuestAgent } from "./qapi/client/index.js";
const agent = await connectGuestAgent({ path: process.argv[2] ?? "" });
console.log((await agent.execute("guest-get-host-name"))["host-name"], (await agent.execute("guest-get-load")).load15m);
for (const name of ["guest-info", "guest-fstrim"] as const) await agent.execute(name).catch((error: Error) => console.log(error.message));
await agent.close();
`;
    await expectToCompile({ 'server.ts': server, 'client.ts': client, 'qapi/agent/stubs/guest-get-host-name.ts': exampleWith('agent.md', 'CommandHandler') });
    const program = await makeProgram(join(folder, 'server.ts'));
    const { socketPath, stop } = await startListening(process.execPath, (path) => [program, path]);
    onTestFinished(stop);
    expect(await runProgram(await makeProgram(join(folder, 'client.ts')), [socketPath])).toEqual([
      'example 0', 'guest-info: The command guest-info is not supported', 'guest-fstrim: The command guest-fstrim has not been found',
    ]);
  });

  test('the reference agent runs with handlers of a program’s own', async () => {
    await generateInto(bundled, ['client', 'agent']);
    await expectToCompile({ 'own.ts': exampleWith('agent.md', 'runGuestAgent'), 'client.ts': `import { connectGuestAgent } from "./qapi/client/index.js";
const agent = await connectGuestAgent({ path: process.argv[2] ?? "" });
console.log((await agent.execute("guest-get-host-name"))["host-name"], (await agent.execute("guest-info")).version);
await agent.close();
` });
    const program = await makeProgram(join(folder, 'own.ts'));
    const { socketPath, stop } = await startListening(process.execPath, (path, home) => [program, '-m', 'unix-listen', '-p', path, '-t', home]);
    onTestFinished(stop);
    expect(await runProgram(await makeProgram(join(folder, 'client.ts')), [socketPath])).toEqual(['another 1.0']);
  });

  test('the mock runs', async () => {
    await generateInto(bundled, ['mock']);
    await expectToCompile({ 'mock.ts': exampleWith('agent.md', 'createMock') });
    expect(await runProgram(await makeProgram(join(folder, 'mock.ts')), [join(folder, 'mock.sock')])).toEqual(['']);
  });
});
