/** What keeps an agent's process from running: told to whoever started it. */

/** The process ends with status 1. The message says why. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The message of any error, such as of one that the system gave. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
