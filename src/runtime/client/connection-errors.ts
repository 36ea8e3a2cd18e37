/** What a client throws when it is not the command that fails but the connection, the other end's manners, or its own pace. */

/** The connection ended before what was waited for had come. The `cause`, if there is one, says what ended it. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError';
  /** The command whose reply is missing; it may have been executed. Undefined if something else was waited for. */
  readonly command: string | undefined;

  constructor(message: string, { command, cause }: { readonly command?: string | undefined; readonly cause?: Error | undefined } = {}) {
    super(command === undefined ? message : `${command}: ${message}`, cause === undefined ? undefined : { cause });
    this.command = command;
  }
}

/** The other end sent what the protocol or, to a strict client, the schema does not allow. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** More events came than their queue holds, while their reader was busy; those after the last one that was read are lost. */
export class EventOverflowError extends Error {
  override readonly name = 'EventOverflowError';
  /** How many events the queue holds. */
  readonly limit: number;

  constructor(limit: number) {
    super(`more than ${limit} events waited to be read`);
    this.limit = limit;
  }
}
