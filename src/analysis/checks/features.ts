/** The list of features: takes it as written, gives declarations. QAPI reference, "Features". */
import type { Value } from '../../syntax/ast.ts';
import type { FeatureDeclaration } from '../terms/declarations.ts';
import type { Description } from '../terms/describe.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';
import { readCondition } from './condition.ts';
import { readLongForm } from './long-form.ts';
import type { NamingRules } from './name-form.ts';
import { checkLowerName } from './part-names.ts';

/** Most things have no features: one empty list serves them all. */
const none: readonly FeatureDeclaration[] = Object.freeze([]);

/** `what` has the features, such as `member 'x'`. None if there are none; one that is wrong is reported and left out. */
export function readFeatures(value: Value | undefined, what: Description, rules: NamingRules): readonly FeatureDeclaration[] {
  if (value === undefined || value.kind === 'invalid') return none;
  if (value.kind !== 'array') {
    reportWrongValue(value, { what: `'features' of ${what()}`, expected: 'an array' }, rules.reporter);
    return none;
  }
  return value.items.map((item) => readFeature(item, what, rules)).filter((feature) => feature !== undefined);
}

function readFeature(item: Value, owner: Description, rules: NamingRules): FeatureDeclaration | undefined {
  const entries = item.kind === 'object' ? readLongForm(item, { part: 'feature', what: () => `a feature of ${owner()}` }, rules) : undefined;
  const name = item.kind === 'object' ? entries?.get('name')?.value : item;
  if (name === undefined || name.kind === 'invalid') return undefined;
  if (name.kind !== 'string') {
    reportWrongValue(name, { what: `the name of a feature of ${owner()}`, expected: 'a string' }, rules.reporter);
    return undefined;
  }
  const what = (): string => `feature '${name.text}' of ${owner()}`;
  checkLowerName({ name: name.text, written: name, what, excusedBy: undefined, isFeature: true }, rules);
  return { name: name.text, span: item.span, condition: readCondition(entries?.get('if')?.value, what, rules) };
}
