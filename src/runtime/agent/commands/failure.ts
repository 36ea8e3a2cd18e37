/** Turns errors of the system into replies. */
import { CommandError } from '../command-error.js';
import { errorText } from './error-text.js';

/**
 * What went wrong with the system, as the error of a command: the description, a colon, and the system's reason. Errors of
 * commands stay as they are, and so do those that do not come from the system, which are bugs.
 */
export function failure(description: string, error: unknown): unknown {
  if (error instanceof CommandError || !isSystemError(error)) return error;
  return new CommandError(`${description}: ${errorText(error)}`);
}

/** The result of a call of the system. @throws CommandError as {@link failure} says */
export async function orFailure<Value>(description: string, attempt: () => Promise<Value>): Promise<Value> {
  try {
    return await attempt();
  } catch (error) {
    throw failure(description, error);
  }
}

/** The result of a call that does not wait. @throws CommandError as {@link failure} says */
export function orFailureNow<Value>(description: string, attempt: () => Value): Value {
  try {
    return attempt();
  } catch (error) {
    throw failure(description, error);
  }
}

/** True of the errors of Node that stand for an `errno`; with a code, of that one. */
export function isSystemError(error: unknown, code?: string): error is NodeJS.ErrnoException & { readonly code: string } {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return code === undefined ? /^E[A-Z0-9]+$/.test(error.code) : error.code === code;
}
