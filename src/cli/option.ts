/** The kinds of options that commands declare: each takes what stands on the command line, gives a typed value. */
import { didYouMean } from '../diagnostics/suggest.ts';
import { UsageError } from './usage-error.ts';

/** What the argument parser found for one option: nothing, a text, several texts, or for a flag true or false. */
export type RawValue = unknown;

/** An option as a command declares it. */
export interface Option<Value> {
  readonly description: string;
  /** One letter. */
  readonly alias?: string;
  /** True for an option without a value; it can be switched off by `--no-NAME`. */
  readonly isFlag: boolean;
  /** The values that there are, for completion; a function where they are costly to load. */
  readonly choices?: Choices;
  /** True if several values may stand there, separated by commas. */
  readonly isList?: boolean;
  /** @throws UsageError if the value is not one of this option */
  read(raw: RawValue, name: string): Value;
}

/** Options by the name that stands after `--`. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values of declared options, by the name that stands after `--`. */
export type OptionValues<Declared extends Options> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Option<infer Value> ? Value : never;
};

/** Values to complete with. */
export type Choices = readonly string[] | (() => Promise<readonly string[]>);

interface Details {
  readonly alias?: string;
}

interface DetailsOfTexts extends Details {
  /** Values that are worth offering; others may be valid, too. */
  readonly choices?: Choices;
}

/** `--name`; undefined unless given. */
export function flag(description: string, details: Details = {}): Option<boolean | undefined> {
  return {
    ...details,
    description,
    isFlag: true,
    read: (raw) => (raw === undefined ? undefined : last(raw) === true),
  };
}

/** `--name VALUE`, the last one counts; undefined unless given. */
export function text(description: string, details: DetailsOfTexts = {}): Option<string | undefined> {
  return { ...details, description, isFlag: false, read: (raw, name) => readTexts(raw, name).at(-1) };
}

/** As {@link text}; false for `--no-NAME`. */
export function textOrNone(description: string, details: DetailsOfTexts = {}): Option<string | false | undefined> {
  return { ...details, description, isFlag: false, read: (raw, name) => (last(raw) === false ? false : readTexts(last(raw), name)[0]) };
}

/** `--name VALUE` with one of the given values, which the description names. */
export function choice<const Choice extends string>(
  description: string, choices: readonly Choice[], details: Details = {},
): Option<Choice | undefined> {
  return {
    ...details,
    description,
    isFlag: false,
    choices,
    read(raw, name) {
      const value = readTexts(raw, name).at(-1);
      if (value === undefined) return undefined;
      const found = choices.find((candidate) => candidate === value);
      if (found !== undefined) return found;
      throw new UsageError(`--${name} takes one of ${choices.join(', ')}, not '${value}'`, didYouMean(value, choices));
    },
  };
}

/** `--name A,B --name C`; undefined unless given. */
export function list(description: string, details: DetailsOfTexts = {}): Option<readonly string[] | undefined> {
  return {
    ...details,
    description,
    isFlag: false,
    isList: true,
    read(raw, name) {
      const texts = readTexts(raw, name);
      return texts.length === 0 ? undefined : texts.flatMap((item) => item.split(',')).map((item) => item.trim()).filter((item) => item !== '');
    },
  };
}

/** `--name N` with a whole number from 0. */
export function count(description: string, details: Details = {}): Option<number | undefined> {
  return {
    ...details,
    description,
    isFlag: false,
    read(raw, name) {
      const value = readTexts(raw, name).at(-1);
      if (value === undefined) return undefined;
      if (/^\d{1,9}$/.test(value)) return Number(value);
      throw new UsageError(`--${name} takes a whole number, not '${value}'`);
    },
  };
}

/** Every value that was given, in their order. @throws UsageError for one that is empty */
export function readTexts(raw: RawValue, name: string): readonly string[] {
  if (raw === undefined) return [];
  return (Array.isArray(raw) ? raw : [raw]).map((value: unknown) => {
    if (typeof value === 'string' && value !== '') return value;
    throw new UsageError(`--${name} needs a value`);
  });
}

function last(raw: RawValue): unknown {
  return Array.isArray(raw) ? raw.at(-1) : raw;
}
