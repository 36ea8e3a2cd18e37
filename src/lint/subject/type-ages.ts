/** How long a type was there under whatever name: takes a schema, gives for a type the oldest command or event that has values of it. */
import type { Definition, ObjectType, Schema, Type } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { compareVersions, parseVersion, type Version } from '../../schema/version.ts';

/** The types of one schema. */
export class TypeAges {
  readonly #ages = new Map<Type, Version>();

  constructor({ commands, events }: Pick<Schema, 'commands' | 'events'>) {
    const calls = [...commands, ...events].flatMap((call) => {
      const age = call.since === undefined ? undefined : parseVersion(call.since);
      return age === undefined ? [] : [{ call, age }];
    });
    for (const { call, age } of calls.sort((left, right) => compareVersions(left.age, right.age))) {
      if (call.arguments !== undefined) this.#visit(call.arguments, age);
      if (call.kind === 'command' && call.returns !== undefined) this.#visit(call.returns, age);
    }
  }

  /** Undefined for what no command or event has, and for these themselves. */
  oldestUse(definition: Definition): Version | undefined {
    return definition.kind === 'command' || definition.kind === 'event' ? undefined : this.#ages.get(definition);
  }

  #visit(start: Type, age: Version): void {
    const pending: Type[] = [start];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const type = elementType(next);
      if (type.kind === 'builtin' || this.#ages.has(type)) continue;
      this.#ages.set(type, age);
      pending.push(...partTypes(type));
    }
  }
}

function partTypes(type: Exclude<Type, { kind: 'array' | 'builtin' }>): readonly Type[] {
  switch (type.kind) {
    case 'enum':
      return [];
    case 'struct':
    case 'union':
      return [...memberTypes(type), ...(type.kind === 'union' ? type.branches.map((branch) => branch.type) : [])];
    case 'alternate':
      return type.branches.map((branch) => branch.type);
    default:
      return type satisfies never;
  }
}

function memberTypes(type: ObjectType): readonly Type[] {
  const base = type.base === undefined ? [] : [type.base];
  return type.kind === 'union' ? base : [...base, ...type.members.map((member) => member.type)];
}
