/** What the inline recognisers share: the text, the place reached, and what has been read so far. */
import type { Span } from '../../source/span.ts';
import type { BlockSettings } from './block-context.ts';
import type { InlineText } from './inline-text.ts';
import type { Inline } from '../../schema/markup.ts';

/** What inline markup depends on besides its text. */
export type InlineContext = Pick<BlockSettings, 'flavour' | 'definitions' | 'replacementOf' | 'report'>;

/** One text while it is read. Indices count UTF-16 units in {@link InlineReader.text}, from 0; ends are exclusive. */
export class InlineReader {
  readonly text: string;
  readonly context: InlineContext;
  readonly #source: InlineText;
  readonly #inlines: Inline[] = [];
  /** Marks that have no end in the rest of the text: looked for once, so that reading stays linear. */
  #withoutEnd: Set<string> | undefined;
  /** Text read but not yet a node: its start, the characters it shows, and the place after it. */
  #pendingStart = 0;
  #pending = '';
  #position = 0;

  constructor(source: InlineText, context: InlineContext) {
    this.text = source.text;
    this.context = context;
    this.#source = source;
  }

  /** Everything before it is read. */
  get position(): number {
    return this.#position;
  }

  /** Start of the text that is not yet a node: markup that is told by its end may reach back to here. */
  get pendingStart(): number {
    return this.#pendingStart;
  }

  span(start: number, end: number): Span {
    return this.#source.span(start, end);
  }

  /** Takes the characters up to an index as text. */
  takeText(end: number): void {
    this.#pending += this.text.slice(this.#position, end);
    this.#position = end;
  }

  /** Passes over characters that are not shown, such as a backslash. */
  skip(end: number): void {
    this.#position = end;
  }

  /** Adds a node that stands from `start` up to `end`; `start` may lie in the text taken last, whose end it cuts off. */
  add(node: Inline, start: number, end: number): void {
    if (start < this.#position) this.#pending = this.#pending.slice(0, this.#pending.length - (this.#position - start));
    this.#flush(start);
    this.#inlines.push(node);
    this.#pendingStart = end;
    this.#position = end;
  }

  finish(): readonly Inline[] {
    this.#flush(this.#position);
    return this.#inlines;
  }

  /** Gives what `find` finds; once it found nothing for a mark it is not asked again, since there is none further on either. */
  findEnd(mark: string, find: () => number | undefined): number | undefined {
    if (this.#withoutEnd?.has(mark) === true) return undefined;
    const end = find();
    if (end === undefined) (this.#withoutEnd ??= new Set()).add(mark);
    return end;
  }

  #flush(end: number): void {
    if (this.#pending !== '') {
      this.#inlines.push({ kind: 'text', span: this.span(this.#pendingStart, end), text: this.#pending });
    }
    this.#pending = '';
    this.#pendingStart = end;
  }
}
