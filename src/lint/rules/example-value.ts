/** Arguments, results and data of examples fit the schema, so that who copies them gets what the example shows. */
import { defineRule } from '../rule.ts';

/** The rule `lint/example-value`. */
export const exampleValue = defineRule({
  code: 'lint/example-value',
  set: 'minimal',
  find: ({ verdicts }) => verdicts.flatMap(({ verdict, file, definition }) => (
    verdict.kind === 'value' ? [{
      span: file.span(verdict.start, verdict.end), definition, args: { where: verdict.where, problem: verdict.problem },
      suggestion: verdict.meant === undefined ? undefined : `Did you mean '${verdict.meant}'?`,
    }] : []
  )),
});
