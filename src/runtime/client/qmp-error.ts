/** What a command that the other end refused is thrown as. QMP specification, "Commands Responses", "error". */
import type { ErrorClass } from '../wire/error-class.js';

/** One of QEMU's classes; another program may have its own. */
export type QmpErrorClass = ErrorClass | (string & Record<never, never>);

/** What the error of a reply says. */
export interface QmpErrorDetails {
  readonly class: QmpErrorClass;
  readonly desc: string;
}

/** A command failed at the other end, machine monitor or guest agent, which sent this error in place of a result. */
export class QmpError extends Error {
  override readonly name = 'QmpError';
  /** What kind of error it is, for programs. */
  readonly class: QmpErrorClass;
  /** What went wrong, for people: the words of the other end, which change between versions. */
  readonly desc: string;
  /** The command that failed. */
  readonly command: string;

  constructor(command: string, details: QmpErrorDetails) {
    super(`${command}: ${details.desc}`);
    this.class = details.class;
    this.desc = details.desc;
    this.command = command;
  }
}
