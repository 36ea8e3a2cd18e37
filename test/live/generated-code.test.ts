/**
 * What is generated, at work: clients made from the schemas of QEMU 7.2 talk to that QEMU and its guest agent, and the client
 * made from the bundled schema talks to the agent made from it. The programs in `golden/` are type-checked as a user's.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { typeCheck } from '../backends/typescript/type-check.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { generateProject } from '../support/generate-project.ts';
import { startListening } from '../support/listening-program.ts';
import { describeWithQemu } from '../support/qemu.ts';
import { makeProgram, runProgram } from '../support/run-generated.ts';

const bundled = join(import.meta.dirname, '../../fixtures/guest-agent/qapi-schema.json');

const guestOutput = [
  'info true true', 'osinfo true', 'file 6 näive', 'exec 0 "a b\\n"', "refused handle 'N' has not been found",
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-live-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The program as a user has it, beside what is generated from the schema for the targets. */
async function prepare(program: 'machine' | 'guest', schema: string, targets: readonly string[]): Promise<string> {
  cpSync(join(import.meta.dirname, `golden/${program}.ts`), join(folder, `${program}.ts`));
  const targetOptions = program === 'guest' ? { bytes: 'guest-agent' } : {};
  const diagnostics = await generateProject(folder, { schemas: [schema], targets, docs: 'none', targetOptions });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(await typeCheck(folder, 'typescript', { isForNode: true })).toEqual([]);
  return makeProgram(join(folder, `${program}.ts`));
}

describeWithCorpus('generated from the schemas of the release', (corpus) => {
  describeWithQemu('qemu-system-x86_64', '7.2', () => {
    test('a strict client understands all that it says', async () => {
      const program = await prepare('machine', join(corpus, 'qemu-7.2/qapi/qapi-schema.json'), ['client']);
      const { socketPath, ended, stop } = await startListening('qemu-system-x86_64', (path) => [
        '-machine', 'none', '-display', 'none', '-nodefaults', '-qmp', `unix:${path},server=on,wait=off`,
      ]);
      onTestFinished(stop);
      expect(await runProgram(program, [socketPath])).toEqual([
        `node null-co ${2 ** 40}`, 'status paused', 'told STOP RESUME', 'refused device_add GenericError',
        'schema true alternate array builtin command enum event object', 'shutdown host-qmp-quit',
      ]);
      expect(await ended).toBe(0);
    });
  });

  describeWithQemu('qemu-ga', '7.2', () => {
    test('a strict client understands all that it says', async () => {
      const program = await prepare('guest', join(corpus, 'qemu-7.2/qga/qapi-schema.json'), ['client']);
      const { socketPath, stop } = await startListening('qemu-ga', (path, home) => ['-m', 'unix-listen', '-p', path, '-t', home]);
      onTestFinished(stop);
      expect(await runProgram(program, [socketPath, join(folder, 'file')])).toEqual(guestOutput);
    });
  });
});

describe('generated from the bundled schema', () => {
  test('client and agent understand each other', async () => {
    const program = await prepare('guest', bundled, ['client', 'agent']);
    const main = await makeProgram(join(folder, 'out/agent/main.ts'));
    const { socketPath, stop } = await startListening(process.execPath, (path, home) => [main, '-m', 'unix-listen', '-p', path, '-t', home]);
    onTestFinished(stop);
    expect(await runProgram(program, [socketPath, join(folder, 'file')])).toEqual(guestOutput);
  });
});
