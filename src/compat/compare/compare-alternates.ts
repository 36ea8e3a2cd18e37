/** Two alternates: takes both, gives the kinds of value that only one of them takes, and what is different in the branches that both have. */
import type { AlternateBranch, AlternateType } from '../../schema/model.ts';
import type { ChangeDetails } from './change.ts';
import { compareTypes, type TypeComparison } from './compare-types.ts';
import type { Sides } from './side.ts';
import { kindsOf, type WireKind } from './wire-kinds.ts';

/** What there is to say of two alternates. */
export interface AlternateComparison {
  /** Of the alternate as a whole. */
  readonly details: readonly ChangeDetails[];
  /** Matched by the kind of their values, as their names do not show. */
  readonly branches: readonly BranchComparison[];
}

/** What there is to say of one branch. */
export interface BranchComparison extends TypeComparison {
  readonly before: AlternateBranch;
  readonly after: AlternateBranch;
}

/** Pure; branches that are not there in a build are passed over. */
export function compareAlternates(
  { before, after }: { readonly before: AlternateType; readonly after: AlternateType }, { isThere, tellsAll }: Pick<Sides, 'isThere' | 'tellsAll'>,
): AlternateComparison {
  const older = { ...before, branches: before.branches.filter(isThere) };
  const newer = { ...after, branches: after.branches.filter(isThere) };
  const [olderKinds, newerKinds] = [branchesByKind(older), branchesByKind(newer)];
  const branches = [...olderKinds].flatMap(([kind, branch]): readonly BranchComparison[] => {
    const other = newerKinds.get(kind);
    return other === undefined ? [] : [{ before: branch, after: other, ...compareTypes(branch.type, other.type, tellsAll) }];
  });
  const lost = [...olderKinds.keys()].filter((kind) => !newerKinds.has(kind));
  const gained = [...newerKinds.keys()].filter((kind) => !olderKinds.has(kind));
  const isSame = lost.length + gained.length === 0;
  return { branches, details: isSame ? [] : [{ kind: 'type', before: older, after: newer, lost, gained, isDisjoint: branches.length === 0 }] };
}

function branchesByKind({ branches }: AlternateType): ReadonlyMap<WireKind, AlternateBranch> {
  return new Map(branches.flatMap((branch) => [...kindsOf(branch.type).keys()].map((kind) => [kind, branch] as const)));
}
