/**
 * The fourth phase: takes drafts in creation order, gives the model. Applies the laws that need other definitions, in
 * the order in which QEMU's generator does; objects are checked early where another one needs them.
 */
import { builtinTypes } from '../../schema/builtins.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { BuiltinName, Type } from '../../schema/model.ts';
import { resolveAlternate } from '../checks/alternates.ts';
import { checkClashes, checkFeatureClashes } from '../checks/clashes.ts';
import { resolveCommand, resolveEvent } from '../checks/commands.ts';
import { requirePermission } from '../checks/constructs.ts';
import { connectDocumentation, reportBogusEntries, type BogusEntries, type Described } from '../checks/member-documentation.ts';
import { checkFeatureCount } from '../checks/feature-count.ts';
import { resolveObject } from '../checks/objects.ts';
import { checkNoSpecialFeature } from '../checks/special-features.ts';
import type { NameReference } from '../terms/declarations.ts';
import { describeDefinition, type Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import { BranchCount } from '../drafts/branch-count.ts';
import { describeType } from '../terms/describe-type.ts';
import type { ArrayDraft, ArrayUse, Draft, EnumDraft, ObjectDraft, ResolveContext, TypeUse } from '../drafts/drafts.ts';
import type { Entered } from './enter-definitions.ts';
import { WireKinds } from '../drafts/wire-kinds.ts';

/** Names of the oldest dialects that stand for any value. */
const pseudoTypes: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['visitor', 'pseudo-type-visitor'],
  ['**', 'pseudo-type-any'],
  ['dict', 'pseudo-type-dict'],
]);

/** Built-in types that were not there from the start. */
const newerBuiltins: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ...['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'].map((name): [string, Permission] => [name, 'sized-integer']),
  ['size', 'type-size'],
  ['any', 'type-any'],
  ['null', 'type-null'],
  ['QType', 'type-qtype'],
]);

/** What other languages call the built-in types. */
const foreignTypes: ReadonlyMap<string, BuiltinName> = new Map<string, BuiltinName>([
  ['string', 'str'], ['integer', 'int'], ['boolean', 'bool'], ['float', 'number'], ['double', 'number'], ['size_t', 'size'],
]);

export function resolveSchema(entered: Entered, rules: Pick<ResolveContext, 'dialect' | 'pragmas' | 'sink' | 'isUnread'>): void {
  const resolver = new Resolver(entered, rules);
  for (const draft of entered.drafts) resolver.check(draft);
  for (const bogus of resolver.bogus) reportBogusEntries(bogus);
  checkFeatureCount(entered.drafts);
}

class Resolver implements ResolveContext {
  readonly dialect: Dialect;
  readonly pragmas: ResolveContext['pragmas'];
  readonly sink: ResolveContext['sink'];
  readonly isUnread: ResolveContext['isUnread'];
  readonly types: ResolveContext['types'];
  readonly wireKinds = new WireKinds();
  readonly branchCount = new BranchCount();
  readonly bogus: BogusEntries[] = [];
  readonly #names: ReadonlySet<string>;
  /** Names of commands and events. */
  readonly #calls = new Set<string>();
  readonly #objectDrafts = new Map<Type, ObjectDraft>();

  constructor(entered: Entered, { dialect, pragmas, sink, isUnread }: Pick<ResolveContext, 'dialect' | 'pragmas' | 'sink' | 'isUnread'>) {
    this.dialect = dialect;
    this.pragmas = pragmas;
    this.sink = sink;
    this.isUnread = isUnread;
    this.types = entered.types;
    this.#names = entered.names;
    for (const draft of entered.drafts) {
      if (draft.kind === 'object') this.#objectDrafts.set(draft.entity, draft);
      if (draft.kind === 'command' || draft.kind === 'event') this.#calls.add(draft.entity.name);
    }
  }

  check(draft: Draft): void {
    switch (draft.kind) {
      case 'include':
        return;
      case 'array':
        this.#resolveArray(draft, draft.what, draft.reporter);
        return;
      case 'enum':
        this.#checkEnum(draft);
        break;
      case 'object':
        this.checkObject(draft);
        break;
      case 'alternate':
        resolveAlternate(draft, this);
        break;
      case 'command':
        resolveCommand(draft, this);
        break;
      case 'event':
        resolveEvent(draft, this);
        break;
      default:
        draft satisfies never;
    }
    const described = describe(draft);
    const bogus = described && connectDocumentation(described, this);
    if (bogus !== undefined) this.bogus.push(bogus);
  }

  /** Keeps the objects that wait for others in a list: chains of them may be longer than the stack is deep. */
  checkObject(draft: ObjectDraft): void {
    const waiting = [resolveObject(draft, this)];
    for (let current = waiting.at(-1); current !== undefined; current = waiting.at(-1)) {
      const { value: needed } = current.next();
      if (needed === undefined) waiting.pop();
      else if (needed.state !== 'checked') waiting.push(resolveObject(needed, this));
    }
  }

  draftOf(type: Type): ObjectDraft | undefined {
    return this.#objectDrafts.get(type);
  }

  resolve(use: TypeUse, what: Description, reporter: Reporter): Type | undefined {
    switch (use.kind) {
      case 'name':
        return this.#find(use, what, reporter);
      case 'enum':
      case 'object':
        return use.entity;
      case 'array-use':
        return this.#resolveArrayUse(use, what, reporter);
      default:
        return use satisfies never;
    }
  }

  #resolveArrayUse({ array, element }: ArrayUse, what: Description, reporter: Reporter): Type | undefined {
    const type = this.#resolveArray(array, what, reporter);
    // The first use was reported when the array was looked at; the others have their own places.
    if (type === undefined && element.kind === 'name' && !reporter.hasReportedAt(element.span)) this.#find(element, what, reporter);
    return type;
  }

  #resolveArray(draft: ArrayDraft, what: Description, reporter: Reporter): Type | undefined {
    if (draft.state === 'unresolved') {
      const element = draft.element.kind === 'object' ? draft.element.entity : this.#find(draft.element, what, reporter);
      draft.state = element === undefined ? 'unknown' : 'resolved';
      if (element !== undefined) draft.entity.element = element;
    }
    return draft.state === 'resolved' ? draft.entity : undefined;
  }

  #find({ name, span }: NameReference, what: Description, reporter: Reporter): Exclude<Type, { kind: 'array' }> | undefined {
    const builtin = builtinTypes.get(name);
    if (builtin !== undefined) {
      const permission = newerBuiltins.get(name);
      if (permission !== undefined) requirePermission(permission, `type '${name}'`, span, { dialect: this.dialect, reporter });
      return builtin;
    }
    const found = this.types.get(name)?.entity;
    if (found !== undefined) return found;
    const pseudoType = pseudoTypes.get(name);
    if (pseudoType !== undefined && permits(this.dialect, pseudoType)) return builtinTypes.get('any');
    const isCall = this.#calls.has(name);
    // A definition that could not be read was reported where it stands.
    if ((this.#names.has(name) && !isCall) || this.isUnread(name)) return undefined;
    reporter.report('type/unknown', span, { what: what(), name }, { suggestion: isCall ? `'${name}' is a command or an event.` : this.#suggestType(name) });
    return undefined;
  }

  #suggestType(name: string): string | undefined {
    const builtin = foreignTypes.get(name.toLowerCase());
    return builtin === undefined ? this.sink.suggester.didYouMean(name, builtinTypes.keys(), this.types.keys()) : `Did you mean '${builtin}'?`;
  }

  #checkEnum({ entity, declaration, reporter }: EnumDraft): void {
    const { dialect } = this;
    if (declaration === undefined) {
      const union = describeDefinition('union', entity.name);
      checkClashes(entity.values, { seen: new Map(), describe: ({ name }) => `branch '${name}' of ${union}`, reporter, dialect });
      return;
    }
    const what = describeType(entity);
    checkFeatureClashes(entity.features, { owner: () => what, reporter, dialect });
    checkNoSpecialFeature({ features: entity.features, what, reporter }, dialect);
    checkClashes(entity.values, { seen: new Map(), describe: ({ name }) => `value '${name}' of ${what}`, reporter, dialect });
  }
}

/** What the documentation of a definition has to describe; nothing for implicit types, which have none. */
function describe(draft: Exclude<Draft, { kind: 'include' | 'array' }>): Described | undefined {
  const { entity, declaration, reporter } = draft;
  const doc = declaration?.doc;
  if (declaration === undefined || doc === undefined) return undefined;
  return {
    definition: entity,
    owner: describeDefinition(entity.kind, entity.name),
    doc,
    features: entity.features,
    noun: nounOfPart[entity.kind],
    parts: describedParts(draft),
    isLateComer: draft.kind === 'enum' || namesData(draft),
    unknownParts: unknownParts(draft),
    incomplete: declaration.incomplete,
    reporter,
  };
}

const nounOfPart = { enum: 'value', struct: 'member', union: 'member', alternate: 'branch', command: 'argument', event: 'argument' } as const;

/** Whether a command or event has no arguments of its own, as it names a type. */
function namesData(draft: Exclude<Draft, { kind: 'include' | 'array' }>): boolean {
  return (draft.kind === 'command' || draft.kind === 'event') && draft.data?.kind !== 'object';
}

/** The names of all parts as they are written; those whose types could not be found are not in the model. */
function unknownParts(draft: Exclude<Draft, { kind: 'include' | 'array' }>): readonly string[] {
  switch (draft.kind) {
    case 'enum':
      return [];
    case 'object':
      return draft.incomplete ? [...namesOf(draft.members), ...(draft.base?.kind === 'object' ? namesOf(draft.base.members) : [])] : [];
    case 'alternate':
      return draft.entity.branches.length < draft.branches.length ? namesOf(draft.branches) : [];
    case 'command':
    case 'event':
      return draft.data?.kind === 'object' && draft.data.incomplete ? namesOf(draft.data.members) : [];
    default:
      return draft satisfies never;
  }
}

function namesOf(parts: readonly { readonly declaration: { readonly name: string } }[]): readonly string[] {
  return parts.map(({ declaration }) => declaration.name);
}

function describedParts(draft: Exclude<Draft, { kind: 'include' | 'array' }>): Described['parts'] {
  switch (draft.kind) {
    case 'enum':
      return draft.entity.values.map((part) => ({ part, features: part.features }));
    case 'object': {
      const { entity } = draft;
      const inlineBase = entity.kind === 'union' && entity.base?.implicit !== undefined ? entity.base.members : [];
      return [...inlineBase, ...(entity.kind === 'struct' ? entity.members : [])].map((part) => ({ part, features: part.features }));
    }
    case 'alternate':
      return draft.entity.branches.map((part) => ({ part, features: [] }));
    case 'command':
    case 'event': {
      const data = draft.entity.arguments;
      const isInline = data?.kind === 'struct' && data.implicit?.role === 'arguments';
      return isInline ? data.members.map((part) => ({ part, features: part.features })) : [];
    }
    default:
      return draft satisfies never;
  }
}
