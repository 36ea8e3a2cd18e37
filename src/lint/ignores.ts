/**
 * Comments that make an exception: `# qapi-gen: ignore lint/rule -- reason`. Takes the findings of one schema, gives those that
 * are left, and what is wrong with the comments. To every release's own generator they are comments like any other.
 */
import { isCode } from '../diagnostics/pages.ts';
import type { LintCode } from '../diagnostics/catalogue/lint.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Doc } from '../schema/doc.ts';
import type { Span } from '../source/span.ts';
import type { SyntaxTree } from '../syntax/ast.ts';
import { commentLines, type CommentLine } from '../syntax/docs/doc-lines.ts';
import type { CodedFinding } from './rule.ts';
import { rules } from './rules.ts';
import { looseMark } from './subject/value-above.ts';
import type { LintSubject } from './subject/subject.ts';

const marker = 'qapi-gen:';
const ignoreComment = /^#+\s*qapi-gen:\s*(\S*)\s*(.*)$/;

/** Drops findings that a comment excuses; adds those about comments. `applied` are the rules that ran. */
export function applyIgnores(
  findings: readonly CodedFinding[], subject: LintSubject, applied: ReadonlySet<LintCode>,
): readonly CodedFinding[] {
  const ignores = subject.trees.filter((tree) => tree.file.text.includes(marker)).flatMap((tree) => findIgnores(tree, subject.schema.docs));
  if (ignores.length === 0) return findings;
  const left = findings.filter((finding) => {
    const ignore = ignores.find((candidate) => excuses(candidate, finding));
    ignore?.used.add(finding.code);
    return ignore === undefined;
  });
  return [...left, ...ignores.flatMap((ignore) => judge(ignore, applied))];
}

/** One comment. */
interface Ignore {
  /** Of the comment, without what stands before and behind it on its line. */
  readonly span: Span;
  readonly codes: readonly string[];
  readonly reason: string;
  /** The offsets between which it makes an exception. */
  readonly from: number;
  readonly to: number;
  readonly used: Set<string>;
  /** Why it is none. */
  readonly problem: string | undefined;
}

function findIgnores(tree: SyntaxTree, docs: readonly Doc[]): readonly Ignore[] {
  const ownDocs = docs.filter(({ span }) => span.file === tree.file);
  return tree.comments.flatMap((run) => commentLines(tree.file, run)).flatMap((line) => {
    const match = ignoreComment.exec(line.text);
    return match === null ? [] : [readIgnore(line, match, { tree, docs: ownDocs })];
  });
}

interface Place {
  readonly tree: SyntaxTree;
  readonly docs: readonly Doc[];
}

function readIgnore(line: CommentLine, [, verb = '', rest = '']: RegExpExecArray, place: Place): Ignore {
  const [, list = '', reason = ''] = /^(.*?)(?:(?:^|\s+)--\s*(.*))?$/.exec(rest.trimEnd()) ?? [];
  const codes = list.split(/[\s,]+/).filter((code) => code !== '');
  const span = place.tree.file.span(line.start, line.start + line.text.trimEnd().length);
  const scope = verb === 'ignore-file' ? { from: 0, to: Infinity } : scopeOf(line, place);
  const problem = verb !== 'ignore' && verb !== 'ignore-file' ? `'${verb}' is neither 'ignore' nor 'ignore-file'`
    : codes.length === 0 ? 'it names no rule'
      : isInDoc(line, place) ? 'it stands in documentation, and is part of its text'
        : undefined;
  return { span, codes, reason: reason.trim(), used: new Set(), problem, ...scope };
}

/** Inside of a definition a line: its own, or the next with code. Elsewhere the next doc comment, and the definition below it. */
function scopeOf(line: CommentLine, place: Place): Pick<Ignore, 'from' | 'to'> {
  const { tree: { file, values }, docs } = place;
  const lineStart = Math.max(file.text.lastIndexOf('\n', line.start - 1), file.text.lastIndexOf('\r', line.start - 1)) + 1;
  if (/\S/.test(file.text.slice(lineStart, line.start))) return { from: lineStart, to: line.end };
  const isInside = values.some(({ span }) => span.start < line.start && line.end < span.end);
  if (isInside) return nextCodeLine(file.text, line.end);
  const value = values.find(({ span }) => span.start >= line.end)?.span;
  const [doc, nextDoc] = docs.filter(({ span }) => span.end > line.end);
  const standsAlone = doc !== undefined && doc.symbol === undefined && (nextDoc?.span.start ?? Infinity) < (value?.start ?? Infinity);
  if (standsAlone) return { from: line.end, to: doc.span.end };
  return { from: docAbove(line, place)?.start ?? line.end, to: value?.end ?? doc?.span.end ?? line.end };
}

/** The documentation of the definition below, if the comment stands between the two. */
function docAbove(line: CommentLine, { tree: { values }, docs }: Place): Span | undefined {
  const doc = docs.findLast(({ span }) => span.start < line.start);
  const value = values.findLast(({ span }) => span.start < line.start)?.span;
  return doc?.symbol === undefined || doc.span.start < (value?.start ?? 0) ? undefined : doc.span;
}

function nextCodeLine(text: string, after: number): Pick<Ignore, 'from' | 'to'> {
  const nextLine = /(?:\r\n|\r|\n)([ \t]*[^\s#][^\r\n]*)/g;
  nextLine.lastIndex = after;
  const match = nextLine.exec(text);
  return match === null ? { from: after, to: after } : { from: match.index, to: nextLine.lastIndex };
}

/** Between the marks of a doc comment; above the first and below the second, it belongs to no documentation. */
function isInDoc(line: CommentLine, { tree: { file }, docs }: Place): boolean {
  return docs.some(({ span }) => {
    if (line.start < span.start || span.end < line.end) return false;
    const above = file.text.slice(span.start, line.start).split('\n').map((each) => each.trim());
    const mark = above.findLastIndex((each) => looseMark.test(each));
    return mark !== -1 && above.slice(0, mark).every((each) => each === '' || looseMark.test(each) || ignoreComment.test(each));
  });
}

function excuses({ span, codes, from, to, problem }: Ignore, finding: CodedFinding): boolean {
  const { file, start } = finding.span;
  return problem === undefined && file === span.file && from <= start && start <= to && codes.includes(finding.code);
}

const ruleCodes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

function judge({ span, codes, reason, used, problem }: Ignore, applied: ReadonlySet<string>): readonly CodedFinding[] {
  if (problem !== undefined) return [{ code: 'lint/bad-ignore', span, args: { problem } }];
  const unknown = codes.filter((code) => !ruleCodes.has(code));
  // What reads like the words of a reason is one mistake.
  const [word] = unknown.filter((code) => !code.includes('/') && !ruleCodes.has(`lint/${code}`));
  const bad = word !== undefined ? [{ problem: `'${word}' is not a rule, and a reason stands behind ' -- '`, suggestion: undefined }] : unknown.map((code) => ({
    problem: isCode(code) ? `'${code}' is not a rule of lint` : `there is no rule '${code}'`,
    suggestion: ruleCodes.has(`lint/${code}`) ? `Did you mean 'lint/${code}'?` : didYouMean(code, ruleCodes),
  }));
  const needless = codes.filter((code) => ruleCodes.has(code) && applied.has(code) && !used.has(code));
  const remaining = codes.filter((code) => !needless.includes(code));
  return [
    ...bad.map(({ problem: what, suggestion }): CodedFinding => ({ code: 'lint/bad-ignore', span, args: { problem: what }, suggestion })),
    ...needless.map((code): CodedFinding => ({
      code: 'lint/needless-ignore', span, args: { code },
      fix: remaining.length === 0 ? [{ span: wholeLine(span), text: '' }] : undefined,
    })),
    ...(reason === '' && needless.length < codes.length && unknown.length === 0
      ? [{ code: 'lint/ignore-without-reason', span, args: { codes: remaining.join(', ') } } as const]
      : []),
  ];
}

/** With its indentation and line end, if nothing else stands on the line. */
function wholeLine({ file, start, end }: Span): Span {
  const { text } = file;
  let first = start;
  while (first > 0 && (text[first - 1] === ' ' || text[first - 1] === '\t')) first--;
  if (first > 0 && text[first - 1] !== '\n') return file.span(first, end);
  const rest = /^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  return file.span(first, end + rest);
}
