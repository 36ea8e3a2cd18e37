/** What a repository has: takes a folder inside of it, gives its revisions and the files of one, for messages and completion. Lists are empty where git has none. */
import { execFile, execFileSync } from 'node:child_process';

/** In bytes: the names of half a million files. */
const mostOutput = 64 * 1024 * 1024;

/** Whether git knows a revision by this name. */
export async function hasRevision(folder: string, revision: string): Promise<boolean> {
  return await ask(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`]) !== undefined;
}

/** The names of branches and tags, as people write them. */
export function listRevisions(folder: string): Promise<readonly string[]> {
  return askForLines(folder, ['for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/tags', 'refs/remotes']);
}

/** The paths of all files in a revision, from the top of the repository. */
export async function listFiles(folder: string, revision: string): Promise<readonly string[]> {
  if (revision.startsWith('-')) return [];
  const output = await ask(folder, ['ls-tree', '-r', '-z', '--full-tree', '--name-only', revision]);
  return output?.split('\0').filter((path) => path !== '') ?? [];
}

/** Whether older revisions were left out when the repository was cloned. */
export async function isShallow(folder: string): Promise<boolean> {
  return (await askForLines(folder, ['rev-parse', '--is-shallow-repository']))[0] === 'true';
}

/** Where a folder lies in its repository: `qapi/`, or nothing for the top; undefined outside of any. */
export function folderInRepository(folder: string): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, 'rev-parse', '--show-prefix'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).replace(/\n$/, '');
  } catch {
    return undefined;
  }
}

async function askForLines(folder: string, args: readonly string[]): Promise<readonly string[]> {
  return (await ask(folder, args))?.split('\n').filter((line) => line !== '') ?? [];
}

/** What git prints; undefined if it fails. */
function ask(folder: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: mostOutput }, (error, stdout) => resolve(error === null ? stdout : undefined));
  });
}
