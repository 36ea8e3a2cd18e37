/**
 * The third phase: takes declarations, gives drafts in creation order: the arrays and implicit types of a definition
 * stand right before it. Of definitions with one name the first stays.
 */
import type { EnumValue } from '../../schema/model.ts';
import { checkRedefinition } from '../checks/redefinition.ts';
import type { AlternateDraft, Draft, EnumDraft, ObjectDraft, UnionParts } from '../drafts/drafts.ts';
import { ImplicitTypes, objectDraft, type Owner } from '../drafts/implicit-types.ts';
import { undocumented } from '../drafts/undocumented.ts';
import { SimpleUnions } from '../normalise/simple-unions.ts';
import type { CommandDeclaration, Declaration, EnumDeclaration, EventDeclaration, NameReference, UnionDeclaration } from '../terms/declarations.ts';
import type { BrokenDefinition, IncludeItem } from '../terms/items.ts';

/** All definitions of a schema, before anything they use is looked up. */
export interface Entered {
  /** In creation order. */
  readonly drafts: readonly Draft[];
  /** By name; of implicit ones the kinds of unions without discriminator, which are named in the language. */
  readonly types: ReadonlyMap<string, EnumDraft | ObjectDraft | AlternateDraft>;
  /** Every name that a definition has, sound or not. */
  readonly names: ReadonlySet<string>;
}

/** `items` are those of all files in the order of the text. A name that is taken is reported. */
export function enterDefinitions(items: readonly (Declaration | IncludeItem | BrokenDefinition)[]): Entered {
  const enterer = new DefinitionEnterer();
  for (const item of items) enterer.enter(item);
  for (const [name, kind] of enterer.kinds) if (!enterer.types.has(name)) enterer.types.set(name, kind);
  return { drafts: enterer.drafts, types: enterer.types, names: new Set(enterer.definitions.keys()) };
}

class DefinitionEnterer {
  readonly drafts: Draft[] = [];
  readonly types = new Map<string, EnumDraft | ObjectDraft | AlternateDraft>();
  readonly definitions = new Map<string, Declaration | undefined>();
  readonly #implicit = new ImplicitTypes(this.drafts);
  readonly kinds = new Map<string, EnumDraft>();
  readonly #simpleUnions = new SimpleUnions(this.drafts, { types: this.#implicit, kinds: this.kinds });

  enter(item: Declaration | IncludeItem | BrokenDefinition): void {
    switch (item.kind) {
      case 'include':
        this.drafts.push({ kind: 'include', module: item.module, entity: { kind: 'include', module: item.includedModule, span: item.span } });
        return;
      case 'broken':
        if (!this.definitions.has(item.name)) this.definitions.set(item.name, undefined);
        return;
      default:
        if (checkRedefinition(item, this.definitions)) this.#enterDefinition(item);
    }
  }

  #enterDefinition(declaration: Declaration): void {
    const { name, module, condition, reporter } = declaration;
    this.definitions.set(name, declaration);
    const draft = this.#draft(declaration, { name, module, condition, reporter });
    this.drafts.push(draft);
    if (draft.kind === 'enum' || draft.kind === 'object' || draft.kind === 'alternate') this.types.set(name, draft);
  }

  /** Properties are written out, as spreading so many into thousands of objects takes long. */
  #draft(declaration: Declaration, owner: Owner): Draft & { kind: Declaration['kind'] | 'object' } {
    const { name, module, nameSpan, condition, reporter, incomplete } = declaration;
    const { span } = declaration.value;
    const doc = declaration.doc?.doc;
    const features = undocumented(declaration.features);
    const since = undefined;
    const implicit = undefined;
    switch (declaration.kind) {
      case 'enum': {
        const { kind, prefix } = declaration;
        const entity = { kind, name, module, span, nameSpan, condition, features, doc, since, implicit, values: enumValues(declaration), prefix };
        return { kind, entity, declaration, reporter };
      }
      case 'struct': {
        const { kind, base } = declaration;
        const members = this.#implicit.members(declaration.members, owner);
        const entity = { kind, name, module, span, nameSpan, condition, features, doc, since, implicit, base: undefined, members: [] };
        return objectDraft({ entity, declaration, reporter, base, members, union: undefined, incomplete });
      }
      case 'union': {
        const { kind } = declaration;
        const { base, union } = this.#unionParts(declaration, owner);
        const unknown = undefined as never;
        const entity = { kind, name, module, span, nameSpan, condition, features, doc, since, implicit, base: unknown, discriminator: unknown, branches: [] };
        return objectDraft({ entity, declaration, reporter, base, members: [], union, incomplete });
      }
      case 'alternate': {
        const { kind } = declaration;
        const branches = declaration.branches.map((branch) => ({ declaration: branch, type: this.#implicit.use(branch.type, owner, { noun: 'branch', name: branch.name }) }));
        const entity = { kind, name, module, span, nameSpan, condition, features, doc, since, implicit, branches: [] };
        return { kind, entity, declaration, reporter, branches };
      }
      case 'command': {
        const { kind, openArguments, boxed, gen, successResponse, allowOob, allowPreconfig, coroutine } = declaration;
        const data = this.#data(declaration, owner);
        const returns = declaration.returns && this.#implicit.use(declaration.returns, owner, { noun: 'return type', name: 'returns' });
        const entity = {
          kind, name, module, span, nameSpan, condition, features, doc, since,
          arguments: undefined, returns: undefined, openArguments, boxed, gen, successResponse, allowOob, allowPreconfig, coroutine,
        };
        return { kind, entity, declaration, reporter, data, returns };
      }
      case 'event': {
        const { kind, boxed } = declaration;
        const data = this.#data(declaration, owner);
        return { kind, entity: { kind, name, module, span, nameSpan, condition, features, doc, since, arguments: undefined, boxed }, declaration, reporter, data };
      }
      default:
        return declaration satisfies never;
    }
  }

  #data({ data, incomplete }: CommandDeclaration | EventDeclaration, owner: Owner): NameReference | ObjectDraft | undefined {
    if (data === undefined || 'kind' in data) return data;
    if (data.length === 0) return undefined;
    return this.#implicit.struct({ implicit: { role: 'arguments', owner: owner.name }, members: this.#implicit.members(data, owner), incomplete }, owner);
  }

  #unionParts(declaration: UnionDeclaration, owner: Owner): Pick<ObjectDraft, 'base'> & { readonly union: UnionParts } {
    const isSimple = declaration.discriminator === undefined;
    const base = isSimple ? this.#simpleUnions.base(declaration, owner) : this.#unionBase(declaration, owner);
    const branches: UnionParts['branches'] = declaration.branches.map((branch) => ({
      name: branch.name,
      type: isSimple ? this.#simpleUnions.wrapper(branch, owner) : this.#implicit.use(branch.type, owner, { noun: 'branch', name: branch.name }),
      declaration: branch,
    }));
    const discriminator = declaration.discriminator ?? { kind: 'name', name: 'type', span: declaration.nameSpan };
    return { base, union: { discriminator, branches } };
  }

  #unionBase({ base, incomplete }: UnionDeclaration, owner: Owner): NameReference | ObjectDraft | undefined {
    if (base === undefined || 'kind' in base) return base;
    return this.#implicit.struct({ implicit: { role: 'base', owner: owner.name }, members: this.#implicit.members(base, owner), incomplete }, owner);
  }
}

function enumValues({ values }: EnumDeclaration): EnumValue[] {
  return values.map(({ name, span, condition, features }) => ({
    name, span, condition, features: undocumented(features), doc: undefined, since: undefined,
  }));
}
