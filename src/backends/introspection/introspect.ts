/**
 * Introspection: takes the schema model, gives the entries that QEMU's own generator (10.2) would compile into
 * the program for `query-qmp-schema`.
 *
 * Commands and events come first, in visiting order; then the types that they reach, breadth-first in order of
 * first use. Types are numbered at first use, whatever their conditions: in C a condition guards only what is
 * emitted, so an entry that is left out keeps its number.
 */
import { evaluateCondition, type Condition } from '../../schema/condition.ts';
import type {
  AlternateType, ArrayType, Command, EnumType, EnumValue, Event, Feature, Member, ObjectType, Schema, Type,
} from '../../schema/model.ts';
import { allMembers, elementType } from '../../schema/traverse.ts';
import { TypeQueue } from './type-queue.ts';
import type { EnumMemberInfo, ObjectInfo, ObjectMemberInfo, SchemaInfo } from '../../schema/schema-info.ts';

/** What the answer of a program depends on besides its schema. */
export interface IntrospectOptions {
  /** True: names of enums, objects and alternates are replaced by numbers, as QEMU itself does. */
  readonly mask: boolean;
  /** The symbols that count as defined. Absent: every condition holds. */
  readonly defined?: ReadonlySet<string> | undefined;
}

/** Pure: the same model and options give the same entries, in the same order. */
export function introspect(schema: Schema, options: IntrospectOptions): readonly SchemaInfo[] {
  const { defined } = options;
  const holds = (condition: Condition | undefined): boolean =>
    defined === undefined || evaluateCondition(condition, defined);
  const introspector = new Introspector(new TypeQueue(options.mask), holds);
  return introspector.run(schema);
}

class Introspector {
  readonly #queue: TypeQueue;
  readonly #holds: (condition: Condition | undefined) => boolean;

  constructor(queue: TypeQueue, holds: (condition: Condition | undefined) => boolean) {
    this.#queue = queue;
    this.#holds = holds;
  }

  run(schema: Schema): readonly SchemaInfo[] {
    const entries: SchemaInfo[] = [];
    const add = (condition: Condition | undefined, entry: SchemaInfo): void => {
      if (this.#holds(condition)) entries.push(entry);
    };
    for (const entity of schema.modules.flatMap((module) => module.entities)) {
      if (entity.kind === 'command') add(entity.condition, this.#command(entity));
      if (entity.kind === 'event') add(entity.condition, this.#event(entity));
    }
    for (const type of this.#queue) add(typeCondition(type), this.#type(type));
    return entries;
  }

  #command(command: Command): SchemaInfo {
    const argumentType = this.#queue.useObject(command.arguments);
    const returnType = command.returns === undefined ? this.#queue.useObject(undefined) : this.#queue.use(command.returns);
    return {
      ...(command.allowOob ? { 'allow-oob': true } : {}),
      'arg-type': argumentType,
      ...this.#features(command),
      'meta-type': 'command',
      name: command.name,
      'ret-type': returnType,
    };
  }

  #event(event: Event): SchemaInfo {
    return {
      'arg-type': this.#queue.useObject(event.arguments),
      ...this.#features(event),
      'meta-type': 'event',
      name: event.name,
    };
  }

  #type(type: Type): SchemaInfo {
    switch (type.kind) {
      case 'builtin':
        return { 'json-type': type.jsonType, 'meta-type': 'builtin', name: type.name };
      case 'enum':
        return this.#enum(type);
      case 'struct':
      case 'union':
        return this.#object(type);
      case 'alternate':
        return this.#alternate(type);
      case 'array':
        return this.#array(type);
      default:
        return type satisfies never;
    }
  }

  #enum(type: EnumType): SchemaInfo {
    const values = type.values.filter((value) => this.#holds(value.condition));
    return {
      ...this.#features(type),
      members: values.map((value) => this.#enumMember(value)),
      'meta-type': 'enum',
      name: this.#queue.nameOf(type),
      values: values.map((value) => value.name),
    };
  }

  #enumMember(value: EnumValue): EnumMemberInfo {
    return { ...this.#features(value), name: value.name };
  }

  #object(type: ObjectType): ObjectInfo {
    const members = this.#guarded(allMembers(type).map(({ member }) => member), (member) => this.#member(member));
    const entry = { ...this.#features(type), members, 'meta-type': 'object', name: this.#queue.nameOf(type) } as const;
    if (type.kind === 'struct') return entry;
    const variants = this.#guarded(type.branches, (branch) => ({ case: branch.name, type: this.#queue.use(branch.type) }));
    return { ...entry, tag: type.discriminator.name, variants };
  }

  #member(member: Member): ObjectMemberInfo {
    const type = this.#queue.use(member.type);
    return { ...(member.optional ? { default: null } : {}), ...this.#features(member), name: member.name, type };
  }

  #alternate(type: AlternateType): SchemaInfo {
    const members = this.#guarded(type.branches, (branch) => ({ type: this.#queue.use(branch.type) }));
    return { ...this.#features(type), members, 'meta-type': 'alternate', name: this.#queue.nameOf(type) };
  }

  #array(type: ArrayType): SchemaInfo {
    const element = this.#queue.use(type.element);
    return { 'element-type': element, 'meta-type': 'array', name: `[${element}]` };
  }

  /** Describes every item, so that the types of all are numbered, and keeps those whose condition holds. */
  #guarded<Item extends { readonly condition: Condition | undefined }, Info>(
    items: readonly Item[], describe: (item: Item) => Info,
  ): readonly Info[] {
    const described = items.map((item) => ({ item, info: describe(item) }));
    return described.filter(({ item }) => this.#holds(item.condition)).map(({ info }) => info);
  }

  #features(carrier: { readonly features: readonly Feature[] }): { readonly features?: readonly string[] } {
    if (carrier.features.length === 0) return {};
    return {
      features: carrier.features.filter((feature) => this.#holds(feature.condition)).map((feature) => feature.name),
    };
  }
}

/** An array exists wherever its element does. */
function typeCondition(type: Type): Condition | undefined {
  const named = elementType(type);
  return named.kind === 'builtin' ? undefined : named.condition;
}
