/** An error that a command answers with. QMP specification, "Commands Responses", "error". */
import type { ErrorClass } from '../wire/error-class.js';

/** Thrown by a command, it becomes the reply; any other error would be a bug of the command. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly class: ErrorClass;

  /** @param desc what went wrong, for people. */
  constructor(desc: string, errorClass: ErrorClass = 'GenericError') {
    super(desc);
    this.class = errorClass;
  }
}
