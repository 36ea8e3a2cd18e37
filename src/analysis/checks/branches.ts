/** Branches of unions and alternates: takes `data` as written, gives declarations. QAPI reference, "Union types", "Alternate types". */
import { permits } from '../../schema/dialect.ts';
import type { Entry, Value } from '../../syntax/ast.ts';
import type { BranchDeclaration, TypeReference } from '../terms/declarations.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';
import { readCondition } from './condition.ts';
import { distinctEntries } from './keys.ts';
import { readLongForm } from './long-form.ts';
import { isLongForm, readTypeName, readTypeReference, type MemberRules } from './members.ts';
import { checkLowerName } from './part-names.ts';

/** What branches are read by: those of a union have other laws than those of an alternate. */
export interface BranchRules extends MemberRules {
  /** Whether a branch may be an array. */
  readonly allowArrays: boolean;
  /** Whether branch names have to keep the naming rules; in unions with a discriminator they are values of an enum, which does. */
  readonly checkNames: boolean;
  readonly isAlternate: boolean;
}

/** Branches that cannot be read are reported and left out. */
export function readBranches(data: Value | undefined, rules: BranchRules): BranchDeclaration[] {
  if (data === undefined) return [];
  if (data.kind !== 'object') {
    reportWrongValue(data, { what: `'data' of ${rules.owner}`, expected: 'an object' }, rules.reporter);
    return [];
  }
  return distinctEntries(data).map((entry) => readBranch(entry, rules)).filter((branch) => branch !== undefined);
}

function readBranch({ key, value }: Entry, rules: BranchRules): BranchDeclaration | undefined {
  const name = key.text;
  const what = (): string => `branch '${name}' of ${rules.owner}`;
  if (rules.checkNames) checkLowerName({ name, written: key, what, excusedBy: rules.excusedBy }, rules);
  const details = value.kind === 'object' && isLongForm(rules.dialect) ? readLongForm(value, { part: 'branch', what }, rules) : undefined;
  const condition = readCondition(details?.get('if')?.value, what, rules);
  const typeValue = details === undefined ? value : details.get('type')?.value;
  const type: TypeReference | undefined = rules.allowArrays
    ? readTypeReference(typeValue, what, rules)
    : readTypeName(typeValue, what, rules);
  if (typeValue?.kind === 'array' && type !== undefined && rules.isAlternate && !permits(rules.dialect, 'alternate-array-branch')) {
    reportWrongValue(typeValue, { what: what(), expected: 'the name of a type' }, rules.reporter);
    return undefined;
  }
  return type && { name, span: key.span.to(value.span), type, condition };
}
