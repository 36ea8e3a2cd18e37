/** Waiting that ends: takes a signal and a time, calls back once when either is over. */
import { getMaxListeners, setMaxListeners } from 'node:events';
import type { WaitOptions } from './connect-options.js';

/** The longest time that a timer of Node takes; more is as good as for ever. */
const longestTimer = 2 ** 31 - 1;

/**
 * Calls back when the signal is aborted; gives what ends that. As many may wait for one signal as like: they do not count
 * towards what Node takes for a leak.
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let isOver = false;
  const release = (): void => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', aborted);
    allowListeners(signal, -1);
  };
  const aborted = (): void => {
    release();
    callback();
  };
  allowListeners(signal, 1);
  signal.addEventListener('abort', aborted);
  return release;
}

/** Zero stands for any number. */
function allowListeners(signal: AbortSignal, more: number): void {
  const most = getMaxListeners(signal);
  if (most > 0) setMaxListeners(most + more, signal);
}

/** Which of the two ended the waiting. */
export type GivingUp =
  | { readonly kind: 'aborted'; readonly reason: unknown }
  | { readonly kind: 'timeout'; readonly timeout: number };

/**
 * Calls `giveUp` when the signal is aborted or the time is over, whichever is first; at once if it was aborted before. Gives
 * a function that ends the watch and leaves no listener behind.
 * @throws RangeError if the time is none
 */
export function watchDeadline({ signal, timeout }: WaitOptions, giveUp: (cause: GivingUp) => void): () => void {
  checkTimeout(timeout);
  if (signal?.aborted === true) {
    giveUp({ kind: 'aborted', reason: signal.reason });
    return () => undefined;
  }
  let timer: NodeJS.Timeout | undefined;
  const release = (): void => {
    clearTimeout(timer);
    releaseSignal?.();
  };
  const releaseSignal = signal === undefined ? undefined : onAbort(signal, () => {
    release();
    giveUp({ kind: 'aborted', reason: signal.reason });
  });
  if (timeout !== undefined && timeout <= longestTimer) {
    timer = setTimeout(() => {
      release();
      giveUp({ kind: 'timeout', timeout });
    }, timeout);
  }
  return release;
}

/** What is thrown when waiting was given up: the reason of the signal, or a `DOMException` named `TimeoutError`, as Node does. */
export function givingUpError(cause: GivingUp, awaited: string): unknown {
  switch (cause.kind) {
    case 'aborted':
      return cause.reason;
    case 'timeout':
      return new DOMException(`${awaited} did not come within ${cause.timeout} ms`, 'TimeoutError');
    default:
      return cause satisfies never;
  }
}

/** Refuses what is no time. @throws RangeError */
export function checkTimeout(timeout: number | undefined): void {
  if (timeout !== undefined && !(timeout >= 0)) throw new RangeError(`a timeout of ${String(timeout)} ms is none`);
}

/** Waits that long, or until the signal ends it with its reason. */
export function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    watchDeadline({ signal, timeout: milliseconds }, (cause) => {
      if (cause.kind === 'timeout') resolve();
      else reject(cause.reason as Error);
    });
  });
}
