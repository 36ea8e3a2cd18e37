/**
 * Schemas that are not files on disk, read beforehand: takes the roots of a run, fetches what git and running programs hold
 * of them, gives a file reader in which all of it stands under its path.
 */
import { posix } from 'node:path';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { openGitObjects, type GitObjects } from '../source/git-objects.ts';
import { askForSchema } from './ask-qmp.ts';
import { explainMissing } from './explain-missing.ts';
import { isAddress, parseAddress } from './schema-address.ts';

/** What a run reads from. */
export interface AddressSetting {
  /** For everything else. */
  readonly fileReader: FileReader;
  /** Absolute; the repository around it is the one that is meant. */
  readonly workingDirectory: string;
  /** Told what takes long. */
  readonly onWait?: ((what: string) => void) | undefined;
}

/** A text, or why there is none. */
type Fetched = string | FileSystemError;

/** The reader itself if all roots are files. Whatever cannot be had throws when it is read, like a file that is not there. */
export async function withAddresses(roots: readonly string[], { fileReader, workingDirectory, onWait }: AddressSetting): Promise<FileReader> {
  const remote = [...new Set(roots.filter(isAddress))];
  if (remote.length === 0) return fileReader;
  const texts = new Map<string, Fetched>();
  const git = openGitObjects(workingDirectory);
  try {
    await Promise.all(remote.map(async (root) => {
      const address = parseAddress(root);
      if (address.kind === 'git') {
        await fetchTree(root, `git:${address.revision}:/`, { git, texts });
        const fetched = texts.get(root);
        if (fetched instanceof FileSystemError && fetched.problem === 'not-found') texts.set(root, await explainMissing(root, address, workingDirectory));
      }
      if (address.kind === 'qmp') texts.set(root, await settle(askForSchema(address.socket, root, { onWait })));
    }));
  } finally {
    git.close();
  }
  return {
    canonicalPath: (path) => (isAddress(path) || texts.has(path) ? posix.normalize(path) : fileReader.canonicalPath(path)),
    readText(path) {
      const fetched = texts.get(path) ?? texts.get(posix.normalize(path));
      if (fetched === undefined) return fileReader.readText(path);
      if (typeof fetched === 'string') return fetched;
      throw fetched;
    },
  };
}

/** A file of a revision and what it includes. Looks for includes by their text: one too many, in a comment, does no harm. */
async function fetchTree(path: string, prefix: string, setting: { readonly git: GitObjects; readonly texts: Map<string, Fetched> }): Promise<void> {
  const { git, texts } = setting;
  if (texts.has(path)) return;
  if (!path.startsWith(prefix)) {
    // It would be taken for a file on disk.
    texts.set(path, new FileSystemError('not-found', path, 'it is outside of the repository'));
    return;
  }
  texts.set(path, new FileSystemError('unreadable', path, 'it is still being read'));
  const revision = prefix.slice('git:'.length, -':/'.length);
  const text = await settle(git.read({ revision, path: path.slice(prefix.length) }, path));
  texts.set(path, text);
  if (typeof text !== 'string') return;
  const includes = [...text.matchAll(/'include'\s*:\s*'([^'\n]*)'/g)].map(([, target = '']) => target).filter((target) => !posix.isAbsolute(target));
  await Promise.all(includes.map((target) => fetchTree(posix.join(posix.dirname(path), target), prefix, setting)));
}

async function settle(promise: Promise<string>): Promise<Fetched> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof FileSystemError) return error;
    throw error;
  }
}
