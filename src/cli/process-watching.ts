/** What a process watches files by: the system's own news of folders, timers, and the signals that end it. */
import process from 'node:process';
import type { Watching } from '../project/watch.ts';
import { nodeFolderWatcher } from '../source/node-folder-watcher.ts';

/**
 * The signals of a terminal no longer end the process by themselves, so that none of them does in the middle of writing;
 * nor does a second one: npm passes on what the terminal has sent already.
 */
export function watchWithProcess(): Watching {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return {
    watcher: nodeFolderWatcher,
    wait: (milliseconds) => new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
    stop: controller.signal,
  };
}
