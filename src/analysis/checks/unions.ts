/** The discriminator of a union and its branches. QAPI reference, "Union types". */
import { emptyObject } from '../../schema/builtins.ts';
import { permits, requires, severityIn } from '../../schema/dialect.ts';
import type { Branch, EnumType, Member, ObjectType, Type, UnionType } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import { maximumBranches } from '../drafts/branch-count.ts';
import type { Mutable, ObjectDraft, ResolveContext, UnionParts } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { checkBranchClashes } from './clashes.ts';
import { addLevel } from './levels.ts';

/** Gives each object that has to be resolved before it can go on. */
export function* resolveBranches(draft: ObjectDraft, parts: UnionParts, context: ResolveContext): Generator<ObjectDraft, void> {
  const entity = draft.entity as Mutable<UnionType>;
  const discriminator = findDiscriminator(draft, parts, context);
  if (discriminator !== undefined) entity.discriminator = discriminator;
  const values = discriminator?.type.kind === 'enum' && countBranches(discriminator.type, draft, context) ? discriminator.type : undefined;
  if (values === undefined) draft.incomplete = true;
  const valueNames = new Set(values?.values.map((value) => value.name));
  const branches: Branch[] = [];
  for (const { name, type: use, declaration } of parts.branches) {
    const what = (): string => `branch '${name}' of ${describeType(entity)}`;
    const branchType = context.resolve(use, what, draft.reporter);
    if (values !== undefined && !valueNames.has(name)) {
      const suggestion = context.sink.suggester.didYouMean(name, valueNames);
      draft.reporter.report('union/unknown-branch', declaration.span, { branch: name, type: describeType(values) }, { suggestion });
    }
    const objectType = branchType && checkBranchType(branchType, { name, span: declaration.type.span, draft }, context);
    const branchDraft = objectType && context.draftOf(objectType);
    if (branchDraft !== undefined) yield branchDraft;
    const fits = branchDraft === undefined || branchDraft.state === 'checking' || addLevel(draft, branchDraft);
    if (objectType === undefined || !fits) draft.incomplete = true;
    else branches.push({ name, type: objectType, explicit: true, span: declaration.span, condition: declaration.condition });
  }
  entity.branches = values === undefined ? branches : [...branches, ...uncoveredBranches(values, draft, context)];
  if (entity.branches.length === 0 && values !== undefined && !draft.incomplete) {
    reportNoBranches(draft, context);
  }
  for (const branch of branches) {
    const isComplete = context.draftOf(branch.type)?.state !== 'checking';
    if (isComplete) checkBranchClashes(branch, draft, context);
  }
}

function reportNoBranches({ entity, declaration, reporter }: ObjectDraft, { dialect }: ResolveContext): void {
  const severity = severityIn(dialect, 'union-has-branches');
  if (severity !== undefined) reporter.report('union/no-branches', declaration?.nameSpan, { what: describeType(entity) }, { severity });
}

/** False if the schema has too many branches with those of this union. */
function countBranches({ values }: EnumType, draft: ObjectDraft, { branchCount }: ResolveContext): boolean {
  const count = branchCount.add(values.length);
  if (count === 'first-too-many') {
    draft.reporter.report('union/too-many-branches', draft.declaration?.nameSpan, { what: describeType(draft.entity), limit: maximumBranches });
  }
  return count === 'fits';
}

/** Values that no branch is written for have the empty object, under the value's own condition. */
function uncoveredBranches(values: EnumType, draft: ObjectDraft, { dialect }: ResolveContext): Branch[] {
  const covered = new Set(draft.union?.branches.map((branch) => branch.name));
  const uncovered = values.values.filter((value) => !covered.has(value.name));
  if (requires(dialect, 'whole-enum-covered')) {
    for (const { name } of uncovered) draft.reporter.report('union/uncovered-value', draft.declaration?.nameSpan, { what: describeType(draft.entity), value: name });
  }
  return uncovered.map(({ name, condition }) => ({ name, type: emptyObject, explicit: false, span: undefined, condition }));
}

function findDiscriminator(draft: ObjectDraft, { discriminator }: UnionParts, context: ResolveContext): Member | undefined {
  const entity = draft.entity as UnionType;
  const baseType = entity.base as UnionType['base'] | undefined;
  if (baseType === undefined) return undefined;
  const { reporter } = draft;
  const { name, span } = discriminator;
  const found = draft.names.find(name);
  const base = describeType(found?.owner ?? baseType);
  if (found === undefined || found.member.name !== name) {
    if (!draft.incomplete) {
      const suggestion = context.sink.suggester.didYouMean(name, memberNames(draft));
      reporter.report('union/discriminator-not-in-base', span, { name, base }, { suggestion });
    }
    return undefined;
  }
  const { member } = found;
  const related = member.span && { related: [{ message: 'the member stands here', span: member.span }] };
  if (member.type.kind !== 'enum') {
    const isString = member.type.kind === 'builtin' && member.type.name === 'str';
    if (isString && permits(context.dialect, 'string-discriminator')) return { ...member, type: branchEnum(draft) };
    reporter.report('union/discriminator-not-enum', span, { name, base, type: describeType(member.type) }, related);
    return undefined;
  }
  if (member.optional) reporter.report('union/discriminator-optional', span, { name, base }, related);
  if (member.condition !== undefined) reporter.report('union/discriminator-conditional', span, { name, base }, related);
  return member;
}

function* memberNames({ names }: ObjectDraft): Iterable<string> {
  for (const { member } of names) yield member.name;
}

/** A string as discriminator: the names of the branches are its values. */
function branchEnum({ entity, union }: ObjectDraft): EnumType {
  const values = (union?.branches ?? []).map(({ name, declaration: { span, condition } }) => ({
    name, span, condition, features: [], doc: undefined, since: undefined,
  }));
  return {
    kind: 'enum', name: entity.name, module: entity.module, span: undefined, nameSpan: undefined, condition: entity.condition, features: [],
    doc: undefined, since: undefined, implicit: { role: 'kind', owner: entity.name }, values, prefix: undefined,
  };
}

interface TypedBranch {
  readonly name: string;
  /** Of the type's name. */
  readonly span: Span;
  readonly draft: ObjectDraft;
}

function checkBranchType(type: Type, { name, span, draft }: TypedBranch, context: ResolveContext): ObjectType | undefined {
  const mayBe = type.kind === 'struct' || (type.kind === 'union' && permits(context.dialect, 'union-branch-union'));
  if (!mayBe) {
    draft.reporter.report('union/bad-branch-type', span, { branch: name, type: describeType(type) });
    return undefined;
  }
  return type;
}
