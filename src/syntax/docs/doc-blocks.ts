/**
 * Documentation blocks between lines of `##`, as every release since 2.8 delimits them: takes a file's comments,
 * gives the lines of each block. QAPI reference, "Documentation comments".
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import type { Span } from '../../source/span.ts';
import type { CommentRun, SyntaxTree, TopLevelValue } from '../ast.ts';
import { pendingReport, type PendingReport } from '../pending-report.ts';
import { commentLines, type CommentLine, type DocLine } from './doc-lines.ts';
import { lineLint, maximumLength, mayEndSentence } from './line-lint.ts';
import { NextMatch } from './next-match.ts';

/** The lines between two marks, or a stretch of comment that was taken for it. */
export interface DocBlock {
  /** Offset of the opening mark. */
  readonly start: number;
  /** Offset after the closing mark, or where the block broke off. */
  readonly end: number;
  readonly lines: readonly DocLine[];
  /** True if a mistake in its marks makes its content unreliable. */
  readonly damaged: boolean;
}

/** The doc blocks of one file, in source order. */
export interface FoundBlocks {
  readonly blocks: readonly DocBlock[];
  /** Mistakes in the marks and the form of lines. */
  readonly reports: readonly PendingReport[];
  /** The first line that releases since 10.2 refuse. */
  readonly lintSpan: Span | undefined;
  /** True if opening and closing marks do not pair up somewhere in the file. */
  readonly damaged: boolean;
}

/** Never fails: where marks do not pair up, the block is damaged, and reported for releases that refuse it. */
export function findDocBlocks(tree: SyntaxTree): FoundBlocks {
  return new BlockFinder(tree).find();
}

interface OpenBlock {
  readonly start: number;
  readonly lines: DocLine[];
  damaged: boolean;
  hasLongLine: boolean;
}

const lintDetails = { unless: 'free-doc-lines' } as const;

const closingMark = /(?<=[\r\n][ \t]*)##(?=[\r\n]|$)/g;

/** Whether a value is but a word or more where nothing of the kind belongs, before an offset. */
function isStrayText(value: TopLevelValue | undefined, offset: number): boolean {
  return value?.value.kind === 'invalid' && value.span.end <= offset;
}

class BlockFinder {
  readonly #tree: SyntaxTree;
  readonly #blocks: DocBlock[] = [];
  readonly #reports: PendingReport[] = [];
  #lintSpan: Span | undefined;
  #open: OpenBlock | undefined;
  #nextValue = 0;
  readonly #closingMarks: NextMatch;
  readonly #sentenceEnds: NextMatch;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
    this.#closingMarks = new NextMatch(closingMark, tree.file.text);
    this.#sentenceEnds = new NextMatch(mayEndSentence, tree.file.text);
  }

  find(): FoundBlocks {
    for (const run of this.#tree.comments) {
      this.#closeBefore(run.start);
      if (this.#isInsideValue(run.start)) this.#refuseMarks(commentLines(this.#tree.file, run));
      else this.#run(run);
    }
    this.#closeBefore(Infinity);
    return { blocks: this.#blocks, reports: this.#reports, lintSpan: this.#lintSpan, damaged: this.#blocks.some((block) => block.damaged) };
  }

  #run({ start: first, end: last }: CommentRun): void {
    const { file, file: { text } } = this.#tree;
    for (let start = first; start !== -1 && start < last;) {
      const end = file.endOfLine(start);
      const isMark = text[start + 1] === '#';
      if (this.#open === undefined) {
        if (isMark) this.#openBlock(start, end);
      } else if (isMark) {
        this.#closeBlock(this.#open, this.#span(start, end), last);
      } else {
        this.#lineOfBlock(this.#open, start, end);
      }
      start = text.indexOf('#', end);
    }
  }

  #openBlock(start: number, end: number): void {
    const damaged = end - start !== 2;
    if (damaged) this.#report('doc/junk-after-mark', this.#span(start, end), { end: 'start' });
    this.#open = { start, lines: [], damaged, hasLongLine: false };
  }

  #closeBlock(block: OpenBlock, { start, end }: Span, runEnd: number): void {
    if (end - start !== 2) {
      block.damaged = true;
      this.#report('doc/junk-after-mark', this.#span(start, end), { end: 'end' });
      // A mark as it should be stands below, in the same comment: then this one is text, and meant to be.
      if (this.#closingMarks.isBetween(end, runEnd)) return;
    }
    this.#close(end);
  }

  #lineOfBlock(block: OpenBlock, start: number, end: number): void {
    const source = this.#tree.file.text;
    const hasSpace = source[start + 1] === ' ' || end === start + 1;
    if (!hasSpace) this.#report('doc/missing-space', this.#span(start, start + 2), {});
    const textStart = Math.min(start + (hasSpace ? 2 : 1), end);
    const text = source.slice(textStart, end).trimEnd();
    if (text.length + 2 > maximumLength) block.hasLongLine = true;
    block.lines.push({ start, text, textStart });
  }

  /** Code, or the end of the file, while a block is still open. */
  #closeBefore(offset: number): void {
    const { values, file } = this.#tree;
    const passed = this.#open?.start ?? offset;
    while (this.#nextValue < values.length && (values[this.#nextValue]?.span.end ?? 0) <= passed) this.#nextValue++;
    if (this.#open === undefined) return;
    // A line that lost its sign was reported as what it is; the block goes on below it.
    while (offset !== Infinity && isStrayText(values[this.#nextValue], offset)) {
      this.#open.damaged = true;
      this.#nextValue++;
    }
    const code = values[this.#nextValue]?.span;
    if (code !== undefined && code.start >= offset) return;
    if (code === undefined && offset !== Infinity) return;
    const start = code?.start ?? file.text.length - (file.text.endsWith('\n') ? 1 : 0);
    this.#report('doc/unclosed', this.#span(start, start), { opened: file.position(this.#open.start).line });
    this.#open.damaged = true;
    this.#close(start);
  }

  #close(end: number): void {
    if (this.#open === undefined) return;
    const { start, lines, damaged, hasLongLine } = this.#open;
    if (hasLongLine || this.#sentenceEnds.isBetween(start, end)) this.#lint(lines);
    this.#blocks.push({ start, end, lines, damaged });
    this.#open = undefined;
  }

  #lint(lines: readonly DocLine[]): void {
    const lint = lineLint();
    for (const { start, text, textStart } of lines) {
      const problem = text === '' ? undefined : lint(text);
      if (problem?.kind === 'long') {
        const span = this.#span(start, textStart + text.length);
        this.#reports.push(pendingReport('doc/long-line', span, { length: problem.length }, lintDetails));
        this.#lintSpan ??= span;
      } else if (problem?.kind === 'spacing') {
        const span = this.#span(textStart + problem.index, textStart + problem.index + 1);
        this.#reports.push(pendingReport('doc/sentence-spacing', span, {}, lintDetails));
        this.#lintSpan ??= span;
      }
    }
  }

  #isInsideValue(offset: number): boolean {
    const value = this.#tree.values[this.#nextValue]?.span;
    return value !== undefined && value.start < offset && offset < value.end;
  }

  /** Reports the opening mark of each block in comments that stand inside of a value. */
  #refuseMarks(lines: readonly CommentLine[]): void {
    const marks = lines.filter((line) => line.text.startsWith('##'));
    const openingMarks = marks.filter((_, index) => index % 2 === 0);
    for (const { start, end } of openingMarks) this.#report('doc/inside-definition', this.#span(start, end), {});
  }

  #span(start: number, end: number): Span {
    return this.#tree.file.span(start, end);
  }

  #report<C extends Code>(code: C, span: Span, args: ArgumentsOf<C>): void {
    this.#reports.push(pendingReport(code, span, args));
  }
}
