/**
 * Unions without discriminator, which releases up to 6.1 had: takes one as declared, gives the parts of the union that
 * says the same today. On the wire it has `type` and `data`: `type` is an enum of its branch names, and each branch is
 * an object that holds `data`.
 */
import type { ImplicitOrigin } from '../../schema/model.ts';
import type { Draft, EnumDraft, ObjectDraft } from '../drafts/drafts.ts';
import type { ImplicitTypes, Owner } from '../drafts/implicit-types.ts';
import type { BranchDeclaration, NameReference, TypeReference, UnionDeclaration } from '../terms/declarations.ts';

/** Normalises the simple unions of one schema; branches of one type share their wrapper. */
export class SimpleUnions {
  readonly #drafts: Draft[];
  readonly #kinds: Map<string, EnumDraft>;
  readonly #types: ImplicitTypes;
  readonly #wrappers = new Map<string, ObjectDraft>();

  /** The enum of each union is added to `drafts`, and under the name that it has in the language to `kinds`; the other parts by `types`. */
  constructor(drafts: Draft[], { types, kinds }: { readonly types: ImplicitTypes; readonly kinds: Map<string, EnumDraft> }) {
    this.#drafts = drafts;
    this.#kinds = kinds;
    this.#types = types;
  }

  /** The base, which holds `type`, and the enum of its values. */
  base(declaration: UnionDeclaration, owner: Owner): ObjectDraft {
    const values = declaration.branches.map(({ name, span, condition }) => ({ name, span, condition, features: [], doc: undefined, since: undefined }));
    const kindEnum: EnumDraft = {
      kind: 'enum',
      entity: {
        kind: 'enum', name: owner.name, module: owner.module, span: undefined, nameSpan: undefined, condition: owner.condition, features: [],
        doc: undefined, since: undefined, implicit: { role: 'kind', owner: owner.name }, values, prefix: undefined,
      },
      declaration: undefined,
      reporter: owner.reporter,
    };
    this.#drafts.push(kindEnum);
    this.#kinds.set(`${owner.name}Kind`, kindEnum);
    const tag = { name: 'type', optional: false, span: declaration.nameSpan, condition: undefined, features: [] };
    const type: NameReference = { kind: 'name', name: '', span: declaration.nameSpan };
    const written = declaration.base !== undefined && 'length' in declaration.base ? this.#types.members(declaration.base, owner) : [];
    const inherited = declaration.base !== undefined && 'kind' in declaration.base ? declaration.base : undefined;
    const members = [...written, { declaration: { ...tag, type }, type: kindEnum }];
    return this.#types.struct({ implicit: { role: 'base', owner: owner.name }, members, base: inherited, incomplete: false }, owner);
  }

  /** The object that holds the `data` of a branch. */
  wrapper(branch: BranchDeclaration, owner: Owner): ObjectDraft {
    const key = wrapperKey(branch.type);
    const existing = key === undefined ? undefined : this.#wrappers.get(key);
    if (existing !== undefined) return existing;
    const data = { name: 'data', optional: false, span: branch.span, type: branch.type, condition: undefined, features: [] };
    const implicit: ImplicitOrigin = { role: 'wrapper', owner: owner.name, member: branch.name };
    const members = [{ declaration: data, type: this.#types.use(branch.type, owner, { noun: 'branch', name: branch.name }) }];
    const draft = this.#types.struct({ implicit, members, incomplete: false }, { ...owner, condition: undefined });
    if (key !== undefined) this.#wrappers.set(key, draft);
    return draft;
  }
}

/** Undefined for a struct of the branch's own, which has no name to share it by. */
function wrapperKey(type: TypeReference): string | undefined {
  switch (type.kind) {
    case 'name':
      return type.name;
    case 'array':
      return type.element.kind === 'name' ? `[${type.element.name}]` : undefined;
    case 'inline':
      return undefined;
    default:
      return type satisfies never;
  }
}
