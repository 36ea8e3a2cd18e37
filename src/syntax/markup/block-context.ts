/** What block recognisers share: their signature, and the context that lets them read nested blocks and report. */
import type { SourceFile } from '../../source/source-file.ts';
import type { Span } from '../../source/span.ts';
import type { Line } from './lines.ts';
import type { Block, Inline, MarkupFlavour, MarkupProblemKind } from '../../schema/markup.ts';

/** What a doc comment defines for references. What is told by its order alone is asked for in that order, and once. */
export interface DefinitionLookup {
  /** URLs of link targets, by their names in lower case. */
  readonly linkTargets: ReadonlyMap<string, string>;
  /** Whether {@link nextAnonymousUrl} has one. */
  readonly hasAnonymousUrls: boolean;
  /** The URL of the next `text__`; undefined if there are more of these than URLs. */
  readonly nextAnonymousUrl: () => string | undefined;
  /** What is shown for a label: of `#name` the name, of `#` the number that is its turn. */
  readonly footnoteLabel: (label: string, use: 'definition' | 'reference') => string;
}

/** What a section is read with. */
export interface BlockSettings {
  readonly file: SourceFile;
  readonly flavour: MarkupFlavour;
  /** Whether `= Title` is a heading. */
  readonly equalsHeadings: boolean;
  /** Whether headings and transitions may stand here: at the top level of a text of its own. */
  readonly allowsHeadings: boolean;
  readonly definitions: DefinitionLookup;
  /** What the doc comment says that `|name|` stands for. */
  readonly replacementOf: (name: string) => readonly Inline[] | undefined;
  readonly report: (kind: MarkupProblemKind, message: string, span: Span) => void;
}

/** What a recogniser works with: the settings of the section, and readers for what stands inside of its block. */
export interface BlockContext extends BlockSettings {
  /** Reads lines that stand inside of the block at hand, with a left edge of their own. */
  readonly parseBlocks: (lines: readonly Line[]) => readonly Block[];
  /** Reads lines as one text; their indentation is not looked at. */
  readonly parseInlines: (lines: readonly Line[]) => readonly Inline[];
}

/** Blocks, and the index of the first line that is not part of them. */
export interface Recognised {
  readonly blocks: readonly Block[];
  readonly next: number;
}

/**
 * Looks at the line at `start`, which has text. Gives undefined, having reported nothing, if this is not its
 * construct; else it takes at least one line. The lines before `start` belong to earlier blocks.
 */
export type Recogniser = (lines: readonly Line[], start: number, context: BlockContext) => Recognised | undefined;
