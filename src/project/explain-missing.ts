/** Why a file of a revision cannot be read: takes its address, asks git what there is instead, gives the error to report. */
import { basename, posix } from 'node:path';
import { didYouMean, nearestName } from '../diagnostics/suggest.ts';
import { FileSystemError } from '../source/file-system.ts';
import { folderInRepository, hasRevision, isShallow, listFiles, listRevisions } from '../source/git-lists.ts';

/** What was asked for. */
export interface MissingFile {
  readonly revision: string;
  readonly path: string;
}

/**
 * Tells a revision that is not there from a file that is not, with the nearest that is.
 * @param place how the file is called in messages
 */
export async function explainMissing(place: string, { revision, path }: MissingFile, folder: string): Promise<FileSystemError> {
  if (!await hasRevision(folder, revision)) {
    const suggestion = await isShallow(folder)
      ? 'This clone is shallow: fetch its older revisions and its tags (git fetch --unshallow --tags).'
      : didYouMean(revision, await listRevisions(folder)) ?? 'A revision is a tag, a branch or a commit of the repository around the working directory.';
    return new FileSystemError('not-found', place, { message: `there is no revision '${revision}'`, suggestion });
  }
  const nearest = nearestFile(path, await listFiles(folder, revision), folderInRepository(folder) ?? '');
  const suggestion = nearest === undefined ? 'The path starts at the top of the repository, or with ./ at the working directory.' : `Did you mean 'git:${revision}:${nearest}'?`;
  return new FileSystemError('not-found', place, { message: `revision '${revision}' has no file '${path}'`, suggestion });
}

/** The file that a path from the working directory leads to, or the only one of its name, or one whose path is nearly the same. */
function nearestFile(path: string, files: readonly string[], prefix: string): string | undefined {
  const fromHere = posix.join(prefix, path);
  if (files.includes(fromHere)) return fromHere;
  const namesakes = files.filter((file) => file.endsWith(`/${path}`) || basename(file) === basename(path));
  return (namesakes.length === 1 ? namesakes[0] : nearestName(path, namesakes)) ?? nearestName(path, files);
}
