/** Structs, unions and arguments: objects with known members. QAPI reference, "Struct types", "Union types". */
import type { JsonValue, WritableObject } from '../wire/json-value.js';
import { jsonKind, type Codec } from './codec.js';
import { Mismatch, missing, unexpected, wrongKind } from './mismatch.js';

/** One member. */
export interface Field {
  readonly name: string;
  readonly isOptional: boolean;
  readonly codec: Codec;
}

/** The members that an object can have. */
export interface Shape {
  /** In the order in which they are looked at, the inherited ones first. */
  readonly fields: readonly Field[];
  readonly variants: Variants | undefined;
}

/** What the value of one member decides. */
interface Variants {
  /** The name of a member among the fields. */
  readonly discriminator: string;
  /** For each value that adds members, which. */
  readonly shapes: ReadonlyMap<unknown, Shape>;
}

/** From the wire to the program, or back. */
export type Direction = 'read' | 'write';

/** How strict an object is. */
export interface ObjectRules {
  /** What becomes of members that the type does not have: they are kept as they are, refused, or left out. */
  readonly unknownMembers: { readonly [Way in Direction]: 'keep' | 'refuse' | 'omit' };
  /** Whether mandatory members may be missing in what is read. */
  readonly allowsMissing: boolean;
}

type Members = Record<string, unknown>;

/** The codec of an object. The shape is asked for at the first use, since types can contain themselves. */
export class ObjectCodec implements Codec {
  readonly kinds = ['object'] as const;
  readonly #rules: ObjectRules;
  readonly #makeShape: () => Shape;
  #shape: Shape | undefined;

  constructor(rules: ObjectRules, makeShape: () => Shape) {
    this.#rules = rules;
    this.#makeShape = makeShape;
  }

  /** The members of the type. */
  get shape(): Shape {
    return this.#shape ??= this.#makeShape();
  }

  read(value: JsonValue): Members {
    return this.#convert(value, 'read');
  }

  write(value: unknown): WritableObject {
    return this.#convert(value, 'write') as WritableObject;
  }

  #convert(value: unknown, direction: Direction): Members {
    if (!isObject(value)) throw wrongKind('object');
    const converted: Members = {};
    let current = '';
    try {
      for (let shape: Shape | undefined = this.shape; shape !== undefined; shape = chooseVariant(shape, converted)) {
        for (const { name, isOptional, codec } of shape.fields) {
          current = name;
          const member = Object.hasOwn(value, name) ? value[name] : undefined;
          if (member !== undefined) converted[name] = direction === 'read' ? codec.read(member as JsonValue) : codec.write(member);
          else if (!isOptional && !(direction === 'read' && this.#rules.allowsMissing)) throw missing();
        }
      }
      const unknownMembers = this.#rules.unknownMembers[direction];
      if (unknownMembers !== 'omit') {
        for (current in value) {
          if (Object.hasOwn(converted, current) || !Object.hasOwn(value, current) || value[current] === undefined) continue;
          if (unknownMembers === 'refuse') throw unexpected();
          addMember(converted, current, value[current]);
        }
      }
    } catch (error) {
      throw error instanceof Mismatch ? error.within(current) : error;
    }
    return converted;
  }
}

function chooseVariant({ variants }: Shape, members: Members): Shape | undefined {
  return variants?.shapes.get(members[variants.discriminator]);
}

/** Also of the name that assignment would make the prototype. */
function addMember(members: Members, name: string, value: unknown): void {
  Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Members {
  return jsonKind(value) === 'object';
}
