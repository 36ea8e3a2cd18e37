/** Structs, unions and arguments: objects with known members. QAPI reference, "Struct types", "Union types". */
import type { JsonObject, JsonValue } from '../wire/json-value.js';
import type { Codec } from './codec.js';
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

/** How strict an object is. */
export interface ObjectRules {
  /** Whether members without a type are kept as they are; otherwise they are refused. */
  readonly keepsUnknown: boolean;
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

  write(value: unknown): JsonObject {
    return this.#convert(value, 'write') as JsonObject;
  }

  #convert(value: unknown, direction: 'read' | 'write'): Members {
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
      for (current in value) if (!Object.hasOwn(converted, current)) this.#addUnknown(converted, value, current);
    } catch (error) {
      throw error instanceof Mismatch ? error.within(current) : error;
    }
    return converted;
  }

  #addUnknown(converted: Members, value: Members, name: string): void {
    const member = Object.hasOwn(value, name) ? value[name] : undefined;
    if (member === undefined) return;
    if (!this.#rules.keepsUnknown) throw unexpected();
    Object.defineProperty(converted, name, { value: member, enumerable: true, configurable: true, writable: true });
  }
}

function chooseVariant({ variants }: Shape, members: Members): Shape | undefined {
  return variants?.shapes.get(members[variants.discriminator]);
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
