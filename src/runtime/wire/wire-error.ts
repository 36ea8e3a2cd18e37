/** What QEMU's parser answers to input that it cannot read: gives the errors, class and description as they go out. */

/** An error as it stands in a reply (QMP specification, "Commands Responses", "error"). */
export interface WireError {
  readonly class: 'GenericError';
  readonly desc: string;
}

/** What keeps a string from being decoded or a message from being built, without the prefix that all of these share. */
export interface ParseFailure {
  readonly problem: string;
}

/** The most bytes that QEMU keeps of the description of a parse error. */
const longestProblem = 1023;

/** The error for bytes that start no token or break one off; the text is the broken token with the byte that broke it. */
export function strayError(text: string): WireError {
  return genericError(`JSON parse error, stray '${text}'`);
}

/** The error for tokens that make no value. Only the name of a keyword makes it long, and that is ASCII: characters are bytes. */
export function parseError({ problem }: ParseFailure): WireError {
  return genericError(`JSON parse error, ${problem.slice(0, longestProblem)}`);
}

/** The error for a message that exceeds one of the limits. */
export function limitError(limit: 'token size' | 'token count' | 'nesting depth'): WireError {
  return genericError(`JSON ${limit} limit exceeded`);
}

function genericError(desc: string): WireError {
  return { class: 'GenericError', desc };
}
