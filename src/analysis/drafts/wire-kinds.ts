/** What the values of a type look like in JSON, as far as an alternate can tell: takes types, gives kinds of value. */
import type { EnumType, Type } from '../../schema/model.ts';

/** A kind of JSON value; `integer` only for releases that told it from other numbers. */
export type WireKind = 'null' | 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** The kinds of JSON value that the types of a schema claim. */
export class WireKinds {
  /** Enums may be large, and be in many alternates. */
  readonly #ofEnums = new Map<EnumType, readonly WireKind[]>();

  of(type: Type): readonly WireKind[] {
    if (type.kind !== 'enum') return wireKinds(type);
    const known = this.#ofEnums.get(type) ?? wireKinds(type);
    this.#ofEnums.set(type, known);
    return known;
  }
}

/**
 * The kinds of JSON value that a branch claims, its own first. A string may come from a command line, where numbers
 * and booleans are text: a string branch claims them too.
 */
function wireKinds(type: Type): readonly WireKind[] {
  switch (type.kind) {
    case 'builtin':
      switch (type.jsonType) {
        case 'string':
          return ['string', 'number', 'boolean'];
        case 'int':
        case 'number':
          return ['number'];
        case 'boolean':
          return ['boolean'];
        case 'null':
          return ['null'];
        default:
          return [];
      }
    case 'enum': {
      const names = type.values.map((value) => value.name);
      const kinds: WireKind[] = ['string'];
      if (names.includes('on') || names.includes('off')) kinds.push('boolean');
      if (names.some((name) => /^[-+0-9.]/.test(name))) kinds.push('number');
      return kinds;
    }
    case 'struct':
    case 'union':
      return ['object'];
    case 'array':
      return ['array'];
    case 'alternate':
      return [];
    default:
      return type satisfies never;
  }
}
