/** The door to the markup parser: takes a section of a doc comment, gives its blocks. */
import type { DocSection } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { BlockSettings } from './block-context.ts';
import { parseBlocks } from './blocks.ts';
import { targetOf } from './explicit-markup.ts';
import { normalName } from './inline-references.ts';
import { endOfIndented, type Line } from './lines.ts';
import { exampleBlock } from './literal-blocks.ts';
import type { Markup, MarkupFlavour, MarkupProblem } from './markup.ts';
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
  const settings: BlockSettings = {
    ...options,
    file,
    allowsHeadings: section.kind === 'plain',
    linkTargets: findLinkTargets(lines),
    report: (kind, message, span) => problems.push({ kind, message, span }),
  };
  const isRawExample = section.kind === 'example' && lines.length > 0 && lines[0]?.text !== '::';
  const blocks = isRawExample ? [exampleBlock(lines, settings)] : parseBlocks(lines, settings);
  return { blocks, problems };
}

/** Link targets, which may stand below the names that refer to them. */
function findLinkTargets(lines: readonly Line[]): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  lines.forEach((line, index) => {
    if (!line.text.startsWith('.. _')) return;
    const target = targetOf(lines.slice(index, endOfIndented(lines, index + 1, line.indent + 1)));
    if (target !== undefined && target.url !== '') targets.set(normalName(target.name), target.url);
  });
  return targets;
}
