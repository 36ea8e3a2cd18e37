/** A running QEMU as a schema: read from its socket, generated from, compared with the schema that it was built from. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { withAddresses } from '../../src/project/address-reader.ts';
import { compile } from '../../src/project/compile.ts';
import { generate } from '../../src/project/tasks.ts';
import type { SchemaInfo } from '../../src/schema/schema-info.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { renumbered } from '../introspection/round-trip.ts';
import { startListening, type ListeningProgram } from '../support/listening-program.ts';
import { runCli } from '../cli/run-cli.ts';
import { describeWithCorpus } from '../support/corpus.ts';
import { describeWithQemu } from '../support/qemu.ts';

describeWithQemu('qemu-system-x86_64', '7.2', () => {
  let program: ListeningProgram;
  beforeAll(async () => {
    program = await startListening('qemu-system-x86_64', (path) => [
      '-nodefaults', '-display', 'none', '-machine', 'none', '-qmp', `unix:${path},server=on,wait=off`,
    ]);
  });
  afterAll(() => program.stop());

  it('is read without loss', async () => {
    const { folder, socketPath } = program;
    const root = `qmp:unix:${socketPath}`;
    const reader = await withAddresses([root], { fileReader: nodeFileSystem, workingDirectory: folder });
    const { schema, diagnostics } = compile({ root, fileReader: reader, dialect: 'auto' });
    expect(diagnostics).toEqual([]);
    if (schema === undefined) throw new Error('no model');
    const answer = (JSON.parse(reader.readText(root)) as { readonly return: readonly SchemaInfo[] }).return;
    expect(answer.length).toBeGreaterThan(1000);
    expect(renumbered(introspect(schema, { mask: true }))).toEqual(renumbered(answer));
  });

  it('gives TypeScript that compiles', async () => {
    const { folder, socketPath } = program;
    const { diagnostics, plan } = await generate({ workingDirectory: folder, schemas: [`qmp:unix:${socketPath}`], targets: ['typescript', 'json-schema', 'introspection'], output: 'out' });
    expect(diagnostics).toEqual([]);
    expect(plan?.files.map(({ path }) => path)).toContain('typescript/qmp.ts');
    expect(readdirSync(join(folder, 'out', 'typescript'))).toContain('index.ts');
    const compiler = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext'];
    execFileSync(process.execPath, [compiler, ...options, join(folder, 'out', 'typescript', 'index.ts')], { cwd: folder, stdio: 'pipe' });
    expect(nodeFileSystem.readText(join(folder, 'out', 'typescript', 'index.ts'))).not.toContain(folder);
  });

  describeWithCorpus('against the schema that it was built from', (corpus) => {
    it('keeps its promises; what its build leaves out is told with the condition', async () => {
      const { status, stdout } = await runCli(['breaking', `qmp:unix:${program.socketPath}`, '--against', join(corpus, 'qemu-7.2/qapi/qapi-schema.json'), '--format', 'text']);
      expect(status).toBe(0);
      const lines = stdout.trim().split('\n');
      expect(lines.length).toBeGreaterThan(5);
      expect(lines.filter((line) => !/: (?:warning|info): .*\(it is there if .*\) \[compat\/(?:command|value|member)-removed\]$/.test(line))).toEqual([]);
    });
  });
});
