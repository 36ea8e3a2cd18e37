/** Habits that have exceptions: each exception with its reason. */

/** More parameters than these make an options object. */
export const mostParameters = 3;

/** A function that may take more. */
export interface ManyParameters {
  /** The last part of its name. */
  readonly name: RegExp;
  /** The names of its parameters. */
  readonly parameters: RegExp;
  readonly reason: string;
}

export const manyParameters: readonly ManyParameters[] = [
  { name: /^(?:#?report|pendingReport)$/, parameters: /^code, \w+, args, /, reason: 'the code of a finding decides the type of its arguments; hundreds of calls read as sentences' },
];

/** Folders whose files no person writes. */
export const generatedFolders: readonly string[] = ['src/codegen/generated/'];
