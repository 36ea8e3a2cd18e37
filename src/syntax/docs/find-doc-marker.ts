/** Conventions of documentation that only older releases had: takes files, gives the first place of each convention. */
import type { Permission } from '../../schema/lifetimes.ts';
import type { Span } from '../../source/span.ts';
import type { LoadedFile } from '../load-files.ts';
import type { DocBlock } from './doc-blocks.ts';

/** A place where an older convention was followed. */
export interface DocMarker {
  readonly what: string;
  readonly span: Span;
}

const optionalMark = /^[ \t]*#[ \t]+(?:@\S+[ \t]*)?#optional\b/m;
const symbolLine = /^[ \t]*##\r?\n[ \t]*#[ \t]*@[A-Za-z][^\s:]*(:?)[ \t]*$/gm;
const oldTag = /^(?:Notes?|Examples?):(?!:)/;
/** What a file has somewhere if it has an old tag. */
const mayBeOldTag = /# ?(?:Notes?|Examples?):/;
/** What an entry or a tag begins with: few lines have to be looked at more closely. */
const firstsOfTags = new Set(['@', 'R', 'E', 'S', 'T', 'N']);
const entryOrTag = /^(?:@[^:]*|Returns|Errors|Since|TODO|Notes?|Examples?):(?!:) *(.*)$/;

/** One symbol line in so many lacks its colon where that is a convention; in releases up to 2.7 it was every third. */
const fewestWithoutColon = 1 / 5;

/** Only conventions that `mayBe` says may be there are looked for, as looking takes time. */
export function findDocMarkers(files: readonly LoadedFile[], mayBe: (permission: Permission) => boolean): ReadonlyMap<Permission, DocMarker> {
  const found = new Map<Permission, DocMarker>();
  const find = (permission: Permission, search: (file: LoadedFile) => DocMarker | undefined): void => {
    if (!mayBe(permission)) return;
    for (const file of files) {
      const marker = search(file);
      if (marker === undefined) continue;
      found.set(permission, marker);
      return;
    }
  };
  if (mayBe('symbol-without-colon')) {
    const symbol = findSymbolWithoutColon(files);
    if (symbol !== undefined) found.set('symbol-without-colon', symbol);
  }
  find('optional-mark', ({ tree: { file } }) => {
    const match = optionalMark.exec(file.text);
    return match === null ? undefined : { what: "an '#optional' mark", span: file.span(match.index, match.index + match[0].length) };
  });
  find('unindented-sections', findUnindentedSection);
  find('note-tag', findOldTag);
  find('free-doc-lines', ({ docBlocks: { lintSpan, damaged } }) => (
    damaged || lintSpan === undefined ? undefined : { what: 'a documentation line that is too long or has a single space between sentences', span: lintSpan }
  ));
  return found;
}

function findSymbolWithoutColon(files: readonly LoadedFile[]): DocMarker | undefined {
  let first: Span | undefined;
  let without = 0;
  let all = 0;
  for (const { tree: { file } } of files) {
    for (const match of file.text.matchAll(symbolLine)) {
      all++;
      if (match[1] !== '') continue;
      without++;
      first ??= file.span(match.index, match.index + match[0].length);
    }
  }
  if (first === undefined || without < all * fewestWithoutColon) return undefined;
  return { what: 'a documentation comment whose first line lacks its colon', span: first };
}

/** A tag or an entry whose text goes on below it without indentation. */
function findUnindentedSection(file: LoadedFile): DocMarker | undefined {
  return inDefinitionDocs(file, 'the text of a section that is not indented', ({ lines }, index) => {
    const { text = '' } = lines[index] ?? {};
    if (index === 0 || !firstsOfTags.has(text[0] ?? '')) return false;
    const tag = entryOrTag.exec(text);
    if (tag === null) return false;
    // After an empty line, a tag with a text of its own is complete.
    let below = index + 1;
    if (tag[1] === '' && !text.startsWith('@')) while (lines[below]?.text === '') below++;
    const next = lines[below]?.text ?? '';
    return next !== '' && next[0] !== ' ' && next[0] !== '@' && next !== 'Features:' && !entryOrTag.test(next);
  });
}

function findOldTag(file: LoadedFile): DocMarker | undefined {
  if (!mayBeOldTag.test(file.tree.file.text)) return undefined;
  return inDefinitionDocs(file, "a 'Note:' or 'Example:' section", ({ lines }, index) => {
    const { text = '' } = lines[index] ?? {};
    return (text[0] === 'N' || text[0] === 'E') && oldTag.test(text);
  });
}

function inDefinitionDocs(
  { tree: { file }, docBlocks: { blocks, damaged } }: LoadedFile, what: string, isMarker: (block: DocBlock, index: number) => boolean,
): DocMarker | undefined {
  if (damaged) return undefined;
  for (const block of blocks) {
    if (block.lines[0]?.text.startsWith('@') !== true) continue;
    let index = 0;
    while (index < block.lines.length && !isMarker(block, index)) index++;
    const line = block.lines[index];
    if (line !== undefined) return { what, span: file.span(line.start, line.textStart + line.text.length) };
  }
  return undefined;
}
