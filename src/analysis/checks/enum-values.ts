/** The values of an enum: takes one as written, gives its declaration. QAPI reference, "Enumeration types". */
import type { Value } from '../../syntax/ast.ts';
import type { EnumValueDeclaration } from '../terms/declarations.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';
import { readCondition } from './condition.ts';
import { readFeatures } from './features.ts';
import { readLongForm } from './long-form.ts';
import type { NamingRules } from './name-form.ts';
import { checkLowerName } from './part-names.ts';

/** What values are read by. */
export interface EnumValueRules extends NamingRules {
  /** Such as `enum 'Foo'`. */
  readonly owner: string;
  /** Of the enum, which may excuse the case of its values. */
  readonly name: string;
}

/** Undefined, and reported, for a value without a name. */
export function readEnumValue(item: Value, rules: EnumValueRules): EnumValueDeclaration | undefined {
  const details = item.kind === 'object' ? readLongForm(item, { part: 'value', what: () => `a value of ${rules.owner}` }, rules) : undefined;
  const name = details === undefined ? item : details.get('name')?.value;
  if (name === undefined) return undefined;
  if (name.kind !== 'string') {
    reportWrongValue(name, { what: `the name of a value of ${rules.owner}`, expected: 'a string' }, rules.reporter);
    return undefined;
  }
  const what = (): string => `value '${name.text}' of ${rules.owner}`;
  checkLowerName({ name: name.text, written: name, what, excusedBy: rules.name, mayBeginWithDigit: true }, rules);
  const condition = readCondition(details?.get('if')?.value, what, rules);
  return { name: name.text, span: item.span, condition, features: readFeatures(details?.get('features')?.value, what, rules) };
}
