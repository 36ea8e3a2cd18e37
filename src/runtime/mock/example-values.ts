/** Values that fit the schema: takes its table, gives for any type, and for what any command returns, an example. */
import type { MemberEntries, ObjectReference, SchemaTable, TypeEntry, TypeReference } from '../marshal/schema-table.js';

/** What an example shows. */
export interface ExampleOptions {
  /** Whether optional members are there, and arrays have an item. Default: no, the smallest value that fits. */
  readonly full?: boolean;
}

/** Below this many levels, even full examples are as small as they can be; types can contain themselves. */
const deepestFull = 4;
/** No schema needs this many; beyond, a type contains itself without a way out. */
const deepest = 100;

/** `true`, because clients that read a file or wait for a program go on until they are told that this is its end. */
const scalars: Readonly<Record<string, unknown>> = {
  str: 'example', bytes: new Uint8Array(0), bool: true, null: null, number: 0, any: {},
  int: 0, int8: 0, int16: 0, int32: 0, int64: 0, uint8: 0, uint16: 0, uint32: 0, uint64: 0, size: 0,
};

/** Makes examples, the same ones each time. */
export class ExampleValues {
  readonly #table: SchemaTable;
  readonly #isFull: boolean;

  constructor(table: SchemaTable, { full = false }: ExampleOptions = {}) {
    this.#table = table;
    this.#isFull = full;
  }

  /** What a command could return; undefined if it returns nothing. @throws RangeError as {@link valueOf} does */
  returnsOf(command: string): unknown {
    const returns = Object.hasOwn(this.#table.commands, command) ? this.#table.commands[command]?.returns : undefined;
    return returns === undefined ? undefined : this.valueOf(returns);
  }

  /** What could come with an event; undefined if nothing does. @throws RangeError as {@link valueOf} does */
  dataOf(event: string): unknown {
    const data = Object.hasOwn(this.#table.events, event) ? this.#table.events[event]?.data : undefined;
    return data === undefined ? undefined : this.#object(data, 0);
  }

  /** A value of a type. @throws RangeError if the table does not have the type, or no finite value can be of it */
  valueOf(reference: TypeReference): unknown {
    return this.#value(reference, 0);
  }

  #value(reference: TypeReference, depth: number): unknown {
    if (typeof reference !== 'string') return this.#isFullAt(depth) ? [this.#value(reference[0], depth + 1)] : [];
    if (Object.hasOwn(scalars, reference)) return scalars[reference];
    if (depth > deepest) throw new RangeError(`no finite value is a '${reference}'`);
    const entry = this.#entry(reference);
    if ('enum' in entry) return entry.enum[0];
    if ('alternate' in entry) return this.#value(this.#simplest(entry.alternate), depth + 1);
    return this.#object(reference, depth);
  }

  /** A branch without members if there is one, so that no alternate leads in a circle. */
  #simplest(branches: readonly TypeReference[]): TypeReference {
    const isScalar = (branch: TypeReference): boolean => typeof branch === 'string' && (Object.hasOwn(scalars, branch) || 'enum' in this.#entry(branch));
    const chosen = branches.find(isScalar) ?? branches[0];
    if (chosen === undefined) throw new RangeError('an alternate has no branch');
    return chosen;
  }

  #object(reference: ObjectReference, depth: number): Record<string, unknown> {
    if (typeof reference !== 'string') return this.#members(reference, depth);
    const entry = this.#entry(reference);
    if ('struct' in entry) return { ...(entry.base !== undefined && this.#object(entry.base, depth)), ...this.#members(entry.struct, depth) };
    if (!('union' in entry)) throw new RangeError(`'${reference}' in the schema table has no members`);
    const members = this.#object(entry.base, depth);
    const branch = entry.union[String(members[entry.discriminator])];
    return branch === undefined ? members : { ...members, ...this.#object(branch, depth) };
  }

  #members(members: MemberEntries, depth: number): Record<string, unknown> {
    const shown = Object.entries(members).filter(([key]) => !key.startsWith('*') || this.#isFullAt(depth));
    return Object.fromEntries(shown.map(([key, type]) => [key.replace(/^\*/, ''), this.#value(type, depth + 1)]));
  }

  #isFullAt(depth: number): boolean {
    return this.#isFull && depth < deepestFull;
  }

  #entry(name: string): TypeEntry {
    const entry = Object.hasOwn(this.#table.types, name) ? this.#table.types[name] : undefined;
    if (entry === undefined) throw new RangeError(`the schema table has no type '${name}'`);
    return entry;
  }
}
