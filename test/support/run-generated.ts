/** Runs what was generated as a user would: takes a file of TypeScript, gives a program that Node starts, or what it printed. */
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Makes one file of JavaScript of the file and all that it imports, beside it; gives its path. */
export async function makeProgram(path: string): Promise<string> {
  const outfile = path.replace(/\.ts$/, '.mjs');
  await build({ entryPoints: [path], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20', logLevel: 'error' });
  return outfile;
}

/** Runs a program to its end and gives its output, line by line. @throws Error with what it complained of if it fails */
export async function runProgram(path: string, args: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args], { timeout: 60_000, maxBuffer: 64e6 });
  return stdout.trimEnd().split('\n');
}
