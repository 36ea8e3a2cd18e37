/** The door to the markup parser: takes a doc comment or a section of one, gives blocks. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { BlockSettings } from './block-context.ts';
import { parseBlocks } from './blocks.ts';
import { Definitions } from './definitions.ts';
import { InlineText } from './inline-text.ts';
import { parseInlines } from './inlines.ts';
import { spanOfLines, type Line } from './lines.ts';
import { exampleBlock } from './literal-blocks.ts';
import type { Inline, Markup, MarkupFlavour, MarkupProblem } from '../../schema/markup.ts';
import { sectionLines } from './section-lines.ts';

/** What is to be known of the dialect; {@link markupOptions} tells it. */
export interface MarkupOptions {
  readonly flavour: MarkupFlavour;
  /** Whether a line `= Title` is a heading, as it was up to 10.0 whatever the flavour. */
  readonly equalsHeadings: boolean;
  /** Whether the text of a section goes on below its first word, as it did from 5.2 to 8.0. */
  readonly alignsText?: boolean;
}

/**
 * Reads the text of a section alone; see {@link parseDoc}. `file` is the one the section's offsets count in. Never throws: what
 * is not understood stays text and is recorded as a problem. Takes time in proportion to the text.
 */
export function parseMarkup(section: DocSection, file: SourceFile, options: MarkupOptions): Markup {
  const lines = sectionLines(section, file, options);
  return parseSection({ section, lines }, docSettings([lines], file, options));
}

/** Reads all sections of a doc comment. What one of them defines for references (link targets, footnotes, substitutions) holds in all. */
export function parseDoc(doc: Doc, options: MarkupOptions): ReadonlyMap<DocSection, Markup> {
  const { file } = doc.span;
  const texts = doc.sections.map((section) => ({ section, lines: sectionLines(section, file, options) }));
  const settings = docSettings(texts.map(({ lines }) => lines), file, options);
  return new Map(texts.map((text) => [text.section, parseSection(text, settings)]));
}

interface SectionText {
  readonly section: DocSection;
  readonly lines: readonly Line[];
}

/** What all sections of a doc comment are read with. */
type DocSettings = Omit<BlockSettings, 'allowsHeadings' | 'report'>;

function docSettings(sections: readonly (readonly Line[])[], file: SourceFile, { flavour, equalsHeadings }: MarkupOptions): DocSettings {
  const definitions = new Definitions(sections, file);
  return { file, flavour, equalsHeadings, definitions, replacementOf: (name) => readReplacement(name, { definitions, file, flavour }) };
}

/** Properties are written out here and for each depth of blocks, as spreading them into thousands of objects takes long. */
function parseSection({ section, lines }: SectionText, { file, flavour, equalsHeadings, definitions, replacementOf }: DocSettings): Markup {
  const problems: MarkupProblem[] = [];
  const settings: BlockSettings = {
    file, flavour, equalsHeadings, definitions, replacementOf,
    allowsHeadings: section.kind === 'plain',
    report: (kind, message, span) => problems.push({ kind, message, span }),
  };
  const isRawExample = section.kind === 'example' && lines.length > 0 && lines[0]?.text !== '::';
  const blocks = isRawExample ? [exampleBlock(lines, settings)] : parseBlocks(lines, settings);
  return { blocks, problems };
}

/** Reads what stands for a name wherever it is referred to; names within it stay names. */
function readReplacement(name: string, { definitions, file, flavour }: Pick<DocSettings, 'file' | 'flavour'> & { readonly definitions: Definitions }): readonly Inline[] | undefined {
  const found = definitions.substitution(name);
  if (found === undefined) return undefined;
  const { lines, isMarkup } = found;
  if (!isMarkup) return [{ kind: 'text', span: spanOfLines(file, lines), text: lines.map((line) => line.text).join(' ') }];
  const context = { flavour, definitions: new Definitions([], file), replacementOf: () => undefined, report: () => undefined };
  return parseInlines(new InlineText(file, lines), context);
}
