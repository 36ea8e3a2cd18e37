/**
 * The loop of a run that goes on: takes what one run does and how to hear of files; runs once, and then whenever what
 * was read is not the same any more, until it is told to stop.
 */
import type { FileSystemError } from '../source/file-system.ts';
import type { FolderWatcher } from '../source/folder-watcher.ts';
import type { InputChange, Inputs } from './inputs.ts';
import { WatchedFolders } from './watched-folders.ts';

/** What the loop hears and waits by. */
export interface Watching {
  readonly watcher: FolderWatcher;
  wait(milliseconds: number): Promise<void>;
  /** Ends the loop, after the run that is under way. */
  readonly stop: AbortSignal;
}

/** What to do again and again. */
export interface WatchRequest extends Watching {
  /** Absolute. */
  readonly workingDirectory: string;
  /**
   * Does the work, and gives what it read. What it throws ends the loop.
   * @param changes since the last run; none for the first
   */
  run(changes: readonly InputChange[]): Promise<Inputs>;
  /** A folder cannot be watched, so that its files are looked at every {@link interval}. */
  onBlind(error: FileSystemError): void;
}

/** All in milliseconds. So long must nothing happen before files are looked at: what is saved together is told of within a few. */
const quietTime = 20;

/** Where a file is gone or empty, it may be about to be written. */
const graceTime = 100;

/** Where something happens all the time, files are looked at nevertheless. */
const longestQuiet = 500;

/** How often files are looked at of which nobody tells. */
export const interval = 1000;

/** Resolves when it was told to stop. */
export async function watch(request: WatchRequest): Promise<void> {
  const bell = new Bell();
  const { workingDirectory, watcher, stop, onBlind } = request;
  const folders = new WatchedFolders({ watcher, workingDirectory, onEvent: () => bell.ring(), onBlind });
  stop.addEventListener('abort', () => bell.ring());
  try {
    let inputs = await request.run([]);
    while (!stop.aborted) {
      const { isBlind } = folders.watch(inputs.paths());
      if (inputs.changes().length === 0) await Promise.race([bell.next(), ...(isBlind ? [request.wait(interval)] : [])]);
      const changes = await settledChanges(inputs, bell, request);
      if (changes.length > 0 && !stop.aborted) inputs = await request.run(changes);
    }
  } finally {
    folders.close();
  }
}

async function settledChanges(inputs: Inputs, bell: Bell, { wait, stop }: Watching): Promise<readonly InputChange[]> {
  const changesAfter = async (quiet: number): Promise<readonly InputChange[]> => {
    for (let waited = 0; waited < longestQuiet && !stop.aborted; waited += quiet) {
      bell.silence();
      await wait(quiet);
      if (!bell.hasRung) break;
    }
    return inputs.changes();
  };
  const changes = await changesAfter(quietTime);
  return changes.some(({ kind }) => kind === 'gone' || kind === 'emptied') ? changesAfter(graceTime) : changes;
}

/** Rings whether somebody listens or not. */
class Bell {
  hasRung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.hasRung = true;
    this.#wake?.();
  }

  silence(): void {
    this.hasRung = false;
  }

  /** Resolves at once if it has rung since it was silenced. */
  next(): Promise<void> {
    return this.hasRung ? Promise.resolve() : new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
