/** Versions that nobody but a human reader finds: takes a doc comment, gives the places where `Since` is written in another way. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';

/** A version that stands where none is looked for. */
export interface StrayVersion {
  readonly span: Span;
  /** As it should be written; undefined where that is not certain. */
  readonly meant: string | undefined;
}

const lineOfItsOwn = /^[Ss][Ii][Nn][Cc][Ee]:?[ \t]*(?:v|QEMU[ \t]+)?(\d+(?:\.\d+){1,2})\.?[ \t]*$/;
const paragraph = /(?:(?<=\n\n)|(?<![^]))[Ss][Ii][Nn][Cc][Ee]:?[ \t]*(?:v|QEMU[ \t]+)?(\d+(?:\.\d+){1,2})\.?[ \t]*(?=\n|$)/g;
const written = /^Since:/;

/** Of the definition, not of its parts. In source order. */
export function strayVersions(doc: Doc): readonly StrayVersion[] {
  return doc.sections.flatMap((section) => (section.kind === 'since' ? inTag(section) : inText(section)));
}

/** Releases before 2.9 took `Since 1.2` for a tag. */
function inTag({ span }: DocSection): readonly StrayVersion[] {
  const { file, start } = span;
  const line = file.text.slice(start, file.endOfLine(start));
  if (written.test(line)) return [];
  const [, version] = lineOfItsOwn.exec(line.trimEnd()) ?? [];
  return [{ span: file.span(start, start + line.trimEnd().length), meant: version === undefined ? undefined : `Since: ${version}` }];
}

function inText({ kind, text, lineOffsets, span: { file } }: DocSection): readonly StrayVersion[] {
  if (kind !== 'plain' || !text.includes('ince')) return [];
  return [...text.matchAll(paragraph)].flatMap(({ 0: line, 1: version = '', index }) => {
    const start = lineOffsets[text.slice(0, index).split('\n').length - 1];
    return start === undefined ? [] : [{ span: file.span(start, start + line.length), meant: `Since: ${version}` }];
  });
}
