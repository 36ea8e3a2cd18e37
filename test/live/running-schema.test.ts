/** A running QEMU as a schema: read from its socket, generated from, compared with the schema that it was built from. */
import { execFileSync } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { withAddresses } from '../../src/project/address-reader.ts';
import { compile } from '../../src/project/compile.ts';
import { generate } from '../../src/project/tasks.ts';
import type { SchemaInfo } from '../../src/schema/schema-info.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { renumbered } from '../introspection/round-trip.ts';
import { describeWithQemu } from '../support/qemu.ts';

describeWithQemu('qemu-system-x86_64', '7.2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'qapi-gen running '));
  const socket = join(folder, 'socket');
  let program: ReturnType<typeof spawn> | undefined;

  beforeAll(async () => {
    program = spawn('qemu-system-x86_64', ['-nodefaults', '-display', 'none', '-machine', 'none', '-qmp', `unix:${socket},server=on,wait=off`], { stdio: 'ignore' });
    while (!existsSync(socket)) await delay(20);
  });
  afterAll(() => {
    program?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read without loss', async () => {
    const root = `qmp:unix:${socket}`;
    const reader = await withAddresses([root], { fileReader: nodeFileSystem, workingDirectory: folder });
    const { schema, diagnostics } = compile({ root, fileReader: reader, dialect: 'auto' });
    expect(diagnostics).toEqual([]);
    if (schema === undefined) throw new Error('no model');
    const answer = (JSON.parse(reader.readText(root)) as { readonly return: readonly SchemaInfo[] }).return;
    expect(answer.length).toBeGreaterThan(1000);
    expect(renumbered(introspect(schema, { mask: true }))).toEqual(renumbered(answer));
  });

  it('gives TypeScript that compiles', async () => {
    const { diagnostics, plan } = await generate({ workingDirectory: folder, schemas: [`qmp:unix:${socket}`], targets: ['typescript', 'json-schema', 'introspection'], output: 'out' });
    expect(diagnostics).toEqual([]);
    expect(plan?.files.map(({ path }) => path)).toContain('typescript/qmp.ts');
    expect(readdirSync(join(folder, 'out', 'typescript'))).toContain('index.ts');
    const compiler = join(import.meta.dirname, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext'];
    execFileSync(process.execPath, [compiler, ...options, join(folder, 'out', 'typescript', 'index.ts')], { cwd: folder, stdio: 'pipe' });
    expect(nodeFileSystem.readText(join(folder, 'out', 'typescript', 'index.ts'))).not.toContain(folder);
  });
});
