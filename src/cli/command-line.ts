/** What all readers of a command line agree on. */
import type { AnyCommand } from './command.ts';

/** What a command line is read by. */
export interface ParserSetting {
  readonly commands: readonly AnyCommand[];
  readonly version: () => string;
  /** Columns for the help. */
  readonly width: () => number;
}

/** What the program is called in its help. */
export const programName = 'qapi-gen';

/** The command that yargs adds: it prints a script for the shell. */
export const completionCommand = 'completion';

/** How words are read: as they are written. */
export const parserConfiguration = {
  'camel-case-expansion': false,
  'dot-notation': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
} as const;
