/**
 * The types that introspection has met, in order of first use: takes types as they are used, gives the names by
 * which entries refer to them, and can be iterated while it grows.
 */
import { qemuTypeName } from '../../codegen/qemu-names.ts';
import { emptyObject } from '../../schema/builtins.ts';
import type { BuiltinType, ObjectType, Type } from '../../schema/model.ts';

const integer: BuiltinType = { kind: 'builtin', name: 'int', jsonType: 'int' };

/** A queue without repetitions that never forgets: iterating gives what was used before and during the iteration. */
export class TypeQueue implements Iterable<Type> {
  readonly #mask: boolean;
  /** Arrays by the name of their element in brackets; a map keeps insertion order, also while it is being iterated. */
  readonly #types = new Map<string, Type>();
  readonly #numbers = new Map<string, string>();

  /** With `mask`, enums, objects and alternates are named by numbers, counted from 0 at first use. */
  constructor(mask: boolean) {
    this.#mask = mask;
  }

  /** Queues a type unless it is there already and gives the name for references to it. */
  use(type: Type): string {
    const used = collapseIntegers(type);
    const key = used.kind === 'array' ? `[${qemuTypeName(used.element)}]` : qemuTypeName(used);
    if (!this.#types.has(key)) this.#types.set(key, used);
    return this.nameOf(used);
  }

  /** Like {@link use}; where no object type is given, the empty object stands. */
  useObject(type: ObjectType | undefined): string {
    return this.use(type ?? emptyObject);
  }

  /** The name of a type; for an array, its element is queued. */
  nameOf(type: Type): string {
    if (type.kind === 'builtin') return type.name;
    if (type.kind === 'array') return `[${this.use(type.element)}]`;
    const name = qemuTypeName(type);
    if (!this.#mask) return name;
    const number = this.#numbers.get(name) ?? String(this.#numbers.size);
    this.#numbers.set(name, number);
    return number;
  }

  [Symbol.iterator](): Iterator<Type> {
    return this.#types.values();
  }
}

/** All integer types look alike on the wire, and so do their arrays. */
function collapseIntegers(type: Type): Type {
  const element = type.kind === 'array' ? type.element : type;
  if (element.kind !== 'builtin' || element.jsonType !== 'int') return type;
  return type.kind === 'array' ? { kind: 'array', element: integer } : integer;
}
