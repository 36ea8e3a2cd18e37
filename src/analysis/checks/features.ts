/** The list of features: takes it as written, gives declarations. QAPI reference, "Features". */
import type { Value } from '../../syntax/ast.ts';
import type { FeatureDeclaration } from '../terms/declarations.ts';
import { describeValue, type Description } from '../terms/describe.ts';
import { readCondition } from './condition.ts';
import { readLongForm } from './long-form.ts';
import { checkLowerName, type NamingRules } from './names.ts';

/** `what` has the features, such as `member 'x'`. */
export function readFeatures(value: Value | undefined, what: Description, rules: NamingRules): FeatureDeclaration[] {
  if (value === undefined || value.kind === 'invalid') return [];
  if (value.kind !== 'array') {
    rules.reporter.report('definition/wrong-value', value.span, { what: `'features' of ${what()}`, expected: 'an array', found: describeValue(value) });
    return [];
  }
  return value.items.map((item) => readFeature(item, what, rules)).filter((feature) => feature !== undefined);
}

function readFeature(item: Value, owner: Description, rules: NamingRules): FeatureDeclaration | undefined {
  const { reporter } = rules;
  const entries = item.kind === 'object' ? readLongForm('feature', item, () => `a feature of ${owner()}`, rules) : undefined;
  const name = item.kind === 'object' ? entries?.get('name')?.value : item;
  if (name === undefined || name.kind === 'invalid') return undefined;
  if (name.kind !== 'string') {
    reporter.report('definition/wrong-value', name.span, { what: `the name of a feature of ${owner()}`, expected: 'a string', found: describeValue(name) });
    return undefined;
  }
  const what = (): string => `feature '${name.text}' of ${owner()}`;
  checkLowerName({ name: name.text, written: name, what, excusedBy: undefined }, rules);
  return { name: name.text, span: item.span, condition: readCondition(entries?.get('if')?.value, what, rules) };
}
