/**
 * Values at random: takes types of a model and a seed, gives values that the schema allows, as `JSON.parse` would give
 * them. The same seed gives the same values.
 */
import type { Branch, Member, ObjectType, Type } from '../../src/schema/model.ts';
import { allMembers } from '../../src/schema/traverse.ts';

/** The bounds of the integer types, as exact as a number can be. */
export const integerBounds: Readonly<Record<string, readonly [number, number]>> = {
  int: [-(2 ** 63), 2 ** 63], int64: [-(2 ** 63), 2 ** 63], uint64: [0, 2 ** 64], size: [0, 2 ** 64],
  int8: [-128, 127], int16: [-32_768, 32_767], int32: [-2_147_483_648, 2_147_483_647],
  uint8: [0, 255], uint16: [0, 65_535], uint32: [0, 4_294_967_295],
};

const words = ['', 'a', 'disk0', '/dev/null', 'größer', '\u{1f40c}', ' \n"\\', '__proto__', 'x'.repeat(300)];

/** The deeper, the less of what need not be there is made; from here on, nothing. */
const deepest = 4;

export class RandomValues {
  #state: number;
  readonly #heights = new Map<Type, number>();

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to but not including `count`. */
  below(count: number): number {
    // Mulberry32, a generator of 32 bits of state in the public domain.
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % count;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** @throws Error for a type that has no value, such as an enum without any */
  value(type: Type, depth = 0): unknown {
    switch (type.kind) {
      case 'builtin':
        return this.#builtin(type.name);
      case 'enum':
        return this.pick(type.values).name;
      case 'array':
        return Array.from({ length: depth >= deepest ? 0 : this.below(3) }, () => this.value(type.element, depth + 1));
      case 'alternate':
        return this.value(this.#shallow(type.branches, depth).type, depth);
      case 'struct':
      case 'union':
        return this.object(type, depth);
      default:
        return type satisfies never;
    }
  }

  /** An object with all its mandatory members and some of the others; of a union, of the given branch or of any. */
  object(type: ObjectType | undefined, depth = 0, branch?: Branch): Record<string, unknown> {
    if (type === undefined) return {};
    const members = allMembers(type).map(({ member }) => member)
      .filter((member) => isMandatory(member) || this.below(deepest) > depth);
    const common = Object.fromEntries(members.map((member) => [member.name, this.value(member.type, depth + 1)]));
    if (type.kind === 'struct') return common;
    const { name, type: own } = branch ?? this.#shallow(type.branches, depth);
    return { ...common, ...this.object(own, depth), [type.discriminator.name]: name };
  }

  /** Any branch; where it is deep already, one that leads out the shortest way. */
  #shallow<Choice extends { readonly type: Type }>(branches: readonly Choice[], depth: number): Choice {
    if (depth < deepest) return this.pick(branches);
    const lowest = Math.min(...branches.map(({ type }) => this.#height(type)));
    return this.pick(branches.filter(({ type }) => this.#height(type) === lowest));
  }

  /** How many levels a value has at least; infinite while it is being found out. */
  #height(type: Type): number {
    const known = this.#heights.get(type);
    if (known !== undefined) return known;
    this.#heights.set(type, Infinity);
    const height = this.#measure(type);
    this.#heights.delete(type);
    if (height < Infinity) this.#heights.set(type, height);
    return height;
  }

  #measure(type: Type): number {
    const lowest = (branches: readonly { readonly type: Type }[]): number => Math.min(...branches.map((branch) => this.#height(branch.type)));
    switch (type.kind) {
      case 'builtin':
      case 'enum':
      case 'array':
        return 0;
      case 'alternate':
        return lowest(type.branches);
      case 'struct':
      case 'union': {
        const mandatory = allMembers(type).map(({ member }) => member).filter(isMandatory);
        const common = 1 + Math.max(0, ...mandatory.map((member) => this.#height(member.type)));
        return type.kind === 'struct' ? common : Math.max(common, lowest(type.branches));
      }
      default:
        return type satisfies never;
    }
  }

  #builtin(name: string): unknown {
    const bounds = integerBounds[name];
    if (bounds !== undefined) return this.pick([...bounds, bounds[0] + 1 + this.below(100), 0, this.below(100)]);
    switch (name) {
      case 'str':
        return this.pick(words);
      case 'number':
        return this.pick([0, -1.5, 1e300, this.below(1000) / 8]);
      case 'bool':
        return this.below(2) === 0;
      case 'null':
        return null;
      default:
        return this.pick<unknown>([null, true, 'any', 1.5, [], [{}], { a: { b: [1] } }]);
    }
  }
}

/** Where its presence depends on a condition, a member may be absent. */
export function isMandatory({ optional, condition }: Member): boolean {
  return !optional && condition === undefined;
}
