/** For our own mistakes only: what a schema's author can cause is a diagnostic instead. */

/** A bug of qapi-gen itself; the command line reports it as such and exits with status 3. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantError';
  }
}

/** @throws InvariantError if the condition does not hold. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
