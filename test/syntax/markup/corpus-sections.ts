/** The documentation of real schemas, cut into sections roughly: enough to read their markup without the rest of the compiler. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocSection, DocSectionKind } from '../../../src/schema/doc.ts';
import { SourceFile } from '../../../src/source/source-file.ts';

export interface FoundSection {
  readonly file: SourceFile;
  readonly section: DocSection;
}

interface DocLine {
  readonly text: string;
  readonly offset: number;
}

interface OpenSection {
  readonly kind: DocSectionKind;
  readonly lines: DocLine[];
}

const tag = /^(Returns|Errors|Since|TODO|Notes?|Examples?):(?!:) */;
const kindOfTag: Readonly<Record<string, DocSectionKind>> = {
  Returns: 'returns', Errors: 'errors', Since: 'since', TODO: 'todo', Note: 'note', Notes: 'note', Example: 'example', Examples: 'example',
};

/** All sections of the schemas in a folder, schema tests left out. `mayBeUnindented`: tags reach to the next tag. */
export function sectionsIn(folder: string, mayBeUnindented: boolean): readonly FoundSection[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.includes('tests'))
    .sort()
    .flatMap((path) => {
      const file = new SourceFile(path, readFileSync(join(folder, path), 'utf8'));
      return blocksOf(file).flatMap((block) => sectionsOf(block, file, mayBeUnindented));
    });
}

function blocksOf(file: SourceFile): readonly (readonly DocLine[])[] {
  const blocks: DocLine[][] = [];
  let open: DocLine[] | undefined;
  for (const match of file.text.matchAll(/^.*$/gm)) {
    const trimmed = match[0].trim();
    if (/^#(?: ?##|##?)$/.test(trimmed)) {
      if (open !== undefined) blocks.push(open);
      open = open === undefined ? [] : undefined;
    } else if (trimmed !== '' && !trimmed.startsWith('#')) {
      open = undefined;
    } else {
      const mark = /^\s*# ?/.exec(match[0])?.[0].length ?? 0;
      open?.push({ text: match[0].slice(mark).trimEnd(), offset: match.index + mark });
    }
  }
  return blocks;
}

function sectionsOf(lines: readonly DocLine[], file: SourceFile, mayBeUnindented: boolean): readonly FoundSection[] {
  const isDefinition = /^@[^:]+:/.test(lines[0]?.text ?? '');
  const sections: OpenSection[] = [{ kind: 'plain', lines: [] }];
  let afterGap = true;
  for (const line of isDefinition ? lines.slice(1) : lines) {
    const current = sections.at(-1);
    const tagMatch = isDefinition ? tag.exec(line.text) : null;
    const nameMatch = isDefinition ? /^@[^\s:]+: */.exec(line.text) : null;
    const isPlainAgain = current?.kind === 'member' || !mayBeUnindented;
    if (tagMatch !== null) sections.push({ kind: kindOfTag[tagMatch[1] ?? ''] ?? 'plain', lines: [rest(line, tagMatch[0].length)] });
    else if (nameMatch !== null) sections.push({ kind: 'member', lines: [rest(line, nameMatch[0].length)] });
    else if (/^\S/.test(line.text) && afterGap && current?.kind !== 'plain' && isPlainAgain) sections.push({ kind: 'plain', lines: [line] });
    else current?.lines.push(line);
    afterGap = line.text === '';
  }
  return sections.map((section) => ({ file, section: close(section, file) })).filter(({ section }) => section.text !== '');
}

function rest(line: DocLine, length: number): DocLine {
  return { text: line.text.slice(length), offset: line.offset + length };
}

function close({ kind, lines }: OpenSection, file: SourceFile): DocSection {
  const first = lines.findIndex((line) => line.text !== '');
  const last = lines.findLastIndex((line) => line.text !== '');
  const kept = first === -1 ? [] : lines.slice(first, last + 1);
  const start = kept[0]?.offset ?? 0;
  const end = (kept.at(-1)?.offset ?? 0) + (kept.at(-1)?.text.length ?? 0);
  return {
    kind, name: undefined, nameSpan: undefined, span: file.span(start, end),
    text: kept.map((line) => line.text).join('\n'), lineOffsets: kept.map((line) => line.offset),
  };
}
