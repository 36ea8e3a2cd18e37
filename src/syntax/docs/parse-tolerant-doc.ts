/**
 * The structure of a documentation block in the conventions of releases 1.0 to 9.0, read as well as can be: takes a
 * block's lines, gives its sections. Nothing is an error here. A tag's body runs to the next tag or entry, or, for the
 * short ones, to the first paragraph that is not indented; a member's text to the next entry, tag or such paragraph.
 */
import type { DocSectionKind } from '../../schema/doc.ts';
import type { SourceFile } from '../../source/source-file.ts';
import type { DocBlock } from './doc-blocks.ts';
import type { DocLine } from './doc-lines.ts';
import type { ParsedDoc } from './parse-doc.ts';
import { SectionBuilder, type SectionStart } from './section-builder.ts';

const symbolLine = /^@([^\s:]+)\s*(?::\s*|$)/;
const nameEntry = /^@([A-Za-z0-9_.*+-]+)\s*:\s*/;
/** `Since 1.2` stands for `Since: 1.2`. */
const sectionTag = /^(Returns?|Errors|Since|Notes?|Examples?|TODO|Bugs):(?!:)\s*|^(Since)\s+(?=\d)/;
const optionalMark = /^#optional\b\s*/;

const kindOfTag: Readonly<Record<string, DocSectionKind>> = {
  Return: 'returns', Returns: 'returns', Errors: 'errors', Since: 'since', TODO: 'todo', Bugs: 'note',
  Note: 'note', Notes: 'note', Example: 'example', Examples: 'example',
};

/** Sections that go on over paragraphs without indentation, up to the next tag. */
const openEnded: ReadonlySet<DocSectionKind> = new Set(['note', 'example']);

export function parseTolerantDoc(file: SourceFile, block: DocBlock): ParsedDoc {
  const sections: SectionBuilder[] = [];
  const start = (begin: SectionStart): SectionBuilder => {
    const section = new SectionBuilder(file, begin);
    sections.push(section);
    return section;
  };
  const first = block.lines.findIndex((line) => line.text !== '');
  const firstLine = block.lines[first];
  const symbol = firstLine === undefined ? null : symbolLine.exec(firstLine.text);
  let section: SectionBuilder | undefined;
  let inFeatures = false;
  let afterBlank = true;
  let isFreeForm = symbol === null;

  for (const [index, line] of block.lines.entries()) {
    if (index === first && symbol !== null) {
      if (line.text.length > symbol[0].length) (section = start({ kind: 'plain', line })).add(line, symbol[0].length);
      continue;
    }
    if (line.text === '') {
      section?.add(line);
      afterBlank = true;
      continue;
    }
    const entry = nameEntry.exec(line.text);
    const tag = isFreeForm ? null : sectionTag.exec(line.text);
    if (entry !== null) isFreeForm = false;
    if (line.text === 'Features:' && !isFreeForm) {
      inFeatures = true;
      section = undefined;
    } else if (entry !== null) {
      section = startEntry(inFeatures ? 'feature' : 'member', line, entry);
    } else if (tag !== null) {
      section = start({ kind: kindOfTag[tag[1] ?? tag[2] ?? ''] ?? 'plain', line });
      addRest(section, line, tag[0].length);
      inFeatures = false;
    } else {
      const endsSection = section !== undefined && section.kind !== 'plain' && !openEnded.has(section.kind)
        && afterBlank && !line.text.startsWith(' ');
      if (section === undefined || endsSection) {
        section = start({ kind: 'plain', line });
        inFeatures = false;
      }
      addRest(section, line, 0);
    }
    afterBlank = false;
  }

  function startEntry(kind: 'member' | 'feature', line: DocLine, match: RegExpExecArray): SectionBuilder {
    const name = match[1] ?? '';
    const nameSpan = file.span(line.textStart + 1, line.textStart + 1 + name.length);
    const begun = start({ kind, name, nameSpan, line });
    addRest(begun, line, match[0].length);
    return begun;
  }

  const symbolStart = (firstLine?.textStart ?? 0) + 1;
  return {
    doc: {
      symbol: symbol?.[1],
      symbolSpan: symbol === null ? undefined : file.span(symbolStart, symbolStart + (symbol[1] ?? '').length),
      span: file.span(block.start, block.end),
      sections: sections.map((built) => built.build()),
    },
    damaged: false,
    reports: [],
  };
}

/** Adds what follows a tag on its line; the `#optional` of releases before 2.9 says nothing that the schema does not. */
function addRest(section: SectionBuilder, line: DocLine, skip: number): void {
  const mark = optionalMark.exec(line.text.slice(skip).trimStart());
  const leading = mark === null ? 0 : line.text.slice(skip).length - line.text.slice(skip).trimStart().length + mark[0].length;
  if (line.text.length > skip + leading) section.add(line, skip + leading);
}
