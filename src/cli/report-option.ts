/** The option `--report FORMAT=FILE`: takes what stands on the command line, gives formats with their files. */
import { didYouMean } from '../diagnostics/suggest.ts';
import { formats, type Format } from './formats.ts';
import { readTexts, type Option } from './option.ts';
import { UsageError } from './usage-error.ts';

/** A file to write findings to. */
export interface Report {
  readonly format: Format;
  /** As it was given. */
  readonly path: string;
}

/** `--name sarif=FILE`, any number of times. */
export function reports(description: string): Option<readonly Report[]> {
  return {
    description,
    isFlag: false,
    choices: formats.map((format) => `${format}=`),
    read: (raw, name) => readTexts(raw, name).map((value) => readReport(value, name)),
  };
}

function readReport(value: string, name: string): Report {
  const [, word = '', path] = /^([^=]*)=(.+)$/s.exec(value) ?? [];
  if (path === undefined) throw new UsageError(`--${name} takes FORMAT=FILE, not '${value}'`);
  const format = formats.find((candidate) => candidate === word);
  if (format !== undefined) return { format, path };
  throw new UsageError(`--${name} knows the formats ${formats.join(', ')}, not '${word}'`, didYouMean(word, formats));
}
