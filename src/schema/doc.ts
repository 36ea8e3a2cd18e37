/** Documentation as structure: what a doc comment says, section by section, in source order. */
import type { Span } from '../source/span.ts';

/** One doc block. QAPI reference, "Documentation comments". */
export interface Doc {
  /** The definition it documents; absent for a free-form block. */
  readonly symbol: string | undefined;
  /** Of the symbol alone, without `@` and `:`. */
  readonly symbolSpan: Span | undefined;
  /** From the opening to the closing mark. */
  readonly span: Span;
  /** In source order. Nothing of the block's text is outside of them. */
  readonly sections: readonly DocSection[];
}

/** What a section is about. QAPI reference, "Definition documentation". */
export type DocSectionKind =
  | 'plain' // paragraphs of text; the first one of a definition's block is its description
  | 'member' // `@name:` of a member, enum value, argument or alternate branch
  | 'feature'
  | 'returns'
  | 'errors'
  | 'since'
  | 'todo'
  | 'note' // `Note:` of the older dialects
  | 'example'; // `Example:` of the older dialects

/** One section: a tag, an entry of a member or feature, or the paragraphs between them. */
export interface DocSection {
  readonly kind: DocSectionKind;
  /** Of a member or feature. */
  readonly name: string | undefined;
  /** Of the name alone, without `@` and `:`. */
  readonly nameSpan: Span | undefined;
  /** From the first character of its text, tag or entry to the end of its last line. */
  readonly span: Span;
  /**
   * The text with comment marks and trailing space removed; its own indentation is kept, leading and
   * trailing empty lines are not. Lines end with `\n`.
   */
  readonly text: string;
  /** For each line of `text`, the offset in the file of the character it begins with. */
  readonly lineOffsets: readonly number[];
}
