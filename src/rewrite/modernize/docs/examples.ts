/** Examples in today's markup: takes the lines of an old one, gives lines in which each conversation is marked as one. */
import { indent, separated } from '../../docs/doc-comment.ts';
import { isMessage } from '../../docs/layout-blocks.ts';

/** Where an example is to stand. */
export interface ExamplePlace {
  /** Whether directives count there: in the first column only. */
  readonly isAtEdge: boolean;
}

/** `lines` have no common indentation; a stretch of them is prose, code or a conversation, as blank lines part them. */
export function modernExample(lines: readonly string[], { isAtEdge }: ExamplePlace): readonly string[] {
  const out: string[][] = [];
  let kind: ChunkKind | undefined;
  for (const chunk of chunksOf(lines)) {
    const [prose, rest] = splitProse(chunk, kind);
    if (prose.length > 0) {
      out.push([...prose]);
      kind = 'prose';
    }
    if (rest.length === 0) continue;
    const restKind = kindOf(rest);
    const isMore = kind !== undefined && kind !== 'prose';
    if (isMore) out.at(-1)?.push('', ...indent(rest, 4));
    else out.push([isAtEdge && restKind === 'transcript' ? '.. qmp-example::' : '::', '', ...indent(levelled(rest), 4)]);
    kind = isMore ? kind : restKind;
  }
  return separated(withoutIdleMarks(out));
}

/** A line that announces what has a mark of its own, and says nothing else. */
const idleMark = /^(?:Examples? ?::?|(?:\.\. [\w-]+ ?)?::|\.\. (?:code-block|code|parsed-literal)::.*)$/;

/** Leaves out what announces a literal block where an example with a mark of its own follows. */
export function withoutIdleMarks(parts: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index, all) => {
    const last = part.at(-1) ?? '';
    if (!/^(?:\.\. qmp-example::|::)$/.test(all[index + 1]?.[0] ?? '') || !(idleMark.test(last) || last.endsWith('::'))) return [part];
    const kept = [...part.slice(0, -1), ...(idleMark.test(last) ? [] : [last.replace(/ ?::$/, ':')])];
    return kept.length === 0 ? [] : [kept];
  });
}

/** An object, or nothing but brackets: `[0, 10)` is prose. */
const startsJson = /^(?:\{|\[ *\{|[[\]{}, ]+$)/;

type ChunkKind = 'prose' | 'code' | 'transcript';

function chunksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = [[]];
  for (const line of lines) {
    if (line === '') chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

/** Prose at the head of a chunk, and what follows it. */
function splitProse(chunk: readonly string[], before: ChunkKind | undefined): readonly [prose: readonly string[], rest: readonly string[]] {
  const isInside = before !== undefined && before !== 'prose';
  const start = chunk.findIndex((line) => isMessage(line.trim()) || startsJson.test(line.trim()) || (isInside && /^(?: |\.\.\.)/.test(line)));
  return start === -1 ? [chunk, []] : [chunk.slice(0, start), chunk.slice(start)];
}

function kindOf(lines: readonly string[]): ChunkKind {
  return lines.some((line) => isMessage(line.trim()) || /^\{ *"(?:execute|exec-oob|event|return|error|timestamp)"/.test(line.trim())) ? 'transcript' : 'code';
}

/** The first line sets the edge of a literal block: none after it may stand further left. */
function levelled(lines: readonly string[]): readonly string[] {
  const edge = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(edge)));
}
