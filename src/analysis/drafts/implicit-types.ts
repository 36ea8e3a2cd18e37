/**
 * Types that nobody wrote down as definitions: takes members and types as they are declared, gives drafts of the arrays
 * and implicit structs that they make. They come into the list of drafts right before what uses them first.
 */
import type { Condition } from '../../schema/condition.ts';
import type { ImplicitOrigin } from '../../schema/model.ts';
import type { InlineStruct, MemberDeclaration, NameReference, TypeReference } from '../terms/declarations.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { ArrayDraft, Draft, MemberDraft, ObjectDraft, TypeUse } from './drafts.ts';
import { MemberNames } from './member-names.ts';

/** Where an implicit type comes from and what it shares with its definition. */
export interface Owner {
  readonly name: string;
  readonly module: string;
  readonly condition: Condition | undefined;
  readonly reporter: Reporter;
}

/** The part of a definition whose type is entered, for messages. */
export interface Part {
  readonly noun: 'member' | 'argument' | 'branch' | 'return type';
  readonly name: string;
}

/** What is particular to an implicit struct. */
export interface ImplicitStruct {
  readonly implicit: ImplicitOrigin;
  readonly members: readonly MemberDraft[];
  readonly base?: NameReference | undefined;
  /** True if something of it could not be read. */
  readonly incomplete: boolean;
}

/** Makes the drafts of one schema's implicit types; arrays of one type are one. */
export class ImplicitTypes {
  readonly #drafts: Draft[];
  readonly #arrays = new Map<string, ArrayDraft>();

  /** Each draft that is made is added to `drafts`. */
  constructor(drafts: Draft[]) {
    this.#drafts = drafts;
  }

  /** Members with the types that they use. */
  members(members: readonly MemberDeclaration[], owner: Owner): MemberDraft[] {
    const { kind } = owner.reporter.definition;
    const noun = kind === 'command' || kind === 'event' ? 'argument' : 'member';
    return members.map((declaration) => {
      const { name, type } = declaration;
      return { declaration, type: type.kind === 'name' ? type : this.use(type, owner, { noun, name }) };
    });
  }

  /** A type as a part of a definition uses it. */
  use(type: TypeReference, owner: Owner, part: Part): TypeUse {
    switch (type.kind) {
      case 'name':
        return type;
      case 'inline':
        return this.#nestedStruct(type, owner, part.name);
      case 'array': {
        const element = type.element.kind === 'inline' ? this.#nestedStruct(type.element, owner, part.name) : type.element;
        return { kind: 'array-use', array: this.#array(element, owner, part), element };
      }
      default:
        return type satisfies never;
    }
  }

  /** A struct of its owner's own, such as its arguments. */
  struct({ implicit, members, base, incomplete }: ImplicitStruct, { name, module, condition, reporter }: Owner): ObjectDraft {
    const entity = {
      kind: 'struct' as const, name, module, span: undefined, nameSpan: undefined, condition, features: [], doc: undefined, since: undefined,
      implicit, base: undefined, members: [],
    };
    const draft = objectDraft({ entity, declaration: undefined, reporter, base, members, union: undefined, incomplete });
    this.#drafts.push(draft);
    return draft;
  }

  #nestedStruct(type: InlineStruct, owner: Owner, member: string): ObjectDraft {
    const path = { ...owner, name: `${owner.name}.${member}` };
    return this.struct({ implicit: { role: 'member', owner: owner.name, member }, members: this.members(type.members, path), incomplete: false }, owner);
  }

  #array(element: NameReference | ObjectDraft, { reporter }: Owner, { noun, name: part }: Part): ArrayDraft {
    const key = element.kind === 'name' ? element.name : undefined;
    const existing = key === undefined ? undefined : this.#arrays.get(key);
    if (existing !== undefined) return existing;
    const { kind, name } = reporter.definition;
    const array: ArrayDraft = {
      kind: 'array',
      entity: { kind: 'array', element: undefined as never },
      state: 'unresolved',
      element,
      what: () => `${noun === 'return type' ? 'the return type' : `${noun} '${part}'`} of ${describeDefinition(kind, name ?? '')}`,
      reporter,
    };
    if (key !== undefined) this.#arrays.set(key, array);
    this.#drafts.push(array);
    return array;
  }
}

/** An object of which nothing is known yet but what it consists of. */
export function objectDraft({
  entity, declaration, reporter, base, members, union, incomplete,
}: Omit<ObjectDraft, 'kind' | 'state' | 'levels' | 'names'>): ObjectDraft {
  return {
    kind: 'object', entity, declaration, reporter, base, members, union, incomplete, state: 'unchecked', levels: 1, names: new MemberNames(entity),
  };
}
