/** A folder of its own for each test, as the working directory of the process. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** Call once at the top of a test file. */
export function useWorkspace(): void {
  let earlier = '';
  let folder = '';
  beforeEach(() => {
    earlier = process.cwd();
    folder = mkdtempSync(join(tmpdir(), 'qapi-gen workspace '));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(earlier);
    rmSync(folder, { recursive: true, force: true });
  });
}

/** Writes a file below the working directory. */
export function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Every file below a folder with its text. */
export function readAll(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}
