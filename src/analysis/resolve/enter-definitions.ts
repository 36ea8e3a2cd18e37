/**
 * The third phase: takes declarations, gives drafts in creation order: the arrays and implicit types of a definition
 * stand right before it. Reports names that are defined twice; normalises old unions and nested structs.
 */
import { builtinTypes } from '../../schema/builtins.ts';
import type { Condition } from '../../schema/condition.ts';
import type { EnumValue, ImplicitOrigin } from '../../schema/model.ts';
import type { BranchDeclaration, Declaration, EnumDeclaration, MemberDeclaration, NameReference, TypeReference, UnionDeclaration } from '../terms/declarations.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { IncludeItem } from '../read/read-items.ts';
import { MemberNames } from '../drafts/member-names.ts';
import { undocumented } from '../drafts/undocumented.ts';
import type { AlternateDraft, ArrayDraft, Draft, EnumDraft, MemberDraft, ObjectDraft, TypeUse, UnionParts } from '../drafts/drafts.ts';

export interface Entered {
  /** In creation order. */
  readonly drafts: readonly Draft[];
  readonly types: ReadonlyMap<string, EnumDraft | ObjectDraft | AlternateDraft>;
  /** Every name that a definition has, sound or not. */
  readonly names: ReadonlySet<string>;
}

/** A definition that could not be read: only its name is known. */
export interface BrokenDefinition {
  readonly kind: 'broken';
  readonly name: string;
}

export function enterDefinitions(items: readonly (Declaration | IncludeItem | BrokenDefinition)[]): Entered {
  const enterer = new DefinitionEnterer();
  for (const item of items) enterer.enter(item);
  return { drafts: enterer.drafts, types: enterer.types, names: new Set(enterer.definitions.keys()) };
}

/** Where an implicit type comes from and what it shares with its definition. */
interface Owner {
  readonly name: string;
  readonly module: string;
  readonly condition: Condition | undefined;
  readonly reporter: Reporter;
}

/** The part of a definition whose type is entered. */
interface Part {
  readonly noun: 'member' | 'argument' | 'branch' | 'return type';
  readonly name: string;
}

interface ImplicitStruct {
  readonly implicit: ImplicitOrigin;
  readonly members: readonly MemberDraft[];
  readonly base?: NameReference | undefined;
  readonly incomplete: boolean;
}

class DefinitionEnterer {
  readonly drafts: Draft[] = [];
  readonly types = new Map<string, EnumDraft | ObjectDraft | AlternateDraft>();
  readonly definitions = new Map<string, Declaration | undefined>();
  readonly #arrays = new Map<string, ArrayDraft>();
  readonly #wrappers = new Map<string, ObjectDraft>();

  enter(item: Declaration | IncludeItem | BrokenDefinition): void {
    switch (item.kind) {
      case 'include':
        this.drafts.push({ kind: 'include', module: item.module, entity: { kind: 'include', module: item.includedModule, span: item.span } });
        return;
      case 'broken':
        if (!this.definitions.has(item.name)) this.definitions.set(item.name, undefined);
        return;
      default:
        this.#enterDefinition(item);
    }
  }

  #enterDefinition(declaration: Declaration): void {
    const { name, nameSpan, reporter } = declaration;
    if (builtinTypes.has(name)) {
      reporter.report('definition/redefined-builtin', nameSpan, { name });
      return;
    }
    if (this.definitions.has(name)) {
      const earlier = this.definitions.get(name);
      const related = earlier && [{ message: 'the first definition is here', span: earlier.nameSpan }];
      reporter.report('definition/redefined', nameSpan, { name }, related && { related });
      return;
    }
    this.definitions.set(name, declaration);
    const draft = this.#draft(declaration, { name, module: declaration.module, condition: declaration.condition, reporter });
    this.drafts.push(draft);
    if (draft.kind === 'enum' || draft.kind === 'object' || draft.kind === 'alternate') this.types.set(name, draft);
  }

  #draft(declaration: Declaration, owner: Owner): Draft & { kind: Declaration['kind'] | 'object' } {
    const { reporter } = owner;
    const common = definitionParts(declaration);
    switch (declaration.kind) {
      case 'enum': {
        const entity = { ...common, kind: 'enum' as const, implicit: undefined, values: enumValues(declaration), prefix: declaration.prefix };
        return { kind: 'enum', entity, declaration, reporter };
      }
      case 'struct': {
        const members = this.#members(declaration.members, owner);
        const entity = { ...common, kind: 'struct' as const, implicit: undefined, base: undefined, members: [] };
        return objectDraft({ entity, declaration, reporter, base: declaration.base, members, union: undefined, incomplete: declaration.incomplete });
      }
      case 'union':
        return this.#union(declaration, owner);
      case 'alternate': {
        const branches = declaration.branches.map((branch) => ({ declaration: branch, type: this.#use(branch.type, owner, { noun: 'branch', name: branch.name }) }));
        return { kind: 'alternate', entity: { ...common, kind: 'alternate', implicit: undefined, branches: [] }, declaration, reporter, branches };
      }
      case 'command': {
        const data = this.#data(declaration.data, owner, declaration.incomplete);
        const returns = declaration.returns && this.#use(declaration.returns, owner, { noun: 'return type', name: 'returns' });
        const { openArguments, boxed, gen, successResponse, allowOob, allowPreconfig, coroutine } = declaration;
        const flags = { openArguments, boxed, gen, successResponse, allowOob, allowPreconfig, coroutine };
        return { kind: 'command', entity: { ...common, kind: 'command', arguments: undefined, returns: undefined, ...flags }, declaration, reporter, data, returns };
      }
      case 'event': {
        const data = this.#data(declaration.data, owner, declaration.incomplete);
        return { kind: 'event', entity: { ...common, kind: 'event', arguments: undefined, boxed: declaration.boxed }, declaration, reporter, data };
      }
      default:
        return declaration satisfies never;
    }
  }

  #data(data: NameReference | readonly MemberDeclaration[] | undefined, owner: Owner, incomplete: boolean): NameReference | ObjectDraft | undefined {
    if (data === undefined || 'kind' in data) return data;
    if (data.length === 0) return undefined;
    return this.#implicitStruct({ implicit: { role: 'arguments', owner: owner.name }, members: this.#members(data, owner), incomplete }, owner);
  }

  #members(members: readonly MemberDeclaration[], owner: Owner): MemberDraft[] {
    const { kind } = owner.reporter.definition;
    const noun = kind === 'command' || kind === 'event' ? 'argument' : 'member';
    return members.map((declaration) => ({ declaration, type: this.#use(declaration.type, owner, { noun, name: declaration.name }) }));
  }

  #use(type: TypeReference, owner: Owner, part: Part): TypeUse {
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
    this.drafts.push(array);
    return array;
  }

  #nestedStruct(type: Extract<TypeReference, { kind: 'inline' }>, owner: Owner, member: string): ObjectDraft {
    const path = { ...owner, name: `${owner.name}.${member}` };
    return this.#implicitStruct({ implicit: { role: 'member', owner: owner.name, member }, members: this.#members(type.members, path), incomplete: false }, owner);
  }

  #implicitStruct({ implicit, members, base, incomplete }: ImplicitStruct, owner: Owner): ObjectDraft {
    const entity = { ...implicitParts(owner), kind: 'struct' as const, implicit, base: undefined, members: [] };
    const draft = objectDraft({ entity, declaration: undefined, reporter: owner.reporter, base, members, union: undefined, incomplete });
    this.drafts.push(draft);
    return draft;
  }

  #union(declaration: UnionDeclaration, owner: Owner): ObjectDraft {
    const isSimple = declaration.discriminator === undefined;
    const base = isSimple ? this.#simpleBase(declaration, owner)
      : declaration.base === undefined || 'kind' in declaration.base ? declaration.base
      : this.#implicitStruct({ implicit: { role: 'base', owner: owner.name }, members: this.#members(declaration.base, owner), incomplete: declaration.incomplete }, owner);
    const branches: UnionParts['branches'] = declaration.branches.map((branch) => ({
      name: branch.name,
      type: isSimple ? this.#wrapper(branch, owner) : this.#use(branch.type, owner, { noun: 'branch', name: branch.name }),
      declaration: branch,
    }));
    const discriminator = declaration.discriminator ?? { kind: 'name', name: 'type', span: declaration.nameSpan };
    const entity = { ...definitionParts(declaration), kind: 'union' as const, implicit: undefined, base: undefined as never, discriminator: undefined as never, branches: [] };
    return objectDraft({
      entity, declaration, reporter: owner.reporter, base, members: [], union: { discriminator, branches }, incomplete: declaration.incomplete,
    });
  }

  /** A union without discriminator has `type` and `data` on the wire: `type` is an enum of its branch names. */
  #simpleBase(declaration: UnionDeclaration, owner: Owner): ObjectDraft {
    const values = declaration.branches.map(({ name, span, condition }) => ({ name, span, condition, features: [], doc: undefined, since: undefined }));
    const kindEnum: EnumDraft = {
      kind: 'enum',
      entity: { ...implicitParts(owner), kind: 'enum', implicit: { role: 'kind', owner: owner.name }, values, prefix: undefined },
      declaration: undefined,
      reporter: owner.reporter,
    };
    this.drafts.push(kindEnum);
    const tag = { name: 'type', optional: false, span: declaration.nameSpan, condition: undefined, features: [] };
    const type: NameReference = { kind: 'name', name: '', span: declaration.nameSpan };
    const written = declaration.base !== undefined && 'length' in declaration.base ? this.#members(declaration.base, owner) : [];
    const inherited = declaration.base !== undefined && 'kind' in declaration.base ? declaration.base : undefined;
    const members = [...written, { declaration: { ...tag, type }, type: kindEnum }];
    return this.#implicitStruct({ implicit: { role: 'base', owner: owner.name }, members, base: inherited, incomplete: false }, owner);
  }

  #wrapper(branch: BranchDeclaration, owner: Owner): ObjectDraft {
    const key = branch.type.kind === 'name' ? branch.type.name : branch.type.kind === 'array' && branch.type.element.kind === 'name' ? `[${branch.type.element.name}]` : undefined;
    const existing = key === undefined ? undefined : this.#wrappers.get(key);
    if (existing !== undefined) return existing;
    const data = { name: 'data', optional: false, span: branch.span, type: branch.type, condition: undefined, features: [] };
    const implicit: ImplicitOrigin = { role: 'wrapper', owner: owner.name, member: branch.name };
    const members = [{ declaration: data, type: this.#use(branch.type, owner, { noun: 'branch', name: branch.name }) }];
    const draft = this.#implicitStruct({ implicit, members, incomplete: false }, { ...owner, condition: undefined });
    if (key !== undefined) this.#wrappers.set(key, draft);
    return draft;
  }
}

function objectDraft(parts: Omit<ObjectDraft, 'kind' | 'state' | 'levels' | 'names'>): ObjectDraft {
  return { kind: 'object', state: 'unchecked', levels: 1, names: new MemberNames(parts.entity), ...parts };
}

function definitionParts({ name, module, value, nameSpan, condition, features, doc }: Declaration) {
  return { name, module, span: value.span, nameSpan, condition, features: undocumented(features), doc: doc?.doc, since: undefined };
}

function enumValues({ values }: EnumDeclaration): EnumValue[] {
  return values.map(({ name, span, condition, features }) => ({
    name, span, condition, features: undocumented(features), doc: undefined, since: undefined,
  }));
}

function implicitParts({ name, module, condition }: Owner) {
  return { name, module, span: undefined, nameSpan: undefined, condition, features: [], doc: undefined, since: undefined };
}
