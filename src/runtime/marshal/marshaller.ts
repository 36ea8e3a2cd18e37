/**
 * The one marshaller: takes values of the wire or of the program and the table of their schema, gives the other form or the
 * error that QEMU gives. QAPI reference, "Client JSON Protocol introspection"; the texts are those of QEMU's input visitor.
 */
import type { JsonValue, WritableObject, WritableValue } from '../wire/json-value.js';
import type { Codec } from './codec.js';
import { complaint, Mismatch } from './mismatch.js';
import type { CommandEntry, EventEntry, SchemaTable } from './schema-table.js';
import { TypeCodecs } from './type-codecs.js';

/** How a marshaller takes what the schema does not say. */
export interface MarshallerOptions {
  /**
   * Whether members, enum values and events that the schema does not know are kept, and members that it knows may be missing
   * in what is read: the other end is another version. Default: no.
   */
  readonly tolerant?: boolean;
  /**
   * Whether members that the schema does not know are left out of what is written: the program knows more than the schema,
   * which is of an earlier version. Default: no.
   */
  readonly omitsUnknown?: boolean;
}

interface CommandCodecs {
  readonly arguments: Codec;
  readonly returns: Codec;
}

/** Converts between the wire and the program. Codecs are made at the first use of a command or event. */
export class Marshaller {
  readonly #table: SchemaTable;
  readonly #types: TypeCodecs;
  readonly #isTolerant: boolean;
  /** What a command gives that returns nothing. */
  readonly #nothing: Codec;
  readonly #commands = new Map<string, CommandCodecs>();
  readonly #events = new Map<string, Codec | undefined>();

  constructor(table: SchemaTable, { tolerant = false, omitsUnknown = false }: MarshallerOptions = {}) {
    this.#table = table;
    this.#isTolerant = tolerant;
    const read = tolerant ? 'keep' : 'refuse';
    this.#types = new TypeCodecs(table, {
      isOpen: tolerant, allowsMissing: tolerant, unknownMembers: { read, write: omitsUnknown ? 'omit' : read },
    });
    this.#nothing = this.#types.objectCodec({});
  }

  /** What a command is called with, as its handler wants it. @throws MarshalError with the text of the reply */
  readArguments(command: string, value: JsonValue | undefined): Readonly<Record<string, unknown>> {
    const { arguments: codec } = this.#command(command);
    return guarded(() => codec.read(value ?? {}) as Readonly<Record<string, unknown>>);
  }

  /** What goes out as a command's arguments; undefined for none. @throws MarshalError if they do not fit */
  writeArguments(command: string, value: unknown): WritableObject | undefined {
    const { arguments: codec } = this.#command(command);
    const written = guarded(() => codec.write(value ?? {}) as WritableObject);
    return value === undefined ? undefined : written;
  }

  /** What a command gave, as the program wants it; an empty object if it returns nothing. @throws MarshalError if it does not fit */
  readReturns(command: string, value: JsonValue): unknown {
    const { returns } = this.#command(command);
    return guarded(() => returns.read(value), 'return');
  }

  /** What goes out as what a command gave; nothing becomes the empty object. @throws MarshalError if it does not fit */
  writeReturns(command: string, value: unknown): WritableValue {
    const { returns } = this.#command(command);
    return guarded(() => returns.write(returns === this.#nothing ? value ?? {} : value), 'return');
  }

  /** The data of an event; of an event that the schema does not know, as it came. @throws MarshalError if it does not fit */
  readEvent(event: string, value: JsonValue | undefined): unknown {
    if (!Object.hasOwn(this.#table.events, event)) {
      if (this.#isTolerant) return value;
      return guarded(() => { throw complaint(`The event ${event} is not known`); });
    }
    const codec = this.#eventCodec(event);
    if (codec !== undefined) return guarded(() => codec.read(value ?? {}), 'data');
    return value === undefined || this.#isTolerant ? value : guarded(() => { throw complaint(`The event ${event} comes without data`); });
  }

  /** What goes out as the data of an event; undefined if it comes without. @throws MarshalError if it does not fit */
  writeEvent(event: string, value: unknown): WritableObject | undefined {
    if (this.#isTolerant && !Object.hasOwn(this.#table.events, event)) return value as WritableObject | undefined;
    const codec = this.#eventCodec(event);
    return codec === undefined ? undefined : guarded(() => codec.write(value ?? {}) as WritableObject, 'data');
  }

  #command(name: string): CommandCodecs {
    const known = this.#commands.get(name);
    if (known !== undefined) return known;
    const { arguments: reference = {}, open, returns } = entryOf<CommandEntry>(this.#table.commands, 'command', name);
    const codecs = {
      arguments: this.#types.objectCodec(reference, { isOpen: open === true }),
      returns: returns === undefined ? this.#nothing : this.#types.codecOf(returns),
    };
    this.#commands.set(name, codecs);
    return codecs;
  }

  #eventCodec(name: string): Codec | undefined {
    if (this.#events.has(name)) return this.#events.get(name);
    const { data } = entryOf<EventEntry>(this.#table.events, 'event', name);
    const codec = data === undefined ? undefined : this.#types.objectCodec(data);
    this.#events.set(name, codec);
    return codec;
  }
}

function entryOf<Entry>(entries: { readonly [name: string]: Entry }, kind: string, name: string): Entry {
  const entry = Object.hasOwn(entries, name) ? entries[name] : undefined;
  if (entry === undefined) throw new RangeError(`the schema has no ${kind} '${name}'`);
  return entry;
}

/** The result, or the failure as an error. The root, if given, begins the way to the place that it names. */
function guarded<Result>(convert: () => Result, root?: string): Result {
  try {
    return convert();
  } catch (error) {
    if (!(error instanceof Mismatch)) throw error;
    throw (root === undefined ? error : error.within(root)).toError();
  }
}
