/** What a target that builds on the types of target `typescript` needs to know of how they were written. */
import type { Acronyms } from './identifiers.ts';

/** The built-in types whose values do not all fit a JavaScript number. */
export const wideIntegers = ['int', 'int64', 'uint64', 'size'] as const;
/** The name of a type whose values may lie beyond 2^53. */
export type WideInteger = (typeof wideIntegers)[number];

/** The forms of a 64-bit integer; the first one is the default. */
export const integerTypes = ['bigint', 'number', 'bigint-or-number'] as const;
/** How a 64-bit integer appears: exact, convenient but rounded beyond 2^53, or either. */
export type IntegerType = (typeof integerTypes)[number];

/** What may stand at the end of import paths; the first one is the default. */
export const importExtensions = ['js', 'ts', 'none'] as const;
/** What stands at the end of import paths. */
export type ImportExtension = (typeof importExtensions)[number];

/** The options of target `typescript` once they are checked. */
export interface TypeScriptOptions {
  readonly integers: Readonly<Record<WideInteger, IntegerType>>;
  readonly importExtension: ImportExtension;
  /** Names of types by their name in the schema; for a command or event, what the names of its own types begin with. */
  readonly names: ReadonlyMap<string, string>;
  /** The spelling of words in names that are made from those of commands, events and members. */
  readonly acronyms: Acronyms;
  /** Members that hold base64, as `Type.member` or `command.argument`, and presets. */
  readonly bytes: readonly string[];
  /** Whether the types tell that a newer program may send values of enums that the schema does not know. */
  readonly openEnums: boolean;
}
