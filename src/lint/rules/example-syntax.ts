/** Messages in examples are JSON, so that they can be tried; dots may stand for what is left out. QEMU documentation, `qmp-example`. */
import { defineRule } from '../rule.ts';

/** The rule `lint/example-syntax`. */
export const exampleSyntax = defineRule({
  code: 'lint/example-syntax',
  set: 'minimal',
  find: ({ conversations }) => conversations.flatMap(({ definition, messages }) => messages.flatMap(({ file, message: { problem } }) => (
    problem === undefined ? [] : [{
      span: file.span(problem.start, problem.end), definition,
      args: { expected: problem.expected, found: problem.found },
    }]
  ))),
});
