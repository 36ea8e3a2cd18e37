/** Documentation begins and ends with a line of two signs; one that lost a mark is a comment like any other, or runs on. */
import type { Doc } from '../../schema/doc.ts';
import type { Schema } from '../../schema/model.ts';
import { defineRule, type RawFinding, type TextEdit } from '../rule.ts';
import { irregularComments, looseMark, symbolOf, type TouchingComment } from '../subject/value-above.ts';
import type { CommentLine } from '../../syntax/docs/doc-lines.ts';

const markWithSymbol = /^##+[ \t]*(?=@)/;

/** The rule `lint/doc-mark`. */
export const docMark = defineRule({
  code: 'lint/doc-mark',
  set: 'minimal',
  coveredBy: ['doc/unclosed', 'doc/junk-after-mark', 'doc/required', 'doc/free-form-before-definition', 'doc/no-definition'],
  find: ({ trees, schema }) => trees.flatMap((tree) => irregularComments(tree).flatMap((comment) => judge(comment, schema))),
});

type Problem = 'not-opened' | 'not-closed' | 'unmarked' | 'malformed';
type Finding = RawFinding & { readonly args: { readonly name: string; readonly problem: Problem } };

function judge({ tree: { file }, lines, value, name }: TouchingComment, { definitions }: Pick<Schema, 'definitions'>): readonly Finding[] {
  if (name === undefined) return [];
  const definition = definitions.get(name);
  const at = lines.findLastIndex(({ text }) => symbolOf(text) === name);
  const report = (line: CommentLine, problem: Problem, fix: readonly TextEdit[]): Finding => (
    { span: file.span(line.start, line.end), args: { name, problem }, alsoAt: [value.span], definition, fix }
  );
  const findings: Finding[] = [];
  // Empty lines may stand in it; lines that are all marks may be its end.
  const isSound = isMarked(definition?.doc) || lines.every(({ text }) => looseMark.test(text));
  const nameLine = isSound ? undefined : lines[at];
  const isMarkedBefore = lines.slice(0, Math.max(at, 0)).some(({ text }) => looseMark.test(text));
  const last = lines.at(-1);
  const opening = nameLine !== undefined && !markWithSymbol.test(nameLine.text) && !isMarkedBefore
    ? { line: nameLine, edit: { span: file.span(nameLine.start, nameLine.start), text: `##\n${indentOf(file.text, nameLine)}` } } : undefined;
  const isOpened = at !== -1 || looseMark.test(lines[0]?.text ?? '');
  const isClosed = lines.slice(Math.max(at, 0) + 1).some(({ text }) => looseMark.test(text));
  const closing = !isSound && last !== undefined && isOpened && !isClosed
    ? { line: last, edit: { span: file.span(last.end, last.end), text: `\n${indentOf(file.text, last)}##` } } : undefined;
  if (opening !== undefined) findings.push(report(opening.line, closing === undefined ? 'not-opened' : 'unmarked', closing === undefined ? [opening.edit] : [opening.edit, closing.edit]));
  else if (closing !== undefined) findings.push(report(closing.line, 'not-closed', [closing.edit]));
  lines.forEach((line, index) => {
    // Within the text, signs are a line that somebody drew.
    const isAtEdge = index === 0 || index === at - 1 || line === last;
    if (isAtEdge && looseMark.test(line.text) && line.text !== '##') {
      findings.push(report(line, 'malformed', [{ span: file.span(line.start, line.end), text: '##' }]));
    } else if (markWithSymbol.test(line.text)) {
      const signs = markWithSymbol.exec(line.text)?.[0].length ?? 0;
      findings.push(report(line, 'malformed', [{ span: file.span(line.start, line.start + signs), text: `##\n${indentOf(file.text, line)}# ` }]));
    }
  });
  return findings;
}

function indentOf(text: string, { start }: CommentLine): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
}

/** Whether documentation that names its definition stands between two marks. */
function isMarked(doc: Doc | undefined): boolean {
  return doc?.symbol !== undefined && /^##[\r\n]/.test(doc.span.text) && /[\r\n][ \t]*##$/.test(doc.span.text);
}
