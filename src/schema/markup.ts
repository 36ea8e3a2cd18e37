/**
 * The markup tree: what the text of one documentation section means, as blocks that contain blocks and inlines.
 * Terms are those of the reStructuredText specification; what the older dialects wrote becomes the same nodes.
 */
import type { Span } from '../source/span.ts';
import type { DocSection } from './doc.ts';

/**
 * How a text is to be read: `rst` (QEMU 5.2 on), `texinfo-like` (2.9 to 5.1: `= Heading`, `| example`, `@var{x}`),
 * `plain` (before: free prose with lists, `Note:`, `Example:` and `->`/`<-` transcripts).
 */
export type MarkupFlavour = 'rst' | 'texinfo-like' | 'plain';

/** The outcome of reading one section. Every word of the section's text is somewhere in the blocks, in order. */
export interface Markup {
  readonly blocks: readonly Block[];
  /** What could not be understood and stayed text, in source order. */
  readonly problems: readonly MarkupProblem[];
}

/** The markup of all documentation of a schema. */
export interface SchemaMarkup {
  /** The blocks of a section of the schema's doc comments; the same ones whenever it is asked for them. */
  blocksOf(section: DocSection): readonly Block[];
}

/** What went wrong, for those who turn problems into findings. */
export type MarkupProblemKind =
  | 'unclosed-inline' // a start mark (``, `, *, **, |) without its end
  | 'bad-table'
  | 'bad-indentation' // a block deeper than its surroundings where none is allowed, or shallower than its start
  | 'missing-blank-line' // a list, literal block or directive that runs into the next block
  | 'bad-heading' // an adornment shorter than its title, or without one
  | 'bad-directive' // explicit markup (`.. `) that is no directive we know, or lacks its argument or content
  | 'unknown-role'
  | 'empty-literal-block' // `::` without an indented block
  | 'too-deep'; // nesting beyond what is read as structure

/** Markup that stayed text: what is wrong with it, in a sentence, and where in the file it stands. */
export interface MarkupProblem {
  readonly kind: MarkupProblemKind;
  readonly message: string;
  readonly span: Span;
}

// Blocks

/** Everything that can stand below one another; `kind` tells which. The span covers the whole of it. */
export type Block =
  | Paragraph
  | Heading
  | BulletList
  | NumberedList
  | DefinitionList
  | FieldList
  | LiteralBlock
  | Transcript
  | Quote
  | LineBlock
  | Table
  | Directive
  | FootnoteDefinition
  | LinkTarget
  | SubstitutionDefinition
  | Comment
  | Transition;

/** Text between blank lines. */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  readonly content: readonly Inline[];
}

/** A title that begins a section; what belongs to the section follows beside it, up to the next heading. */
export interface Heading {
  readonly kind: 'heading';
  readonly span: Span;
  /** 1 is the highest. */
  readonly level: number;
  readonly content: readonly Inline[];
}

/** A list whose order means nothing. */
export interface BulletList {
  readonly kind: 'bullet-list';
  readonly span: Span;
  /** The mark as written: `*`, `-`, `+`, … */
  readonly bullet: string;
  readonly items: readonly ListItem[];
}

/** What the numbers of a list are written in. */
export type NumberStyle = 'arabic' | 'lower-alpha' | 'upper-alpha' | 'lower-roman' | 'upper-roman' | 'automatic';

/** A list whose items count on from `start`. */
export interface NumberedList {
  readonly kind: 'numbered-list';
  readonly span: Span;
  /** `automatic` is `#.` */
  readonly style: NumberStyle;
  /** What stands around the number: `1.`, `1)` or `(1)`. */
  readonly format: 'period' | 'parenthesis' | 'parentheses';
  /** The number of the first item. */
  readonly start: number;
  readonly items: readonly ListItem[];
}

/** An item of a bullet list or numbered list. */
export interface ListItem {
  readonly span: Span;
  /** The mark as written, such as `-` or `2.`. */
  readonly mark: string;
  readonly content: readonly Block[];
}

/** Terms, each with indented blocks below it. */
export interface DefinitionList {
  readonly kind: 'definition-list';
  readonly span: Span;
  readonly items: readonly DefinitionItem[];
}

/** A term and what is said of it. */
export interface DefinitionItem {
  readonly span: Span;
  /** The whole term line; a classifier (`term : classifier`) stays in it as text. */
  readonly term: readonly Inline[];
  readonly content: readonly Block[];
}

/** Adjacent fields outside of a directive's head. */
export interface FieldList {
  readonly kind: 'field-list';
  readonly span: Span;
  readonly fields: readonly Field[];
}

/** `:name: content` */
export interface Field {
  readonly span: Span;
  readonly name: string;
  readonly content: readonly Block[];
}

/** Text to be shown as it is: an indented block after `::`, a `code-block`, `| example` lines of the older dialects. */
export interface LiteralBlock {
  readonly kind: 'literal-block';
  readonly span: Span;
  /** Of a `code-block` or `code`, such as `json`; undefined if none is given. */
  readonly language: string | undefined;
  /** Lines joined by `\n`, common indentation removed, no `\n` at the end. */
  readonly text: string;
}

/** A recorded conversation between client and server, as in `qmp-example` or an old `Example:`. */
export interface Transcript {
  readonly kind: 'transcript';
  readonly span: Span;
  readonly entries: readonly TranscriptEntry[];
}

/** A message, or what stands between messages. */
export interface TranscriptEntry {
  /** `sent` after `->`, `received` after `<-`, `elided` for a line of dots alone, `comment` for text outside of any message. */
  readonly kind: 'sent' | 'received' | 'elided' | 'comment';
  readonly span: Span;
  /**
   * The message without its mark, lines joined by `\n`, aligned as they stood under the first one. Usually JSON, but
   * `...` may stand for something left out.
   */
  readonly text: string;
}

/** Indented blocks. */
export interface Quote {
  readonly kind: 'quote';
  readonly span: Span;
  readonly content: readonly Block[];
}

/** `| ` lines of rST, whose line ends are kept. */
export interface LineBlock {
  readonly kind: 'line-block';
  readonly span: Span;
  readonly lines: readonly LineBlockLine[];
}

/** A line together with those that continue it. */
export interface LineBlockLine {
  readonly span: Span;
  /** Depth of indentation, 0 for none. */
  readonly depth: number;
  readonly content: readonly Inline[];
}

/** A table of either form; which one it was is not kept. */
export interface Table {
  readonly kind: 'table';
  readonly span: Span;
  readonly columns: number;
  readonly header: readonly TableRow[];
  readonly rows: readonly TableRow[];
}

/** A row, also of the header. */
export interface TableRow {
  readonly span: Span;
  /** In order of their columns. Empty cells at the end of a row may be missing, and those that a cell above covers are. */
  readonly cells: readonly TableCell[];
}

/** A cell, and the columns and rows that it covers. */
export interface TableCell {
  readonly span: Span;
  /** Index of its first column, from 0. */
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly content: readonly Block[];
}

/**
 * What a directive is for: `admonition` (note, warning, caution, important, tip, …, admonition, seealso), `version`
 * (deprecated, versionadded, versionchanged), `example` (qmp-example), `code` (code-block, code, parsed-literal),
 * `titled` (a table with a title, and whatever else is shown as a title and content: rubric, topic, epigraph, image),
 * `other` (whatever we do not know).
 */
export type DirectiveRole = 'admonition' | 'version' | 'example' | 'code' | 'titled' | 'other';

/** `.. name:: argument`, its options, its content. */
export interface Directive {
  readonly kind: 'directive';
  readonly span: Span;
  readonly role: DirectiveRole;
  /** In lower case, such as `note`; also of a `Note:` or `Example:` paragraph of the older dialects. */
  readonly name: string;
  /** As written, such as a language, a version or a path; empty if there is none or if it is the `title`. */
  readonly argument: string;
  /**
   * Of an `admonition` or `titled` one its argument, of a `qmp-example` its `title` option, of a paragraph of the older dialects
   * its label as written; empty without one.
   */
  readonly title: readonly Inline[];
  /** In source order, a `title` included. */
  readonly options: readonly DirectiveOption[];
  /**
   * Of `code` one literal block; of a `list-table` or `csv-table` one table; of an image what stands in for it; of an `example` one transcript, or prose with transcripts if it has the option
   * `annotated`; of a directive we do not know the raw lines as one literal block. Else the blocks it contains.
   */
  readonly content: readonly Block[];
}

/** `:name: value` at the head of a directive. */
export interface DirectiveOption {
  readonly span: Span;
  readonly name: string;
  readonly value: string;
}

/** `.. [label] content`; a citation is the same with a word as its label. */
export interface FootnoteDefinition {
  readonly kind: 'footnote';
  readonly span: Span;
  /** A number, `*` or a citation's word; of `#name` the name; of `#` the next number, or `#` if that is not known. */
  readonly label: string;
  readonly content: readonly Block[];
}

/** `.. _name: url`; without a URL it marks the place of what follows. */
export interface LinkTarget {
  readonly kind: 'link-target';
  readonly span: Span;
  readonly name: string;
  readonly url: string;
}

/** `.. |name| directive:: argument` */
export interface SubstitutionDefinition {
  readonly kind: 'substitution-definition';
  readonly span: Span;
  readonly name: string;
  readonly directive: string;
  readonly content: readonly Inline[];
}

/** `..` and text that is not shown. */
export interface Comment {
  readonly kind: 'comment';
  readonly span: Span;
  readonly text: string;
}

/** A line of at least four equal punctuation characters between blank lines. */
export interface Transition {
  readonly kind: 'transition';
  readonly span: Span;
}

// Inlines

/** Everything that can stand in a line of text; `kind` tells which. Inlines do not contain one another. */
export type Inline =
  | Text
  | Emphasis
  | Strong
  | Literal
  | Reference
  | RoleText
  | MemberReference
  | Link
  | FootnoteReference
  | SubstitutionReference;

/** Escapes are resolved; a line end is `\n`, without the indentation that followed it. */
export interface Text {
  readonly kind: 'text';
  readonly span: Span;
  readonly text: string;
}

/** `*text*`, `@var{text}` and `@emph{text}` of the older dialects. */
export interface Emphasis {
  readonly kind: 'emphasis';
  readonly span: Span;
  readonly text: string;
}

/** `**text**` */
export interface Strong {
  readonly kind: 'strong';
  readonly span: Span;
  readonly text: string;
}

/** Two backticks on either side; `@code{text}` of the older dialects. */
export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  readonly text: string;
}

/** One backtick on either side: a cross-reference to a definition, by its name. */
export interface Reference {
  readonly kind: 'reference';
  readonly span: Span;
  /** What it points to. */
  readonly target: string;
  /** What to show; the target unless it is written `text <target>`. */
  readonly text: string;
}

/** `:role:` and text between backticks, such as `ref`, `doc` or `qapi:cmd`. */
export interface RoleText {
  readonly kind: 'role';
  readonly span: Span;
  readonly role: string;
  readonly target: string;
  /** What to show; the target unless it is written `text <target>`. */
  readonly text: string;
}

/** `@name`: a member, argument or feature of the definition at hand; in the older dialects any name, also one between backticks. */
export interface MemberReference {
  readonly kind: 'member';
  readonly span: Span;
  /** Without its marks. */
  readonly name: string;
}

/** A bare URL, `` `text <url>`_ ``, `` `name`_ `` or `` `text`__ ``. */
export interface Link {
  readonly kind: 'link';
  readonly span: Span;
  readonly text: string;
  /** Undefined for `` `name`_ `` and `` `text`__ `` whose link target is not in what was read with it. */
  readonly url: string | undefined;
}

/** `[label]_` */
export interface FootnoteReference {
  readonly kind: 'footnote-reference';
  readonly span: Span;
  readonly label: string;
}

/** `|name|` that nothing defines. What is defined stands in its place, with the span of the reference. */
export interface SubstitutionReference {
  readonly kind: 'substitution';
  readonly span: Span;
  readonly name: string;
}

/** Any node of the tree that has a `kind` of its own. */
export type MarkupNode = Block | Inline;
