/**
 * Mistakes, one at a time: takes a type and a value of it, gives every copy of the value with one thing wrong, and
 * whether it is right for a reader that allows members and enum values that the schema does not know.
 */
import type { AlternateType, Member, ObjectType, Type, UnionType } from '../../src/schema/model.ts';
import { allMembers } from '../../src/schema/traverse.ts';
import { integerBounds, isMandatory, type RandomValues } from './random-values.ts';

export const mistakes = [
  'dropped member', 'wrong type', 'unknown member', 'unknown enum value', 'member of another branch', 'integer out of range',
] as const;
export type Mistake = (typeof mistakes)[number];

export interface Mutation {
  readonly mistake: Mistake;
  /** Where it is, such as `.file.driver`. */
  readonly path: string;
  readonly value: unknown;
  /** Whether an open reader accepts it. */
  readonly isOpen: boolean;
}

type Kind = 'string' | 'number' | 'boolean' | 'null' | 'object' | 'array';

/** A value of each kind that is also wrong in every other respect. */
const samples: Readonly<Record<Kind, unknown>> = { string: '@', number: 0.5, boolean: true, null: null, object: { '@': 1 }, array: [[[]]] };

/** Further than this into a list, nothing is changed. */
const itemsChanged = 2;

export class Mutations {
  readonly #random: RandomValues;

  constructor(random: RandomValues) {
    this.#random = random;
  }

  /** Of a value of any type. */
  *of(type: Type, value: unknown): Iterable<Mutation> {
    const kinds = kindsOf(type);
    for (const [kind, sample] of Object.entries(samples)) {
      if (!kinds.includes(kind as Kind)) yield { mistake: 'wrong type', path: '', value: sample, isOpen: false };
    }
    yield* this.#inside(type, value);
  }

  /** Of the arguments of a command or the data of an event; an object that is `isOpen` may have further members. */
  *ofObject(type: ObjectType | undefined, value: unknown, isOpen = false): Iterable<Mutation> {
    for (const [kind, sample] of Object.entries(samples)) {
      if (kind !== 'object') yield { mistake: 'wrong type', path: '', value: sample, isOpen: false };
    }
    yield* this.#object(type, value as Readonly<Record<string, unknown>>, isOpen);
  }

  *#inside(type: Type, value: unknown): Iterable<Mutation> {
    switch (type.kind) {
      case 'builtin':
        for (const wrong of outOfRange(type.name)) yield { mistake: 'integer out of range', path: '', value: wrong, isOpen: false };
        if (type.jsonType === 'int') yield { mistake: 'wrong type', path: '', value: 0.5, isOpen: false };
        return;
      case 'enum':
        yield { mistake: 'unknown enum value', path: '', value: '@', isOpen: true };
        return;
      case 'array': {
        const items = value as readonly unknown[];
        for (const [index, item] of items.slice(0, itemsChanged).entries()) {
          yield* within(this.of(type.element, item), `[${index}]`, (changed) => items.with(index, changed));
        }
        return;
      }
      case 'alternate':
        yield* this.#inside(branchFor(type, value), value);
        return;
      case 'struct':
      case 'union':
        yield* this.#object(type, value as Readonly<Record<string, unknown>>, false);
        return;
      default:
        return type satisfies never;
    }
  }

  *#object(type: ObjectType | undefined, object: Readonly<Record<string, unknown>>, isOpen: boolean): Iterable<Mutation> {
    const members = type === undefined ? [] : presentMembers(type, object);
    for (const member of members) {
      if (!Object.hasOwn(object, member.name)) continue;
      if (isMandatory(member)) {
        const { [member.name]: _, ...rest } = object;
        yield { mistake: 'dropped member', path: `.${member.name}`, value: rest, isOpen: false };
      }
      yield* within(this.of(member.type, object[member.name]), `.${member.name}`, (changed) => ({ ...object, [member.name]: changed }));
    }
    if (isOpen) return;
    yield { mistake: 'unknown member', path: '', value: { ...object, '@': 1 }, isOpen: true };
    const known = new Set(members.map(({ name }) => name));
    for (let union = type; union?.kind === 'union'; union = chosenBranch(union, object)) yield* this.#otherBranches(union, object, known);
  }

  /** One member of each other branch that this one does not have. */
  *#otherBranches(union: UnionType, object: Readonly<Record<string, unknown>>, known: ReadonlySet<string>): Iterable<Mutation> {
    for (const branch of union.branches) {
      if (branch.name === object[union.discriminator.name]) continue;
      const foreign = allMembers(branch.type).map(({ member }) => member).find(({ name }) => !known.has(name));
      if (foreign === undefined) continue;
      const value = { ...object, [foreign.name]: this.#random.value(foreign.type) };
      yield { mistake: 'member of another branch', path: `.${foreign.name}`, value, isOpen: true };
    }
  }
}

/** The members that an object can have, given its tags. */
function presentMembers(type: ObjectType, object: Readonly<Record<string, unknown>>): readonly Member[] {
  const common = allMembers(type).map(({ member }) => member);
  if (type.kind === 'struct') return common;
  const branch = chosenBranch(type, object);
  return branch === undefined ? common : [...common, ...presentMembers(branch, object)];
}

function chosenBranch(type: UnionType, object: Readonly<Record<string, unknown>>): ObjectType | undefined {
  return type.branches.find(({ name }) => name === object[type.discriminator.name])?.type;
}

function* within(mutations: Iterable<Mutation>, step: string, put: (value: unknown) => unknown): Iterable<Mutation> {
  for (const mutation of mutations) yield { ...mutation, path: step + mutation.path, value: put(mutation.value) };
}

/** Beyond the bounds by as little as a number can tell. */
function outOfRange(name: string): readonly number[] {
  const bounds = integerBounds[name];
  if (bounds === undefined) return [];
  const [least, most] = bounds;
  return [least - Math.max(1, Math.abs(least) * 2 ** -51), most + Math.max(1, most * 2 ** -51)];
}

function kindsOf(type: Type): readonly Kind[] {
  switch (type.kind) {
    case 'builtin':
      return type.jsonType === 'value' ? ['string', 'number', 'boolean', 'null', 'object', 'array']
        : [type.jsonType === 'int' ? 'number' : type.jsonType];
    case 'enum':
      return ['string'];
    case 'array':
      return ['array'];
    case 'alternate':
      return type.branches.flatMap((branch) => kindsOf(branch.type));
    case 'struct':
    case 'union':
      return ['object'];
    default:
      return type satisfies never;
  }
}

function branchFor(type: AlternateType, value: unknown): Type {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const branch = type.branches.find((candidate) => kindsOf(candidate.type).includes(kind as Kind));
  if (branch === undefined) throw new Error(`${type.name} has no branch for ${kind}`);
  return branch.type;
}
