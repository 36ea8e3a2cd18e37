/** Takes the table of a schema, gives the codec of any type in it, made when it is first needed. */
import { arrayCodec, alternateCodec, enumCodec } from './compound-codecs.js';
import type { Codec } from './codec.js';
import { integerCodecs } from './integer-codecs.js';
import { ObjectCodec, type Field, type ObjectRules, type Shape } from './object-codec.js';
import { anyCodec, booleanCodec, bytesCodec, nullCodec, numberCodec, stringCodec } from './scalar-codecs.js';
import type { MemberEntries, ObjectReference, SchemaTable, TypeEntry, TypeReference } from './schema-table.js';

/** How the types of a table are taken. */
export interface TypeRules extends ObjectRules {
  /** Whether values that an enum does not have, and kinds for which an alternate has no branch, pass as they are. */
  readonly isOpen: boolean;
}

/** The codecs of one table. A reference to a type that the table does not have is a mistake in the table: RangeError. */
export class TypeCodecs {
  readonly #table: SchemaTable;
  readonly #rules: TypeRules;
  readonly #byName: Map<string, Codec>;
  readonly #arrays = new Map<string, Codec>();

  constructor(table: SchemaTable, rules: TypeRules) {
    this.#table = table;
    this.#rules = rules;
    this.#byName = new Map<string, Codec>([
      ['str', stringCodec], ['bytes', bytesCodec], ['bool', booleanCodec], ['null', nullCodec], ['number', numberCodec], ['any', anyCodec],
      ...integerCodecs(table.integers),
    ]);
  }

  /** The codec of a type. */
  codecOf(reference: TypeReference): Codec {
    return typeof reference === 'string' ? this.#named(reference) : this.#array(reference[0]);
  }

  /** The codec of an object; with `isOpen`, further members are kept. */
  objectCodec(reference: ObjectReference, { isOpen = false } = {}): ObjectCodec {
    const rules = isOpen ? { ...this.#rules, unknownMembers: { read: 'keep', write: 'keep' } } as const : this.#rules;
    return new ObjectCodec(rules, () => this.#shapeOf(reference));
  }

  #named(name: string): Codec {
    const known = this.#byName.get(name);
    if (known !== undefined) return known;
    const codec = this.#make(name, this.#entry(name));
    this.#byName.set(name, codec);
    return codec;
  }

  #array(element: string): Codec {
    let codec = this.#arrays.get(element);
    if (codec === undefined) this.#arrays.set(element, codec = arrayCodec(() => this.#named(element)));
    return codec;
  }

  #entry(name: string): TypeEntry {
    const entry = Object.hasOwn(this.#table.types, name) ? this.#table.types[name] : undefined;
    if (entry === undefined) throw new RangeError(`the schema table has no type '${name}'`);
    return entry;
  }

  #make(name: string, entry: TypeEntry): Codec {
    if ('enum' in entry) return enumCodec(entry.enum, this.#rules.isOpen);
    if ('alternate' in entry) return alternateCodec(name, entry.alternate.map((branch) => this.codecOf(branch)), this.#rules.isOpen);
    return this.objectCodec(name);
  }

  #shapeOf(reference: ObjectReference): Shape {
    if (typeof reference !== 'string') return { fields: this.#fields(reference), variants: undefined };
    const entry = this.#entry(reference);
    if ('struct' in entry) {
      const inherited = entry.base === undefined ? [] : this.#shapeOf(entry.base).fields;
      return { fields: [...inherited, ...this.#fields(entry.struct)], variants: undefined };
    }
    if ('union' in entry) {
      const shapes = new Map(Object.entries(entry.union).map(([value, branch]) => [value, this.#shapeOf(branch)]));
      return { fields: this.#shapeOf(entry.base).fields, variants: { discriminator: entry.discriminator, shapes } };
    }
    throw new RangeError(`'${reference}' in the schema table has no members`);
  }

  #fields(members: MemberEntries): readonly Field[] {
    return Object.entries(members).map(([key, type]) => {
      const isOptional = key.startsWith('*');
      return { name: isOptional ? key.slice(1) : key, isOptional, codec: this.codecOf(type) };
    });
  }
}
