/**
 * Structs and unions as JSON Schemas: takes object types, gives their members in full, inherited ones first, and for a
 * union the members of the branch that its tag selects. Unless unknown members are allowed, every object is closed by
 * `additionalProperties` in one place, which tells what is wrong better than `unevaluatedProperties` and is widely known.
 */
import type { Json, JsonObject } from '../../codegen/formatted-json.ts';
import { emptyObject } from '../../schema/builtins.ts';
import { formatCondition, type Condition } from '../../schema/condition.ts';
import type { Branch, Member, ObjectType, Type, UnionType } from '../../schema/model.ts';
import { forEachMember } from '../../schema/traverse.ts';
import type { Annotations } from './annotations.ts';
import { having, listUnlessEmpty, unlessEmpty } from './keywords.ts';

/**
 * Branches that are unions are written out in each union that has them, so what they have in common multiplies. QEMU's
 * schemas come to some thousands; no input shall exhaust the memory.
 */
export const mostMembers = 1_000_000;

/** What objects are described with. */
interface ObjectSchemasOptions {
  readonly isOpen: boolean;
  readonly annotations: Annotations;
  /** The schema of a type where it is used. */
  use(type: Type): JsonObject;
}

/** Objects of one schema, each asked for once or more. */
export class ObjectSchemas {
  readonly #isOpen: boolean;
  readonly #annotations: Annotations;
  readonly #use: (type: Type) => JsonObject;
  /** Inherited members appear again in every heir. */
  readonly #members = new Map<Member, JsonObject>();
  /** How many members stand in all objects so far. */
  #written = 0;

  constructor({ isOpen, annotations, use }: ObjectSchemasOptions) {
    this.#isOpen = isOpen;
    this.#annotations = annotations;
    this.#use = use;
  }

  /** With more than {@link mostMembers}, the last objects are incomplete. */
  get written(): number {
    return this.#written;
  }

  /** An object of a type, or without members if there is none. With `isOpen`, it may have further members. */
  body(type: ObjectType = emptyObject, isOpen = this.#isOpen): JsonObject {
    return { type: 'object', ...this.#parts(type, [], isOpen) };
  }

  /** @param outer the names of the members that stand further out; what closes the object has to know them */
  #parts(type: ObjectType, outer: readonly string[], isOpen: boolean): JsonObject {
    const members = membersOf(type);
    this.#written += outer.length + members.length + 1;
    if (this.#written > mostMembers) return {};
    const properties = Object.fromEntries(members.map((member) => [member.name, this.#member(member)]));
    const required = listUnlessEmpty(members.filter(isMandatory).map(({ name }) => name));
    if (type.kind === 'union') {
      const names = [...outer, ...members.map(({ name }) => name)];
      return { properties, required, allOf: listUnlessEmpty(this.#branches(type, names, isOpen)) };
    }
    const all = isOpen || outer.length === 0 ? properties : { ...Object.fromEntries(outer.map((name) => [name, true])), ...properties };
    return {
      properties: unlessEmpty(all),
      required,
      additionalProperties: isOpen ? undefined : false,
    };
  }

  #branches(union: UnionType, outer: readonly string[], isOpen: boolean): readonly Json[] {
    const tag = union.discriminator.name;
    return groupBranches(union.branches).flatMap(({ names, type, condition }): Json[] => {
      const then = this.#parts(type, outer, isOpen);
      // An open branch without members says nothing.
      if (unlessEmpty(then) === undefined) return [];
      return [{ ...this.#annotations.branch(condition), if: having(tag, ...names), then }];
    });
  }

  #member(member: Member): JsonObject {
    const known = this.#members.get(member);
    if (known !== undefined) return known;
    const schema = { ...this.#annotations.part(member), ...this.#use(member.type) };
    this.#members.set(member, schema);
    return schema;
  }
}

interface BranchGroup {
  readonly names: string[];
  readonly type: ObjectType;
  readonly condition: Condition | undefined;
}

/** Branches with one type and one condition stand together, in the order of their first. */
function groupBranches(branches: readonly Branch[]): readonly BranchGroup[] {
  const groups: BranchGroup[] = [];
  const byType = new Map<ObjectType, Map<string, BranchGroup>>();
  for (const { name, type, condition } of branches) {
    const byCondition = byType.get(type) ?? new Map<string, BranchGroup>();
    byType.set(type, byCondition);
    const key = condition === undefined ? '' : formatCondition(condition);
    const group = byCondition.get(key);
    if (group !== undefined) {
      group.names.push(name);
      continue;
    }
    const first: BranchGroup = { names: [name], type, condition };
    byCondition.set(key, first);
    groups.push(first);
  }
  return groups;
}

function membersOf(type: ObjectType): readonly Member[] {
  const members: Member[] = [];
  forEachMember(type, (member) => members.push(member));
  return members;
}

/** Whether every value has the member: where its presence depends on a condition, it may be absent. */
export function isMandatory({ optional, condition }: Member): boolean {
  return !optional && condition === undefined;
}
