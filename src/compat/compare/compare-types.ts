/**
 * One use of a type against the other side's: takes the types of a member, a return value or a list's elements, gives what is
 * different there, and the pairs of named types to look into.
 */
import type { AlternateType, BuiltinType, EnumType, Type } from '../../schema/model.ts';
import type { ChangeDetails, ObjectPair, TypeLoss } from './change.ts';
import { integerRange } from './integer-range.ts';
import type { Direction } from './reach.ts';
import { kindsOf } from './wire-kinds.ts';

/** Types of both sides that are to be looked into: two enums, two alternates or two objects. */
export type InnerPair = ObjectPair | { readonly before: EnumType; readonly after: EnumType } | { readonly before: AlternateType; readonly after: AlternateType };

/** What there is to say of one use. */
export interface TypeComparison {
  readonly details: readonly ChangeDetails[];
  readonly inner: readonly InnerPair[];
}

/** Pure. Without `withWidths` all integer types are one. */
export function compareTypes(before: Type, after: Type, withWidths: boolean): TypeComparison {
  if (before.kind === 'alternate' && after.kind === 'alternate') return { details: [], inner: [{ before, after }] };
  const beforeKinds = kindsOf(before);
  const afterKinds = kindsOf(after);
  const shared = [...beforeKinds].flatMap(([kind, type]) => {
    const other = afterKinds.get(kind);
    return other === undefined ? [] : [{ before: type, after: other }];
  });
  const lost: TypeLoss[] = [...beforeKinds.keys()].filter((kind) => !afterKinds.has(kind));
  const gained: TypeLoss[] = [...afterKinds.keys()].filter((kind) => !beforeKinds.has(kind));
  const inner: InnerPair[] = [];
  const details: ChangeDetails[] = [];
  for (const pair of shared) {
    const found = compareWithinKind(pair.before, pair.after, withWidths);
    lost.push(...found.lost);
    gained.push(...found.gained);
    inner.push(...found.inner);
    details.push(...found.details);
  }
  if (lost.length + gained.length > 0) details.unshift({ kind: 'type', before, after, lost, gained, isDisjoint: shared.length === 0 });
  return { details, inner };
}

interface WithinKind extends TypeComparison {
  readonly lost: readonly TypeLoss[];
  readonly gained: readonly TypeLoss[];
}

const same: WithinKind = { lost: [], gained: [], inner: [], details: [] };

/** Two types whose values are of one kind. */
function compareWithinKind(before: Type, after: Type, withWidths: boolean): WithinKind {
  if (before.kind === 'enum' && after.kind === 'enum') return { ...same, inner: [{ before, after }] };
  if (before.kind === 'array' && after.kind === 'array') {
    const { details, inner } = compareTypes(before.element, after.element, withWidths);
    return { ...same, inner, details: details.map((detail) => inList(detail)) };
  }
  if (isObject(before) && isObject(after)) return { ...same, inner: [{ before, after }] };
  if (before.kind === 'builtin' && after.kind === 'builtin') return compareBuiltins(before, after, withWidths);
  if (before.kind === 'enum') return { ...same, gained: ['other strings'] };
  if (after.kind === 'enum') return { ...same, lost: ['other strings'] };
  // One of them is `any`, and the other says more of its lists or objects.
  return same;
}

function compareBuiltins(before: BuiltinType, after: BuiltinType, withWidths: boolean): WithinKind {
  const isInteger = (type: BuiltinType): boolean => type.jsonType === 'int';
  if (isInteger(before) && isInteger(after)) {
    const isSame = !withWidths || (['send', 'receive'] as const).every((direction) => rangesMatch(before, after, direction));
    return isSame ? same : { ...same, details: [{ kind: 'integer', before, after }] };
  }
  if (isInteger(before)) return { ...same, gained: ['fractions'] };
  if (isInteger(after)) return { ...same, lost: ['fractions'] };
  return same;
}

function rangesMatch(before: BuiltinType, after: BuiltinType, direction: Direction): boolean {
  const left = integerRange(before.name, direction);
  const right = integerRange(after.name, direction);
  return left?.least === right?.least && left?.most === right?.most;
}

/** What is said of elements is said of the list. */
function inList(detail: ChangeDetails): ChangeDetails {
  switch (detail.kind) {
    case 'type':
    case 'integer':
      return { ...detail, before: listOf(detail.before), after: listOf(detail.after) };
    default:
      return detail;
  }
}

function listOf(type: Type): Type {
  return type.kind === 'array' ? type : { kind: 'array', element: type };
}

function isObject(type: Type): type is ObjectPair['before'] {
  return type.kind === 'struct' || type.kind === 'union';
}
