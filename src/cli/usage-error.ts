/** A command line that cannot be understood. */

/** The command line ends with status 2 and names the help to read. */
export class UsageError extends Error {
  /** What was probably meant, as a full sentence. */
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion?: string) {
    super(message);
    this.name = 'UsageError';
    this.suggestion = suggestion;
  }
}
