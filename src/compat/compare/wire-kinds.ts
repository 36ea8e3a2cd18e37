/** How values of a type look in JSON: takes types, gives their kinds, and of two types which kinds were lost and gained. */
import type { AlternateType, BuiltinType, Type } from '../../schema/model.ts';
import { listText, someOf } from '../words.ts';

/** A kind of JSON value; all numbers are one. */
export type WireKind = 'null' | 'boolean' | 'string' | 'number' | 'object' | 'array';

const allKinds: readonly WireKind[] = ['null', 'boolean', 'string', 'number', 'object', 'array'];

/** The types that a value of each kind may have; an alternate has several, `any` has all. */
export function kindsOf(type: Type): ReadonlyMap<WireKind, Exclude<Type, { readonly kind: 'alternate' }>> {
  switch (type.kind) {
    case 'builtin':
      return builtinKinds(type);
    case 'enum':
      return new Map([['string', type]]);
    case 'array':
      return new Map([['array', type]]);
    case 'struct':
    case 'union':
      return new Map([['object', type]]);
    case 'alternate':
      return new Map(type.branches.flatMap((branch) => [...kindsOf(branch.type)]));
    default:
      return type satisfies never;
  }
}

function builtinKinds(type: BuiltinType): ReadonlyMap<WireKind, BuiltinType> {
  switch (type.jsonType) {
    case 'value':
      return new Map(allKinds.map((kind) => [kind, type]));
    case 'int':
      return new Map([['number', type]]);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'object':
    case 'array':
      return new Map([[type.jsonType, type]]);
    default:
      return type.jsonType satisfies never;
  }
}

/** What a type was and is, where a sentence says both; of two alternates, whose name says nothing, the types of their branches. */
export function typeTexts({ before, after }: { readonly before: Type; readonly after: Type }): { readonly before: string; readonly after: string } {
  if (before.kind !== 'alternate' || after.kind !== 'alternate') return { before: typeName(before), after: typeName(after) };
  return { before: branchTexts(before), after: branchTexts(after) };
}

function branchTexts({ branches }: AlternateType): string {
  return branches.map(({ type }) => typeName(type)).join(' or ');
}

/** A type as people write it: `str`, `[BlockInfo]`; what has no name is described. */
export function typeName(type: Type): string {
  if (type.kind === 'array') return `[${typeName(type.element)}]`;
  if (type.kind === 'builtin' || type.implicit === undefined) return `'${type.name}'`;
  if (type.kind === 'alternate') return branchTexts(type);
  return type.kind === 'enum' ? `an enum of ${listText(someOf(type.values.map(({ name }) => name)))}` : 'an object';
}
