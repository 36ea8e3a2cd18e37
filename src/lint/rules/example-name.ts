/** Commands and events of examples are there. */
import { defineRule } from '../rule.ts';

/** The rule `lint/example-name`. */
export const exampleName = defineRule({
  code: 'lint/example-name',
  set: 'minimal',
  find: ({ verdicts, schema, suggester }) => verdicts.flatMap(({ verdict, file, definition }) => {
    if (verdict.kind !== 'name') return [];
    const { start, end, noun, name } = verdict;
    const candidates = noun === 'command' ? schema.commands : schema.events;
    return [{ span: file.span(start, end), definition, args: { noun, name }, suggestion: suggester.didYouMean(name, candidates.map((candidate) => candidate.name)) }];
  }),
});
