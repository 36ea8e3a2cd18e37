/**
 * The fourth phase: takes drafts in creation order, gives the model. Applies the laws that need other definitions, in
 * the order in which QEMU's generator does; objects are checked early where another one needs them.
 */
import type { Dialect } from '../../schema/dialect.ts';
import type { Type } from '../../schema/model.ts';
import { resolveAlternate } from '../checks/alternates.ts';
import { resolveArguments } from '../checks/arguments.ts';
import { reportBogusEntries, type BogusEntries } from '../checks/bogus-descriptions.ts';
import { checkEnum } from '../checks/enums.ts';
import { checkFeatureCount } from '../checks/feature-count.ts';
import { connectDocumentation } from '../checks/missing-descriptions.ts';
import { resolveObject } from '../checks/objects.ts';
import { resolveReturns } from '../checks/returns.ts';
import { findType, type KnownNames } from '../checks/type-names.ts';
import { BranchCount } from '../drafts/branch-count.ts';
import { describeDraft } from '../drafts/described.ts';
import type { ArrayDraft, ArrayUse, Draft, ObjectDraft, ResolveContext, TypeUse } from '../drafts/drafts.ts';
import { WireKinds } from '../drafts/wire-kinds.ts';
import type { Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { Entered } from './enter-definitions.ts';

/** Reports what breaks a law; the drafts hold the model afterwards. */
export function resolveSchema(entered: Entered, rules: Pick<ResolveContext, 'dialect' | 'pragmas' | 'sink' | 'isUnread'>): void {
  const resolver = new Resolver(entered, rules);
  for (const draft of entered.drafts) resolver.check(draft);
  for (const bogus of resolver.bogus) reportBogusEntries(bogus);
  checkFeatureCount(entered.drafts, rules.dialect);
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
  readonly #known: KnownNames;
  readonly #objectDrafts = new Map<Type, ObjectDraft>();

  constructor(entered: Entered, { dialect, pragmas, sink, isUnread }: Pick<ResolveContext, 'dialect' | 'pragmas' | 'sink' | 'isUnread'>) {
    this.dialect = dialect;
    this.pragmas = pragmas;
    this.sink = sink;
    this.isUnread = isUnread;
    this.types = entered.types;
    const calls = new Set<string>();
    this.#known = { dialect, isUnread, calls, types: entered.types, names: entered.names, suggester: sink.suggester };
    for (const draft of entered.drafts) {
      if (draft.kind === 'object') this.#objectDrafts.set(draft.entity, draft);
      if (draft.kind === 'command' || draft.kind === 'event') calls.add(draft.entity.name);
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
        checkEnum(draft, this.dialect);
        break;
      case 'object':
        this.checkObject(draft);
        break;
      case 'alternate':
        resolveAlternate(draft, this);
        break;
      case 'command':
        draft.entity.arguments = resolveArguments(draft, this);
        draft.entity.returns = resolveReturns(draft, this);
        break;
      case 'event':
        draft.entity.arguments = resolveArguments(draft, this);
        break;
      default:
        draft satisfies never;
    }
    const described = describeDraft(draft);
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
        return findType(use, { what, reporter }, this.#known);
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
    if (type === undefined && element.kind === 'name' && !reporter.hasReportedAt(element.span)) findType(element, { what, reporter }, this.#known);
    return type;
  }

  #resolveArray(draft: ArrayDraft, what: Description, reporter: Reporter): Type | undefined {
    if (draft.state === 'unresolved') {
      const element = draft.element.kind === 'object' ? draft.element.entity : findType(draft.element, { what, reporter }, this.#known);
      draft.state = element === undefined ? 'unknown' : 'resolved';
      if (element !== undefined) draft.entity.element = element;
    }
    return draft.state === 'resolved' ? draft.entity : undefined;
  }
}
