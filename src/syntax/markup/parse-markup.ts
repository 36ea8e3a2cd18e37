/** The door to the markup parser: takes a section of a doc comment, gives its blocks. */
import type { DocSection } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { BlockSettings } from './block-context.ts';
import { parseBlocks } from './blocks.ts';
import { Definitions } from './definitions.ts';
import { InlineText } from './inline-text.ts';
import { parseInlines } from './inlines.ts';
import { spanOfLines } from './lines.ts';
import { exampleBlock } from './literal-blocks.ts';
import type { Inline, Markup, MarkupFlavour, MarkupProblem } from './markup.ts';
import { sectionLines } from './section-lines.ts';

/** What is to be known of the dialect; {@link markupOptions} tells it. */
export interface MarkupOptions {
  readonly flavour: MarkupFlavour;
  /** Whether a line `= Title` is a heading, as it was up to 10.0 whatever the flavour. */
  readonly equalsHeadings: boolean;
}

/**
 * Reads the text of a section. `file` is the one the section's offsets count in. Never throws: what is not understood
 * stays text and is recorded as a problem. Takes time in proportion to the text.
 */
export function parseMarkup(section: DocSection, file: SourceFile, options: MarkupOptions): Markup {
  const problems: MarkupProblem[] = [];
  const lines = sectionLines(section, file);
  const definitions = new Definitions(lines, file);
  const settings: BlockSettings = {
    ...options,
    file,
    allowsHeadings: section.kind === 'plain',
    definitions,
    replacementOf: (name) => readReplacement(name, { definitions, file, flavour: options.flavour }),
    report: (kind, message, span) => problems.push({ kind, message, span }),
  };
  const isRawExample = section.kind === 'example' && lines.length > 0 && lines[0]?.text !== '::';
  const blocks = isRawExample ? [exampleBlock(lines, settings)] : parseBlocks(lines, settings);
  return { blocks, problems };
}

interface ReplacementSource extends Pick<BlockSettings, 'file' | 'flavour'> {
  readonly definitions: Definitions;
}

/** Reads what stands for a name wherever it is referred to; names within it stay names. */
function readReplacement(name: string, { definitions, file, flavour }: ReplacementSource): readonly Inline[] | undefined {
  const found = definitions.substitution(name);
  if (found === undefined) return undefined;
  const { lines, isMarkup } = found;
  if (!isMarkup) return [{ kind: 'text', span: spanOfLines(file, lines), text: lines.map((line) => line.text).join(' ') }];
  const context = { flavour, definitions: new Definitions([], file), replacementOf: () => undefined, report: () => undefined };
  return parseInlines(new InlineText(file, lines), context);
}
