/**
 * What the two ends of a connection know of a schema: takes the model, gives the data of the table that the marshaller of the
 * runtime reads (`src/runtime/marshal/schema-table.ts` says what each entry means).
 */
import { evaluateCondition, type Condition } from '../../schema/condition.ts';
import type { Command, EnumType, Event, Member, ObjectType, Schema, Type } from '../../schema/model.ts';
import { elementType, isEmptyObject } from '../../schema/traverse.ts';
import { takesFurtherArguments } from '../open-arguments.ts';
import { qemuTypeName } from '../qemu-names.ts';
import { findByteMembers } from '../typescript/byte-members.ts';
import type { TypeScriptOptions } from '../typescript/options.ts';
import type { TableData, TableRecord } from './table-data.ts';

/** What to make a table of. */
export interface TableRequest extends Pick<TypeScriptOptions, 'integers' | 'bytes'> {
  readonly schema: Schema;
  /** The symbols that count as defined. Absent: every condition holds, and members that have one may be absent. */
  readonly define: readonly string[] | undefined;
}

/** The parts of a table. */
export interface TableEntries {
  readonly integers: TableRecord;
  readonly types: TableRecord;
  readonly commands: TableRecord;
  readonly events: TableRecord;
}

/** A type that has an entry: neither built in nor an array. */
type EntryType = Exclude<Type, { kind: 'builtin' | 'array' }>;

/** Every command and event, and the types that they reach, in the order of the schema. */
export function tableEntries(request: TableRequest): TableEntries {
  return new TableMaker(request).make();
}

class TableMaker {
  readonly #request: TableRequest;
  readonly #defined: ReadonlySet<string> | undefined;
  readonly #byteMembers: ReadonlySet<Member>;
  readonly #entries = new Map<EntryType, TableData>();

  constructor(request: TableRequest) {
    this.#request = request;
    this.#defined = request.define && new Set(request.define);
    this.#byteMembers = findByteMembers(request.schema, request.bytes).members;
  }

  make(): TableEntries {
    const { schema, integers } = this.#request;
    const commands = this.#present(schema.commands).map((command) => [command.name, this.#command(command)] as const);
    const events = this.#present(schema.events).map((event) => [event.name, this.#event(event)] as const);
    const builtinEnums = [...schema.builtins.values()].filter((type) => type.kind === 'enum');
    const types = [...builtinEnums, ...schema.entities].flatMap((entity): readonly (readonly [string, TableData])[] => {
      const entry = this.#entries.get(entity as EntryType);
      return entry === undefined ? [] : [[qemuTypeName(entity as EntryType), entry]];
    });
    const { int, int64, uint64, size } = integers;
    return {
      integers: { int, int64, uint64, size },
      types: Object.fromEntries(types),
      commands: Object.fromEntries(commands),
      events: Object.fromEntries(events),
    };
  }

  #present<Item extends { readonly condition: Condition | undefined }>(items: readonly Item[]): readonly Item[] {
    const defined = this.#defined;
    return defined === undefined ? items : items.filter(({ condition }) => evaluateCondition(condition, defined));
  }

  #command(command: Command): TableData {
    const { arguments: taken, returns } = command;
    return {
      ...(taken !== undefined && !isEmptyObject(taken) && { arguments: this.#object(taken) }),
      ...(takesFurtherArguments(command) && { open: true }),
      ...(returns !== undefined && !isNothing(returns) && { returns: this.#reference(returns) }),
      ...(!command.successResponse && { silent: true }),
      ...(command.allowOob && { oob: true }),
    };
  }

  /** Unless it is boxed, an object without members is not sent. */
  #event(event: Event): TableData {
    const isSent = event.arguments !== undefined && (event.boxed || !isEmptyObject(event.arguments));
    return isSent ? { data: this.#object(event.arguments) } : {};
  }

  #reference(type: Type): TableData {
    const named = elementType(type);
    if (named.kind !== 'builtin') this.#enter(named);
    const name = qemuTypeName(named);
    return type.kind === 'array' ? [name] : name;
  }

  /** What stands nowhere else is written out in its place. */
  #object(type: ObjectType): TableData {
    const role = type.implicit?.role;
    if (type.kind === 'struct' && (role === 'arguments' || role === 'base' || role === 'wrapper')) return this.#members(type.members);
    return this.#reference(type);
  }

  #members(members: readonly Member[]): TableRecord {
    return Object.fromEntries(this.#present(members).map((member) => {
      const isOptional = member.optional || (this.#defined === undefined && member.condition !== undefined);
      return [`${isOptional ? '*' : ''}${member.name}`, this.#memberType(member)];
    }));
  }

  #memberType(member: Member): TableData {
    if (!this.#byteMembers.has(member)) return this.#reference(member.type);
    return member.type.kind === 'array' ? ['bytes'] : 'bytes';
  }

  #enter(type: EntryType): void {
    if (this.#entries.has(type)) return;
    // Types may contain themselves.
    this.#entries.set(type, {});
    this.#entries.set(type, this.#entry(type));
  }

  #entry(type: EntryType): TableData {
    switch (type.kind) {
      case 'enum':
        return { enum: this.#values(type) };
      case 'struct':
        return { struct: this.#members(type.members), ...(type.base !== undefined && { base: this.#reference(type.base) }) };
      case 'union': {
        const branches = this.#present(type.branches).filter((branch) => !isEmptyObject(branch.type));
        return {
          union: Object.fromEntries(branches.map((branch) => [branch.name, this.#object(branch.type)])),
          base: this.#object(type.base),
          discriminator: type.discriminator.name,
        };
      }
      case 'alternate':
        return { alternate: this.#present(type.branches).map((branch) => this.#reference(branch.type)) };
      default:
        return type satisfies never;
    }
  }

  #values(type: EnumType): readonly string[] {
    return this.#present(type.values).map((value) => value.name);
  }
}

function isNothing(type: Type): boolean {
  return type.kind === 'struct' && isEmptyObject(type);
}
