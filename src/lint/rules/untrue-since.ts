/** Versions in the documentation are those that the released schemas tell, where the configuration names them. */
import { SinceJudge, type Contradiction } from '../../compat/history/since-judge.ts';
import { defineRule } from '../rule.ts';
import { sinceTags } from '../subject/since-tags.ts';

/** The rule `lint/untrue-since`. */
export const untrueSince = defineRule({
  code: 'lint/untrue-since',
  set: 'minimal',
  find({ schema, history, documented }) {
    if (history === undefined) return [];
    const judge = new SinceJudge(schema, history);
    return documented.flatMap(sinceTags).flatMap(({ definition, item, version, span, what, text: since }) => {
      const contradiction = item && judge.contradiction({ definition, item, version });
      return contradiction === undefined ? [] : [{ span, definition, args: { what, since, truth: inWords(contradiction) } }];
    });
  },
});

function inWords({ kind, release }: Contradiction): string {
  switch (kind) {
    case 'early':
      return `${release} has it already`;
    case 'late':
      return `${release} is the first release that has it`;
    case 'absent':
      return `no release up to ${release} has it`;
    default:
      return kind satisfies never;
  }
}
