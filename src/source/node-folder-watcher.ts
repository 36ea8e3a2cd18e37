/** The real folders, by what the system tells Node of them. */
import { watch } from 'node:fs';
import { FileSystemError } from './file-system.ts';
import type { FolderWatcher } from './folder-watcher.ts';
import { describeFailure } from './node-file-system.ts';

/** The folders of this machine. As long as one is watched, the process goes on. */
export const nodeFolderWatcher: FolderWatcher = {
  watch(folder, listener) {
    try {
      const watcher = watch(folder, (_, name) => listener.onChange(name ?? undefined));
      watcher.on('error', () => {
        watcher.close();
        listener.onLost();
      });
      return watcher;
    } catch (error) {
      if (isLimit(error)) throw new FileSystemError('unreadable', folder, 'the system lets this user watch no more folders');
      throw describeFailure(folder, error);
    }
  },
};

/** Linux says "no space left" where its number of watches is used up. */
function isLimit(error: unknown): boolean {
  return ['ENOSPC', 'EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '');
}
