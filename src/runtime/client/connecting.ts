/** The time until a client is there: takes the options, gives one signal for all steps, and what is thrown if there is not enough. */
import type { ClientOptions } from './connect-options.js';
import { givingUpError, watchDeadline } from './deadline.js';

/**
 * Runs the steps of connecting with a signal that is aborted at the end of the time or when the caller's own is.
 * @throws what the steps throw; the reason of the signal, or a `DOMException` named `TimeoutError`
 */
export async function withinConnectTime<Client>(
  { signal, timeout }: Pick<ClientOptions, 'signal' | 'timeout'>,
  connect: (signal: AbortSignal) => Promise<Client>,
): Promise<Client> {
  const controller = new AbortController();
  const release = watchDeadline({ signal, timeout }, (cause) => controller.abort(givingUpError(cause, 'the connection')));
  try {
    return await connect(controller.signal);
  } finally {
    release();
  }
}

/** Waits for a step, or for the end of the time. */
export function untilAborted<Value>(step: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return step;
  return new Promise((resolve, reject) => {
    const release = watchDeadline({ signal }, (cause) => reject(givingUpError(cause, '') as Error));
    step.then(resolve, reject).finally(release);
  });
}
