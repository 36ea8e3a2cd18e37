/**
 * The TypeScript name of every type: takes the schema and the configured names, gives names for types and reports
 * those that collide. All types share one namespace, since `index.ts` exports them side by side.
 */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type {
  AlternateType, BuiltinType, Definition, EnumType, ImplicitOrigin, Schema, StructType, UnionType,
} from '../../schema/model.ts';
import { pascalCase, typeIdentifier, type Acronyms } from '../../codegen/typescript/identifiers.ts';
import { isReservedName } from './reserved-names.ts';

/** Types that are exported under a name of their own. */
export type NamedType = EnumType | StructType | UnionType | AlternateType;

/** The names of the types of one schema. */
export interface NameTable {
  /** The exported name of a type. */
  nameOf(type: NamedType): string;
  /** The exported name of the type with this name in the schema, for links; undefined if there is none. */
  nameOfDefinition(schemaName: string): string | undefined;
}

/** A type that exists only as part of another one and is written out there. */
export function isInlined(type: NamedType): boolean {
  return type.implicit?.role === 'wrapper' || type.implicit?.role === 'empty';
}

/** What names follow from. */
interface Naming {
  readonly schema: Schema;
  /** Names from the configuration, by name in the schema. */
  readonly overrides: ReadonlyMap<string, string>;
  /** For the names of types that the schema does not name; its own keep their letter case. */
  readonly acronyms: Acronyms;
}

interface NameTableRequest extends Naming {
  readonly sink: DiagnosticSink;
}

/** Names every type of the schema. Collisions and overrides for nothing are reported to the sink. */
export function nameTypes({ sink, ...naming }: NameTableRequest): NameTable {
  const { schema, overrides } = naming;
  reportUnknownOverrides(schema, overrides, sink);
  const names = new Map<NamedType, string>();
  const claims = new Map<string, Claim>();
  for (const type of namedTypes(schema)) {
    const name = chooseName(type, naming);
    names.set(type, name);
    claimName({ name, claim: claimOf(type, schema), claims, sink });
    if (type.kind === 'enum') claimName({ name: valuesName(name), claim: claimOf(type, schema, 'the list of values of '), claims, sink });
  }
  return {
    nameOf: (type) => names.get(type) ?? chooseName(type, naming),
    nameOfDefinition(schemaName) {
      const definition = schema.definitions.get(schemaName);
      return definition === undefined || definition.kind === 'command' || definition.kind === 'event' ? undefined : names.get(definition);
    },
  };
}

/** The name of the constant that lists the values of an enum. */
export function valuesName(enumName: string): string {
  return `${enumName}Values`;
}

function namedTypes(schema: Schema): readonly NamedType[] {
  const builtinEnums = [...schema.builtins.values()].filter((type): type is Exclude<typeof type, BuiltinType> => type.kind === 'enum');
  const types = schema.entities.filter((entity): entity is NamedType =>
    entity.kind === 'enum' || entity.kind === 'struct' || entity.kind === 'union' || entity.kind === 'alternate');
  return [...builtinEnums, ...types.filter((type) => !isInlined(type))];
}

function chooseName(type: NamedType, naming: Naming): string {
  if (type.implicit !== undefined) return implicitName(type.implicit, naming);
  return naming.overrides.get(type.name) ?? avoidReserved(typeIdentifier(type.name));
}

function implicitName(origin: ImplicitOrigin, { schema, overrides, acronyms }: Naming): string {
  const owner = schema.definitions.get(origin.owner);
  const isType = owner !== undefined && owner.kind !== 'command' && owner.kind !== 'event';
  const stem = overrides.get(origin.owner) ?? (isType ? typeIdentifier(origin.owner) : pascalCase(origin.owner, acronyms));
  return avoidReserved(stem + implicitSuffix(origin, owner, acronyms));
}

function implicitSuffix(origin: ImplicitOrigin, owner: Definition | undefined, acronyms: Acronyms): string {
  switch (origin.role) {
    case 'arguments':
      return owner?.kind === 'event' ? 'Data' : 'Arguments';
    case 'base':
      return 'Base';
    case 'kind':
      return 'Kind';
    case 'member':
    case 'wrapper':
      return pascalCase(origin.member ?? origin.role, acronyms);
    case 'empty':
      return 'Empty';
    default:
      return origin.role satisfies never;
  }
}

/** QAPI names of types end in a letter or digit, so the underscore cannot make a new collision. */
function avoidReserved(name: string): string {
  return isReservedName(name) ? `${name}_` : name;
}

interface Claim {
  /** Such as `struct 'Foo'` or `the arguments of command 'bar'`. */
  readonly what: string;
  /** What the user can rename. */
  readonly definition: Definition | EnumType;
}

function claimOf(type: NamedType, schema: Schema, prefix = ''): Claim {
  if (type.implicit === undefined) return { what: `${prefix}${type.kind} '${type.name}'`, definition: type };
  const owner = schema.definitions.get(type.implicit.owner);
  const of = `${owner?.kind ?? 'definition'} '${type.implicit.owner}'`;
  return { what: `${prefix}${describeRole(type.implicit, owner)} of ${of}`, definition: owner ?? type };
}

function describeRole(origin: ImplicitOrigin, owner: Definition | undefined): string {
  switch (origin.role) {
    case 'arguments':
      return owner?.kind === 'event' ? 'the data' : 'the arguments';
    case 'base':
      return 'the base';
    case 'kind':
      return 'the tags';
    case 'member':
    case 'wrapper':
      return `the type of member '${origin.member ?? ''}'`;
    case 'empty':
      return 'the empty object';
    default:
      return origin.role satisfies never;
  }
}

interface ClaimRequest {
  readonly name: string;
  readonly claim: Claim;
  readonly claims: Map<string, Claim>;
  readonly sink: DiagnosticSink;
}

function claimName({ name, claim, claims, sink }: ClaimRequest): void {
  const earlier = claims.get(name);
  if (earlier === undefined) {
    claims.set(name, claim);
    return;
  }
  const { definition } = claim;
  const related = earlier.definition.nameSpan ?? earlier.definition.span;
  sink.report('typescript/name-collision', definition.span ?? definition.module, { name, what: claim.what, other: earlier.what }, {
    focus: definition.nameSpan,
    definition: { kind: definition.kind, name: definition.name },
    related: related === undefined ? [] : [{ message: `${earlier.what} has the name already`, span: related }],
    suggestion: `Name one of them in the configuration: "names": { "${definition.name}": "…" } in the section of the target typescript.`,
  });
}

function reportUnknownOverrides(schema: Schema, overrides: ReadonlyMap<string, string>, sink: DiagnosticSink): void {
  for (const name of overrides.keys()) {
    if (schema.definitions.has(name) || schema.builtins.get(name)?.kind === 'enum') continue;
    sink.report('typescript/unknown-name', schema.root, { name }, { suggestion: didYouMean(name, schema.definitions.keys()) });
  }
}
