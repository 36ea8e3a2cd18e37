/** Every definition has documentation. A schema can make that a law for itself: pragma `doc-required`. */
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import { defineRule } from '../rule.ts';
import type { LintSubject } from '../subject/subject.ts';
import { irregularComments } from '../subject/value-above.ts';
import { nameSpanOf, ownerText } from '../words.ts';

/** The rule `lint/undocumented`. */
export const undocumented = defineRule({
  code: 'lint/undocumented',
  set: 'strict',
  coveredBy: ['doc/required', 'doc/wrong-symbol', 'doc/free-form-before-definition'],
  find(subject) {
    const ends = commentEnds(subject);
    return subject.definitions.flatMap((definition) => {
      const span = nameSpanOf(definition);
      if (span === undefined || definition.doc !== undefined || isBelow(ends, definition.span ?? span)) return [];
      return [{ span, args: { owner: ownerText(definition) }, definition }];
    });
  },
});

/** Where comments end that are, or were to be, somebody's documentation: what is wrong with those is another rule's. */
function commentEnds({ schema, trees }: LintSubject): ReadonlyMap<SourceFile, ReadonlySet<number>> {
  const ends = new Map<SourceFile, Set<number>>(trees.map(({ file }) => [file, new Set()]));
  for (const { span } of schema.docs) ends.get(span.file)?.add(span.end);
  for (const { tree, lines, name } of trees.flatMap((each) => irregularComments(each))) {
    if (name !== undefined && lines.some(({ text }) => text.startsWith(`# @${name}`))) ends.get(tree.file)?.add(lines.at(-1)?.end ?? 0);
  }
  return ends;
}

/** Without an empty line in between. */
function isBelow(ends: ReadonlyMap<SourceFile, ReadonlySet<number>>, { file, start }: Span): boolean {
  const gap = /(?:\r\n|\r|\n)?[ \t]*$/.exec(file.text.slice(Math.max(0, start - longestGap), start))?.[0].length ?? 0;
  return ends.get(file)?.has(start - gap) === true;
}

/** Definitions are indented by a few characters at the most. */
const longestGap = 100;
