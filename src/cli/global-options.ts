/** The options of every command, and what they decide. */
import { formats } from './formats.ts';
import { choice, count, flag, text, type OptionValues } from './option.ts';
import { reports } from './report-option.ts';

/** Declared once for all commands. */
export const globalOptions = {
  dialect: text('Dialect of the schema: auto, latest, legacy, classic, modern, strict, or a QEMU version such as 7.2 (default: auto)', {
    choices: async () => (await import('../project/load-configuration.ts')).dialectLabels,
  }),
  format: choice(`How findings are printed: ${formats.join(', ')} (default: pretty)`, formats),
  report: reports('Write findings to a file, too, in any of these formats: sarif=FILE; more than once for several files'),
  'max-warnings': count('Count more warnings than this as a failure'),
  config: text('Configuration file (default: searched for from here upwards)', { alias: 'c' }),
  'stdin-filepath': text('The path that the schema "-" (standard input) stands for'),
  cache: flag('Take from an earlier run what it said, if nothing that it read or wrote has changed (default); --no-cache: do everything anew'),
  color: flag('Colours, even if this is no terminal; --no-color: none'),
  quiet: flag('Print results and findings only', { alias: 'q' }),
  verbose: flag('Say more about the run, such as why a dialect was chosen'),
};

/** The values of the global options; undefined for each that was not given. */
export type GlobalValues = OptionValues<typeof globalOptions>;
