/** Documentation begins with the name of what it documents; without it, no tool knows that it belongs to the definition below. */
import type { Doc } from '../../schema/doc.ts';
import { defineRule } from '../rule.ts';
import { commentLines } from '../../syntax/docs/doc-lines.ts';
import { symbolOf, touches } from '../subject/value-above.ts';
import { ownerText } from '../words.ts';

/** Of a part of the manual, in the two forms that there were. */
const heading = /^(?:=+ |(?:[=*~^-]{3,}\n)?[^\n]+\n[=*~^-]{3,}(?=\n|$))/;

/** The rule `lint/nameless-doc`. */
export const namelessDoc = defineRule({
  code: 'lint/nameless-doc',
  set: 'minimal',
  coveredBy: ['doc/free-form-before-definition', 'doc/required'],
  find: (subject) => subject.definitions.flatMap((definition) => {
    const { doc, span, name } = definition;
    if (doc === undefined || doc.symbol !== undefined || span?.file !== doc.span.file) return [];
    const { file } = span;
    if (!touches(file.text, doc.span.end, span.start)) return [];
    // The name is there, but no mark above it: that is another rule's.
    const run = subject.trees.find((tree) => tree.file === file)?.comments.find(({ start, end }) => start <= doc.span.start && doc.span.start < end);
    if (run !== undefined && commentLines(file, run).some(({ text }) => symbolOf(text) === name)) return [];
    // Before 2.8, comments right above the mark are taken for a part of it.
    const mark = /^##$/m.exec(doc.span.text);
    const firstLine = doc.span.start + (mark?.index ?? 0);
    const firstLineEnd = file.endOfLine(firstLine);
    return [{
      span: file.span(firstLine, firstLineEnd),
      args: { name }, definition,
      alsoAt: [definition.nameSpan],
      suggestion: `If it documents ${ownerText(definition)}, that line is missing; if not, an empty line sets it apart.`,
      fix: mark !== null && isDescription(doc) ? [{ span: file.span(firstLineEnd, firstLineEnd), text: `\n# @${name}:` }] : undefined,
    }];
  }),
});

/** Marks with nothing in between may belong to the comments around them. */
function isDescription({ sections: [first] }: Doc): boolean {
  return first !== undefined && first.text !== '' && !heading.test(first.text);
}
