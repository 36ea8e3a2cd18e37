/** Something that fewer builds have. */
import { formatCondition, type Condition } from '../../schema/condition.ts';
import { defineRule } from '../rule.ts';

/** The rule `compat/condition-narrowed`. */
export const conditionNarrowed = defineRule({
  code: 'compat/condition-narrowed',
  on: 'condition',
  judge({ before, after, isNarrower }) {
    if (!isNarrower) return undefined;
    const effect = 'some builds do not have it any more';
    return { category: 'wire', before: conditionText(before), after: conditionText(after), effect, dependsOnBuild: true };
  },
});

function conditionText(condition: Condition | undefined): string {
  return condition === undefined ? 'always' : `if ${formatCondition(condition)}`;
}
