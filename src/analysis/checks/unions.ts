/** The branches of a union, each for a value of its discriminator. QAPI reference, "Union types". */
import type { Branch, UnionType } from '../../schema/model.ts';
import type { Mutable, ObjectDraft, ResolveContext, UnionParts } from '../drafts/drafts.ts';
import { describeType } from '../terms/describe-type.ts';
import { countBranches } from './branch-limit.ts';
import { checkBranchType } from './branch-types.ts';
import { checkBranchClashes } from './clashes.ts';
import { findDiscriminator } from './discriminators.ts';
import { addLevel } from './levels.ts';
import { checkHasBranches, uncoveredBranches } from './union-coverage.ts';

/** Resolves the branches of a union. Gives each object that has to be resolved before it can go on. */
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
    else branches.push({ name, type: objectType, explicit: true, span: declaration.span, condition: declaration.condition, since: undefined });
  }
  entity.branches = values === undefined ? branches : [...branches, ...uncoveredBranches(values, draft, context)];
  if (values !== undefined) checkHasBranches(draft, entity, context.dialect);
  for (const branch of branches) {
    const isComplete = context.draftOf(branch.type)?.state !== 'checking';
    if (isComplete) checkBranchClashes(branch, draft, context);
  }
}
