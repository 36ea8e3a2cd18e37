/**
 * Introspection data to model: takes entries and the name of their module, gives a schema like any other.
 *
 * What the data does not tell is missing: documentation, versions, conditions, files, the flags of commands but one, names
 * of alternates' branches (they are called after the kind of value), bases (members are all own ones), and which integer is
 * meant by `int`.
 */
import { builtinTypes, emptyObject } from '../schema/builtins.ts';
import { freezeSchema } from '../schema/freeze-schema.ts';
import type {
  AlternateBranch, AlternateType, ArrayType, Branch, BuiltinType, Command, Definition, Entity, EnumType, EnumValue, Event, Feature,
  ImplicitOrigin, Member, ObjectType, Schema, StructType, Type, UnionType,
} from '../schema/model.ts';
import type { EnumMemberInfo, ObjectInfo, ObjectMemberInfo, SchemaInfo } from '../schema/schema-info.ts';
import { isMasked, nameTypes } from './name-types.ts';
import { IntrospectionError } from './find-reply.ts';
import type { Entries } from './parse-introspection.ts';

/** A type that is still being made: its parts may lead back to it. */
type Unfinished<Kind> = { -readonly [Key in keyof Kind]: Kind[Key] };

const nowhere = { span: undefined, condition: undefined, doc: undefined, since: undefined } as const;

/** @throws IntrospectionError for a type that contains lists of lists, which a schema cannot */
export function buildSchema(entries: Entries, { root, module }: { readonly root: string; readonly module: string }): Schema {
  return new Builder(entries, module).build(root);
}

class Builder {
  readonly #entries: Entries;
  readonly #module: string;
  readonly #names: ReadonlyMap<string, string>;
  /** Argument types of one command or event only, by the name of the entry: who takes them. */
  readonly #inline: ReadonlyMap<string, string>;
  readonly #empty: string | undefined;
  readonly #types = new Map<string, Type>();
  readonly #entities: Entity[] = [];

  constructor(entries: Entries, module: string) {
    this.#entries = entries;
    this.#module = module;
    this.#names = nameTypes(entries);
    this.#empty = findEmpty(entries);
    this.#inline = findInline(entries);
  }

  build(root: string): Schema {
    const definitions: Definition[] = [];
    for (const entry of this.#entries.values()) {
      const { 'meta-type': metaType } = entry;
      if (metaType === 'command') definitions.push(this.#command(entry));
      else if (metaType === 'event') definitions.push(this.#event(entry));
      // A type that nothing leads to is there because its users are not, in this build; it could only be called after its number.
      else if (this.#names.has(entry.name)) this.#type(entry.name);
    }
    const entities: Entity[] = [...this.#entities, ...definitions];
    const named = entities.filter((entity): entity is Definition => entity.kind !== 'include' && entity.kind !== 'array' && !('implicit' in entity && entity.implicit !== undefined));
    return freezeSchema({
      root,
      modules: [{ name: this.#module, path: root, entities: [...entities], docs: [] }],
      entities,
      definitions: new Map(named.map((definition) => [definition.name, definition])),
      builtins: builtinTypes,
      commands: definitions.filter((definition): definition is Command => definition.kind === 'command'),
      events: definitions.filter((definition): definition is Event => definition.kind === 'event'),
      docs: [],
      pragmas: {
        docRequired: false, commandNameExceptions: new Set(), commandReturnsExceptions: new Set(), documentationExceptions: new Set(), memberNameExceptions: new Set(),
      },
    });
  }

  #definition(name: string, features: readonly string[] = []): Pick<Definition, 'name' | 'module' | 'span' | 'nameSpan' | 'condition' | 'features' | 'doc' | 'since'> {
    return { ...nowhere, name, module: this.#module, nameSpan: undefined, features: features.map(feature) };
  }

  #command(entry: Extract<SchemaInfo, { readonly 'meta-type': 'command' }>): Command {
    const own = this.#arguments(entry['arg-type']);
    return {
      ...this.#definition(entry.name, entry.features),
      kind: 'command',
      arguments: own,
      openArguments: false,
      returns: entry['ret-type'] === this.#empty ? undefined : this.#type(entry['ret-type']),
      boxed: own?.kind === 'union',
      gen: true,
      successResponse: true,
      allowOob: entry['allow-oob'] === true,
      allowPreconfig: false,
      coroutine: false,
    };
  }

  #event(entry: Extract<SchemaInfo, { readonly 'meta-type': 'event' }>): Event {
    const own = this.#arguments(entry['arg-type']);
    return { ...this.#definition(entry.name, entry.features), kind: 'event', arguments: own, boxed: own?.kind === 'union' };
  }

  #arguments(name: string): ObjectType | undefined {
    return name === this.#empty ? undefined : this.#object(name);
  }

  #object(name: string): ObjectType {
    if (name === this.#empty) return emptyObject;
    return this.#type(name) as ObjectType;
  }

  /** The type of an entry, made at its first use. */
  #type(name: string): Type {
    const known = this.#types.get(name);
    if (known !== undefined) return known;
    const entry = this.#entries.get(name);
    switch (entry?.['meta-type']) {
      case 'builtin':
        return this.#keep(name, this.#builtin(entry.name));
      case 'enum':
        return this.#keep(name, this.#enum(entry), true);
      case 'array':
        return this.#array(name, entry['element-type']);
      case 'object':
        return this.#objectType(entry);
      case 'alternate':
        return this.#alternate(entry);
      default:
        throw new IntrospectionError(`'${name}' is no type of this data`);
    }
  }

  #keep<Kind extends Type>(name: string, type: Kind, isEntity = false): Kind {
    this.#types.set(name, type);
    if (isEntity && type.kind !== 'builtin') this.#entities.push(type);
    return type;
  }

  #builtin(name: string): BuiltinType | EnumType {
    const type = builtinTypes.get(name);
    if (type === undefined) throw new IntrospectionError(`there is no built-in type '${name}'`);
    return type;
  }

  #array(name: string, elementName: string): ArrayType {
    const element = this.#type(elementName);
    // Making the element may have made the list.
    const known = this.#types.get(name);
    if (known?.kind === 'array') return known;
    if (element.kind === 'array') throw new IntrospectionError(`'${name}' is a list of lists`);
    return this.#keep(name, { kind: 'array', element }, true);
  }

  #enum(entry: Extract<SchemaInfo, { readonly 'meta-type': 'enum' }>): EnumType {
    return {
      ...this.#definition(this.#nameOf(entry.name), entry.features),
      kind: 'enum', implicit: undefined, prefix: undefined, values: entry.members.map(enumValue),
    };
  }

  #objectType(entry: ObjectInfo): ObjectType {
    if (entry.name === this.#empty) return this.#keep(entry.name, emptyObject);
    return entry.variants === undefined ? this.#struct(entry) : this.#union(entry);
  }

  #struct(entry: ObjectInfo): StructType {
    const owner = this.#inline.get(entry.name);
    const implicit: ImplicitOrigin | undefined = owner === undefined ? undefined : { role: 'arguments', owner };
    const definition = this.#definition(implicit === undefined ? this.#nameOf(entry.name) : '', entry.features);
    const struct: Unfinished<StructType> = { ...definition, kind: 'struct', implicit, base: undefined, members: [] };
    this.#keep(entry.name, struct);
    struct.members = this.#members(entry);
    this.#entities.push(struct);
    return struct;
  }

  #union(entry: ObjectInfo): UnionType {
    const name = this.#nameOf(entry.name);
    const base: Unfinished<StructType> = {
      ...this.#definition(''), kind: 'struct', implicit: { role: 'base', owner: name }, base: undefined, members: [],
    };
    const union: Unfinished<UnionType> = {
      ...this.#definition(name, entry.features), kind: 'union', implicit: undefined, base, discriminator: undefined as unknown as Member, branches: [],
    };
    this.#keep(entry.name, union);
    base.members = this.#members(entry);
    const tag = base.members.find((member) => member.name === entry.tag);
    if (tag === undefined) throw new IntrospectionError(`the tag of '${entry.name}' is none of its members`);
    union.discriminator = tag;
    union.branches = (entry.variants ?? []).map(({ case: value, type }): Branch => (
      { name: value, type: this.#object(type), explicit: type !== this.#empty, span: undefined, condition: undefined, since: undefined }));
    this.#entities.push(base, union);
    return union;
  }

  #alternate(entry: Extract<SchemaInfo, { readonly 'meta-type': 'alternate' }>): AlternateType {
    const alternate: Unfinished<AlternateType> = {
      ...this.#definition(this.#nameOf(entry.name), entry.features), kind: 'alternate', implicit: undefined, branches: [],
    };
    this.#keep(entry.name, alternate);
    alternate.branches = entry.members.map(({ type }): AlternateBranch => {
      const branchType = this.#type(type);
      return { ...nowhere, name: branchName(branchType), type: branchType };
    });
    this.#entities.push(alternate);
    return alternate;
  }

  #members({ members }: ObjectInfo): readonly Member[] {
    return members.map((member: ObjectMemberInfo) => ({
      ...nowhere, name: member.name, type: this.#type(member.type), optional: member.default !== undefined, features: (member.features ?? []).map(feature),
    }));
  }

  #nameOf(name: string): string {
    return this.#names.get(name) ?? name;
  }
}

/** No two branches of an alternate are of one kind. */
function branchName(type: Type): string {
  switch (type.kind) {
    case 'builtin':
      return type.name;
    case 'enum':
      return 'enum';
    case 'array':
      return 'list';
    case 'struct':
    case 'union':
    case 'alternate':
      return 'object';
    default:
      return type satisfies never;
  }
}

/** The object without members that stands for nothing: QEMU's own name tells; of several without names, it is the one that is used most. */
function findEmpty(entries: Entries): string | undefined {
  if (entries.has('q_empty')) return 'q_empty';
  const counts = new Map<string, number>();
  const count = (name: string): void => {
    const entry = entries.get(name);
    if (entry?.['meta-type'] === 'object' && entry.members.length === 0 && entry.variants === undefined && (entry.features ?? []).length === 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  for (const entry of entries.values()) {
    if (entry['meta-type'] === 'command') [entry['arg-type'], entry['ret-type']].forEach(count);
    if (entry['meta-type'] === 'event') count(entry['arg-type']);
    if (entry['meta-type'] === 'object') (entry.variants ?? []).forEach(({ type }) => count(type));
  }
  return [...counts].toSorted(([, left], [, right]) => right - left)[0]?.[0];
}

/** Structs that are nothing but the arguments of one command or the data of one event; QEMU calls them `q_obj_NAME-arg` where it tells names. */
function findInline(entries: Entries): ReadonlyMap<string, string> {
  const uses = new Map<string, (string | undefined)[]>();
  const use = (type: string, owner?: string): void => {
    const owners = uses.get(type) ?? [];
    owners.push(owner);
    uses.set(type, owners);
  };
  for (const entry of entries.values()) {
    switch (entry['meta-type']) {
      case 'command':
        use(entry['arg-type'], entry.name);
        use(entry['ret-type']);
        break;
      case 'event':
        use(entry['arg-type'], entry.name);
        break;
      case 'array':
        use(entry['element-type']);
        break;
      case 'object':
        [...entry.members, ...entry.variants ?? []].forEach(({ type }) => use(type));
        break;
      case 'alternate':
        entry.members.forEach(({ type }) => use(type));
        break;
      case 'builtin':
      case 'enum':
        break;
      default:
        entry satisfies never;
    }
  }
  return new Map([...uses].flatMap(([type, [owner, ...others]]) => {
    const entry = entries.get(type);
    const isPlain = entry?.['meta-type'] === 'object' && entry.variants === undefined && (entry.features ?? []).length === 0;
    const isUnnamed = isMasked(type) || type === `q_obj_${owner}-arg`;
    return owner !== undefined && others.length === 0 && isPlain && isUnnamed ? [[type, owner] as const] : [];
  }));
}

function enumValue({ name, features = [] }: EnumMemberInfo): EnumValue {
  return { ...nowhere, name, features: features.map(feature) };
}

function feature(name: string): Feature {
  return { ...nowhere, name };
}
