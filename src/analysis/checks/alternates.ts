/** Branches of an alternate, which the JSON type of a value has to tell apart. QAPI reference, "Alternate types". */
import { requires } from '../../schema/dialect.ts';
import type { AlternateBranch, Type } from '../../schema/model.ts';
import type { AlternateDraft, ResolveContext } from '../drafts/drafts.ts';
import type { WireKind } from '../drafts/wire-kinds.ts';
import { describeType } from '../terms/describe-type.ts';
import { checkTwoBranches } from './alternate-size.ts';
import { checkClashes, checkFeatureClashes, type SeenNames } from './clashes.ts';
import { checkNoSpecialFeature } from './special-features.ts';

/** Resolves the branches of an alternate and reports those that JSON cannot tell apart. */
export function resolveAlternate(draft: AlternateDraft, context: ResolveContext): void {
  const { entity, reporter } = draft;
  const what = (): string => describeType(entity);
  const featured = { features: entity.features, what, reporter };
  checkFeatureClashes(featured, context.dialect);
  checkNoSpecialFeature(featured, context.dialect);
  const resolved = draft.branches.map(({ declaration, type }) => ({
    declaration,
    type: context.resolve(type, () => `branch '${declaration.name}' of ${what()}`, reporter),
  }));
  const branches: AlternateBranch[] = [];
  const seen: SeenNames = new Map();
  const kindsSeen = new Map<WireKind, AlternateBranch>();
  for (const { declaration, type } of resolved) {
    const { name, span, condition, type: written } = declaration;
    checkClashes([declaration], { seen, describe: (thing) => `branch '${thing.name}'`, reporter, dialect: context.dialect });
    if (type === undefined) continue;
    const branch: AlternateBranch = { name, type, span, condition, doc: undefined, since: undefined };
    branches.push(branch);
    const claimed = context.wireKinds.of(type);
    const kinds = requires(context.dialect, 'alternates-by-spelling') ? claimed : oldKinds(type, claimed);
    if (kinds.length === 0) {
      reporter.report('alternate/bad-branch-type', written.span, { branch: name, type: describeType(type) });
      continue;
    }
    const shared = kinds.find((kind) => kindsSeen.has(kind));
    const other = shared && kindsSeen.get(shared);
    if (shared === undefined || other === undefined) {
      for (const kind of kinds) kindsSeen.set(kind, branch);
    } else {
      const isSpelt = [kinds, context.wireKinds.of(other.type)].some(([own]) => own === 'string') && shared !== 'string';
      const related = other.span && [{ message: `branch '${other.name}' stands here`, span: other.span }];
      reporter.report('alternate/ambiguous', span, { branch: name, other: other.name, kind: shared, isSpelt }, related && { related });
    }
  }
  checkTwoBranches(draft, context);
  entity.branches = branches;
}

/** Until 2.9 the kind of a branch was its own only, and whole numbers were not like others. */
function oldKinds(type: Type, claimed: readonly WireKind[]): readonly WireKind[] {
  return type.kind === 'builtin' && type.jsonType === 'int' ? ['integer'] : claimed.slice(0, 1);
}
