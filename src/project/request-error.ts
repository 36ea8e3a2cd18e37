/** What a caller asked for and cannot get: a mistake of the request itself, not of a schema. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** Such as an unknown target or dialect; the command line ends with status 2. */
export class RequestError extends Error {
  /** What to do instead, as a full sentence. */
  readonly suggestion: string | undefined;

  constructor(message: string, suggestion?: string) {
    super(message);
    this.name = 'RequestError';
    this.suggestion = suggestion;
  }
}

/** A configuration that cannot be used; the command line prints the diagnostics and ends with status 2. */
export class ConfigurationError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ file, message }) => `${file}: ${message}`).join('\n'));
    this.name = 'ConfigurationError';
    this.diagnostics = diagnostics;
  }
}
