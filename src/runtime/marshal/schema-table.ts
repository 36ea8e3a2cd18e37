/**
 * What the two ends of a connection know of the schema: a table that the compiler generates, in QAPI's own notation, with
 * everything resolved. It holds data only, so that one marshaller serves every schema.
 */

/** The types, commands and events of one schema. */
export interface SchemaTable {
  readonly integers: IntegerForms;
  /** Types by their names in the schema. Built-in types have no entry. */
  readonly types: { readonly [name: string]: TypeEntry };
  readonly commands: { readonly [name: string]: CommandEntry };
  readonly events: { readonly [name: string]: EventEntry };
}

/** The built-in types whose values do not all fit a JavaScript number. */
export type WideInteger = 'int' | 'int64' | 'uint64' | 'size';

/**
 * What an integer becomes when it is read: always a `bigint`; always a `number`, rounded beyond 2^53; or a `number` where
 * that is exact and a `bigint` elsewhere. When it is written, either is taken.
 */
export type IntegerForm = 'bigint' | 'number' | 'bigint-or-number';

/** The form of each wide integer; the narrow ones are numbers. */
export type IntegerForms = { readonly [Name in WideInteger]: IntegerForm };

/**
 * A type: a name of {@link SchemaTable.types}, a built-in type, or `bytes`, which is a string of base64 on the wire and a
 * `Uint8Array` in the program; in brackets, an array of it.
 */
export type TypeReference = string | readonly [string];

/** Members in the order of the schema, an asterisk before the names of the optional ones. */
export interface MemberEntries {
  readonly [name: string]: TypeReference;
}

/** The members of an object: written out, or those of a type. */
export type ObjectReference = string | MemberEntries;

/** One type; the key says of which kind. */
export type TypeEntry = EnumEntry | StructEntry | UnionEntry | AlternateEntry;

/** QAPI reference, "Enumeration types". */
export interface EnumEntry {
  readonly enum: readonly string[];
}

/** QAPI reference, "Struct types". */
export interface StructEntry {
  readonly struct: MemberEntries;
  /** A struct whose members come first. */
  readonly base?: string;
}

/** QAPI reference, "Union types". */
export interface UnionEntry {
  /** The types by the values of the discriminator; a value without an entry adds no members. */
  readonly union: { readonly [value: string]: ObjectReference };
  readonly base: ObjectReference;
  readonly discriminator: string;
}

/** QAPI reference, "Alternate types". The names of branches do not show on the wire. */
export interface AlternateEntry {
  readonly alternate: readonly TypeReference[];
}

/** QAPI reference, "Commands". */
export interface CommandEntry {
  /** Absent if it takes none. */
  readonly arguments?: ObjectReference;
  /** True if it takes further arguments, of any name and type. */
  readonly open?: true;
  /** Absent if it returns nothing, which is an empty object on the wire. */
  readonly returns?: TypeReference;
  /** True if there is no reply on success. */
  readonly silent?: true;
  /** True if it may overtake commands that were sent before it. */
  readonly oob?: true;
}

/** QAPI reference, "Events". */
export interface EventEntry {
  /** Absent if no data comes with it. */
  readonly data?: ObjectReference;
}
