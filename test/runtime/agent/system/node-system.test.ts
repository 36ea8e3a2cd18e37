import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';

const system = new NodeSystem();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qapi-gen-system-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the real system', () => {
  test('knows the time, which goes on within a millisecond', () => {
    const times = Array.from({ length: 2000 }, () => system.now());
    const after = BigInt(Date.now() + 1) * 1_000_000n;
    expect(times.every((time, index) => time >= (times[index - 1] ?? 0n) && time <= after)).toBe(true);
    expect(times.some((time) => time % 1_000_000n !== 0n)).toBe(true);
    expect(after - (times[0] ?? 0n)).toBeLessThan(60_000_000_000n);
  });

  test('knows itself as uname(1) does', () => {
    const said = (option: string): string => execFileSync('uname', [option]).toString().trim();
    expect({ ...system.kernel(), host: system.hostName() }).toEqual({ release: said('-r'), version: said('-v'), machine: said('-m'), host: said('-n') });
  });

  test('knows its own addresses', () => {
    const local = system.interfaceAddresses().filter((each) => each.interface === 'lo');
    expect(local).toContainEqual({ interface: 'lo', family: 'ipv4', address: '127.0.0.1', prefix: 8 });
  });

  test('knows how large file systems are', async () => {
    const [size, available] = execFileSync('df', ['-B1', '--output=size,avail', folder]).toString().split('\n')[1]?.trim().split(/\s+/).map(Number) ?? [];
    const found = await system.fileSystemSize(folder);
    expect(Number(found.total)).toBe(size);
    expect(Math.abs(Number(found.available) - (available ?? 0))).toBeLessThan(2 ** 30);
    expect(found.free).toBeGreaterThanOrEqual(found.available);
  });

  test('writes into files that are there, and makes none', async () => {
    const path = join(folder, 'file');
    await expect(system.writeFile(path, 'x')).rejects.toMatchObject({ code: 'ENOENT' });
    writeFileSync(path, 'long content');
    await system.writeFile(path, 'x');
    expect(readFileSync(path, 'utf8')).toBe('x');
  });

  test('replaces files whole or not at all', async () => {
    const path = join(folder, 'file');
    writeFileSync(join(folder, 'other'), 'other');
    symlinkSync(join(folder, 'other'), path);
    await system.replaceFile(path, 'new', { mode: 0o640 });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readFileSync(join(folder, 'other'), 'utf8')).toBe('other');
    mkdirSync(join(folder, 'taken', 'full'), { recursive: true });
    await expect(system.replaceFile(join(folder, 'taken'), 'new', { mode: 0o600 })).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(folder).sort()).toEqual(['file', 'other', 'taken']);
  });

  test('makes folders, and removes files', async () => {
    const path = join(folder, 'made');
    await system.makeFolder(path, { mode: 0o751 });
    expect(statSync(path).mode & 0o7777).toBe(0o751);
    await expect(system.makeFolder(path, { mode: 0o700 })).rejects.toMatchObject({ code: 'EEXIST' });
    writeFileSync(join(path, 'file'), '');
    await system.removeFile(join(path, 'file'));
    expect(existsSync(join(path, 'file'))).toBe(false);
  });

  test('tells programs from other files and from folders', async () => {
    writeFileSync(join(folder, 'plain'), '');
    writeFileSync(join(folder, 'program'), '');
    chmodSync(join(folder, 'program'), 0o755);
    symlinkSync('program', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'broken'));
    const all = ['plain', 'program', 'link', 'broken', '.', 'missing'].map((name) => join(folder, name));
    expect(await Promise.all(all.map((path) => system.isExecutable(path)))).toEqual([false, true, true, false, false, false]);
    expect(await Promise.all(all.map((path) => system.exists(path)))).toEqual([true, true, true, false, true, false]);
    expect(await Promise.all(all.map((path) => system.isFolder(path)))).toEqual([false, false, false, false, true, false]);
    expect(await system.readLink(join(folder, 'link'))).toBe('program');
    expect(await system.realPath(join(folder, 'link'))).toBe(join(folder, 'program'));
    expect(await system.ownerOf(join(folder, 'link'))).toBe(process.getuid?.());
  });

  test('lists folders in their own order', async () => {
    for (const name of ['b', 'a', 'd', 'c', 'e', 'é']) writeFileSync(join(folder, name), '');
    const order = execFileSync('ls', ['-U', folder]).toString().trim().split('\n');
    expect(await system.listFolder(folder)).toEqual(order);
    await expect(system.listFolder(join(folder, 'a'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('programs that are run to their end', () => {
  test('have input and environment, and what they wrote comes in one', async () => {
    const ran = await system.run('/bin/sh', ['-c', 'cat; echo $A; echo err >&2; exit 3'], { input: 'in\n', environment: { A: 'b' } });
    expect(ran).toEqual({ status: 3, signal: undefined, output: 'in\nb\nerr\n' });
  });

  test('have an empty input if none is given', async () => {
    expect(await system.run('/bin/cat', [])).toEqual({ status: 0, signal: undefined, output: '' });
  });

  test('may be ended by a signal', async () => {
    expect(await system.run('/bin/sh', ['-c', 'kill -TERM $$'])).toEqual({ status: undefined, signal: 'SIGTERM', output: '' });
  });

  test('have to be there', async () => {
    await expect(system.run('/no/such/program', [])).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
