/** Versions that nobody but a human reader finds: takes a doc comment, gives the places where `Since` is written in another way. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';
import { placeInSection } from './place-in-section.ts';

/** A version that stands where none is looked for. */
export interface StrayVersion {
  readonly span: Span;
  /** As it should be written; undefined where that is not certain. */
  readonly meant: string | undefined;
  /** Whether it can be written so in its place: it is a paragraph, and there is no other version of the definition. */
  readonly isAlone: boolean;
}

const lineOfItsOwn = /^since[ \t]*:?[ \t]*(?:v|QEMU[ \t]+)?(\d+(?:\.\d+){1,2})\.?$/i;
/** A paragraph, or the last line of one if a sentence ends above it. */
const strayLine = /(?<=\n\n|[.!?)]\n|(?<![^]))since[ \t]*:?[ \t]*(?:v|QEMU[ \t]+)?(\d+(?:\.\d+){1,2})\.?(?=\n\n|$)/gi;
const written = /^Since:/;

/** Of the definition, not of its parts. In source order. */
export function strayVersions({ sections }: Doc): readonly StrayVersion[] {
  const found = sections.flatMap((section) => (section.kind === 'since' ? inTag(section) : inText(section)));
  // Two of them contradict each other, or repeat what is written already: which of them is to stay, only a person knows.
  const isOnly = found.length === 1 && sections.every((section) => section.kind !== 'since' || inTag(section).length > 0);
  return isOnly ? found : found.map(({ span, meant }) => ({ span, meant, isAlone: false }));
}

/** Releases before 2.9 took `Since 1.2` for a tag. */
function inTag({ span }: DocSection): readonly StrayVersion[] {
  const { file, start } = span;
  const line = file.text.slice(start, file.endOfLine(start)).trimEnd();
  if (written.test(line)) return [];
  const [, version] = lineOfItsOwn.exec(line) ?? [];
  return [{ span: file.span(start, start + line.length), meant: version === undefined ? undefined : `Since: ${version}`, isAlone: true }];
}

function inText(section: DocSection): readonly StrayVersion[] {
  const { kind, text } = section;
  if (kind !== 'plain' || !/since/i.test(text)) return [];
  // What is written well but stands in the wrong place is no matter of writing.
  return [...text.matchAll(strayLine)].filter(([whole]) => !written.test(whole)).map(({ 0: whole, 1: version = '', index }) => ({
    span: placeInSection(section, index, whole.length), meant: `Since: ${version}`,
    // In the midst of a paragraph, it would be no tag either.
    isAlone: index === 0 || text[index - 2] === '\n',
  }));
}
