/**
 * Documentation blocks between lines of `##`, as every release since 2.8 delimits them: takes a file's comments,
 * gives the lines of each block. QAPI reference, "Documentation comments".
 */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import type { Span } from '../../source/span.ts';
import type { SyntaxTree } from '../ast.ts';
import { pendingReport, type PendingReport } from '../pending-report.ts';
import { commentLines, type CommentLine, type DocLine } from './doc-lines.ts';
import { lineLint, type LineLint } from './line-lint.ts';

export interface DocBlock {
  /** Offset of the opening mark. */
  readonly start: number;
  /** Offset after the closing mark, or where the block broke off. */
  readonly end: number;
  readonly lines: readonly DocLine[];
  /** True if a mistake in its marks makes its content unreliable. */
  readonly damaged: boolean;
}

export interface FoundBlocks {
  readonly blocks: readonly DocBlock[];
  /** Mistakes in the marks and the form of lines. */
  readonly reports: readonly PendingReport[];
  /** Lines that releases since 10.2 refuse. */
  readonly lintReports: readonly PendingReport[];
  /** The first of them. */
  readonly lintSpan: Span | undefined;
  /** True if opening and closing marks do not pair up somewhere in the file. */
  readonly damaged: boolean;
}

export function findDocBlocks(tree: SyntaxTree): FoundBlocks {
  return new BlockFinder(tree).find();
}

interface OpenBlock {
  readonly start: number;
  readonly lines: DocLine[];
  damaged: boolean;
  readonly lint: LineLint;
}

class BlockFinder {
  readonly #tree: SyntaxTree;
  readonly #blocks: DocBlock[] = [];
  readonly #reports: PendingReport[] = [];
  readonly #lintReports: PendingReport[] = [];
  #lintSpan: Span | undefined;
  #open: OpenBlock | undefined;
  #nextValue = 0;

  constructor(tree: SyntaxTree) {
    this.#tree = tree;
  }

  find(): FoundBlocks {
    for (const run of this.#tree.comments) {
      this.#closeBefore(run.start);
      const lines = commentLines(this.#tree.file, run);
      if (this.#isInsideValue(run.start)) this.#refuseMarks(lines);
      else lines.forEach((line) => this.#line(line));
    }
    this.#closeBefore(Infinity);
    return { blocks: this.#blocks, reports: this.#reports, lintReports: this.#lintReports, lintSpan: this.#lintSpan, damaged: this.#blocks.some((block) => block.damaged) };
  }

  #line(line: CommentLine): void {
    if (this.#open !== undefined) this.#lineOfBlock(this.#open, line);
    else if (line.text.startsWith('##')) this.#openBlock(line);
  }

  #openBlock(line: CommentLine): void {
    const damaged = line.text !== '##';
    if (damaged) this.#report('doc/junk-after-mark', line.start, line.end, { end: 'start' });
    this.#open = { start: line.start, lines: [], damaged, lint: lineLint() };
  }

  #lineOfBlock(block: OpenBlock, line: CommentLine): void {
    if (line.text.startsWith('##')) {
      if (line.text !== '##') {
        block.damaged = true;
        this.#report('doc/junk-after-mark', line.start, line.end, { end: 'end' });
      }
      this.#close(line.end);
      return;
    }
    const hasSpace = line.text.length === 1 || line.text[1] === ' ';
    if (!hasSpace) this.#report('doc/missing-space', line.start, line.start + 2, {});
    const skip = hasSpace ? 2 : 1;
    const text = line.text.slice(skip).trimEnd();
    const problem = block.lint(text);
    if (problem?.kind === 'long') {
      const span = this.#tree.file.span(line.start, line.start + skip + text.length);
      this.#lintReports.push(pendingReport('doc/long-line', span, { length: problem.length }));
      this.#lintSpan ??= span;
    } else if (problem?.kind === 'spacing') {
      const at = line.start + skip + problem.index;
      const span = this.#tree.file.span(at, at + 1);
      this.#lintReports.push(pendingReport('doc/sentence-spacing', span, {}));
      this.#lintSpan ??= span;
    }
    block.lines.push({ start: line.start, text, textStart: Math.min(line.start + skip, line.end) });
  }

  /** Code, or the end of the file, while a block is still open. */
  #closeBefore(offset: number): void {
    const { values, file } = this.#tree;
    const passed = this.#open?.start ?? offset;
    while (this.#nextValue < values.length && (values[this.#nextValue]?.span.end ?? 0) <= passed) this.#nextValue++;
    if (this.#open === undefined) return;
    const code = values[this.#nextValue]?.span;
    if (code !== undefined && code.start >= offset) return;
    if (code === undefined && offset !== Infinity) return;
    const start = code?.start ?? file.text.length - (file.text.endsWith('\n') ? 1 : 0);
    this.#report('doc/unclosed', start, start, { opened: file.position(this.#open.start).line });
    this.#open.damaged = true;
    this.#close(start);
  }

  #close(end: number): void {
    if (this.#open === undefined) return;
    const { start, lines, damaged } = this.#open;
    this.#blocks.push({ start, end, lines, damaged });
    this.#open = undefined;
  }

  #isInsideValue(offset: number): boolean {
    const value = this.#tree.values[this.#nextValue]?.span;
    return value !== undefined && value.start < offset && offset < value.end;
  }

  /** Reports the opening mark of each block in comments that stand inside of a value. */
  #refuseMarks(lines: readonly CommentLine[]): void {
    const marks = lines.filter((line) => line.text.startsWith('##'));
    const openingMarks = marks.filter((_, index) => index % 2 === 0);
    for (const { start, end } of openingMarks) this.#report('doc/inside-definition', start, end, {});
  }

  #report<C extends Code>(code: C, start: number, end: number, args: ArgumentsOf<C>): void {
    this.#reports.push(pendingReport(code, this.#tree.file.span(start, end), args));
  }
}
