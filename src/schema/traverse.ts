/** Small questions that every reader of the model asks. */
import type { SourceFile } from '../source/source-file.ts';
import type { Definition, Member, Module, ObjectType, StructType, Type } from './model.ts';

/** A member together with the type that declares it. */
export interface InheritedMember {
  readonly member: Member;
  readonly owner: StructType;
}

/** The common members of a struct or union, inherited ones first; branch members of a union are not among them. */
export function allMembers(type: ObjectType): readonly InheritedMember[] {
  const members: InheritedMember[] = [];
  forEachMember(type, (member, owner) => members.push({ member, owner }));
  return members;
}

/** Visits what {@link allMembers} lists, without making the list. */
export function forEachMember(type: ObjectType, visit: (member: Member, owner: StructType) => void): void {
  const chain: StructType[] = [];
  for (let struct = type.kind === 'union' ? type.base : type as StructType | undefined; struct; struct = struct.base) chain.push(struct);
  for (let index = chain.length - 1; index >= 0; index--) {
    const owner = chain[index] as StructType;
    for (const member of owner.members) visit(member, owner);
  }
}

/** The type inside any array brackets (QAPI arrays do not nest). */
export function elementType(type: Type): Exclude<Type, { kind: 'array' }> {
  return type.kind === 'array' ? type.element : type;
}

/** The types that a definition, or an implicit type, names itself, in the order of the schema; of arrays, what is inside. */
function namedTypes(definition: Definition): readonly Exclude<Type, { kind: 'array' }>[] {
  return typesOf(definition).flatMap((type) => (type === undefined ? [] : [elementType(type)]));
}

function typesOf(definition: Definition): readonly (Type | undefined)[] {
  switch (definition.kind) {
    case 'enum':
      return [];
    case 'struct':
      return [definition.base, ...definition.members.map(({ type }) => type)];
    case 'union':
      return [definition.base, ...definition.branches.map(({ type }) => type)];
    case 'alternate':
      return definition.branches.map(({ type }) => type);
    case 'command':
      return [definition.arguments, definition.returns];
    case 'event':
      return [definition.arguments];
    default:
      return definition satisfies never;
  }
}

/** The files that a module was read from: one, or none if it says nothing or comes from introspection data. */
export function filesOf({ docs, entities }: Module): ReadonlySet<SourceFile> {
  const spans = [...docs.map(({ span }) => span), ...entities.flatMap((entity) => (entity.kind === 'array' ? [] : [entity.span]))];
  return new Set(spans.flatMap((span) => (span === undefined ? [] : [span.file])));
}

/** The definitions that a module's file names itself. */
export function definitionsOf(module: Module): readonly Definition[] {
  return module.entities.flatMap((entity) => {
    if (entity.kind === 'include' || entity.kind === 'array') return [];
    return 'implicit' in entity && entity.implicit !== undefined ? [] : [entity];
  });
}

/** The types that a definition mentions and that the schema, or every schema, names: its own, and those of implicit types within it. */
export function typesWithin(definition: Definition): readonly Exclude<Type, { kind: 'array' | 'builtin' }>[] {
  return namedTypes(definition).flatMap((type) => {
    if (type.kind === 'builtin') return [];
    return type.implicit === undefined ? [type] : typesWithin(type);
  });
}

/** True for an object that can have no member at all. */
export function isEmptyObject(type: ObjectType): boolean {
  return type.kind === 'struct' && type.members.length === 0 && (type.base === undefined || isEmptyObject(type.base));
}

/** True if something carries the named feature (`deprecated`, `unstable`, …), whatever that feature's own condition. */
export function hasFeature(carrier: { readonly features: readonly { readonly name: string }[] }, name: string): boolean {
  return carrier.features.some((feature) => feature.name === name);
}
