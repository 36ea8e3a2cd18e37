/** Examples in today's markup: takes the lines of an old one, gives lines in which each conversation is marked as one. */
import { indent, separated } from '../../docs/doc-comment.ts';
import { isMessage } from '../../docs/layout-blocks.ts';
import { asConversation } from './messages.ts';

/** Where an example is to stand. */
export interface ExamplePlace {
  /** Whether directives count there: in the first column only. */
  readonly isAtEdge: boolean;
}

/** `lines` have no common indentation; a stretch of them is prose, code or a conversation, as blank lines and bars part them. */
export function modernExample(lines: readonly string[], { isAtEdge }: ExamplePlace): readonly string[] {
  const out: string[][] = [];
  let kind: ChunkKind | undefined;
  for (const { lines: chunk, isBarred } of chunksOf(lines)) {
    const [prose, rest] = isBarred ? [[], chunk] : splitProse(chunk, kind);
    if (prose.length > 0) {
      out.push([...prose]);
      kind = 'prose';
    }
    if (rest.length === 0) continue;
    const conversation = asConversation(rest);
    const restKind = conversation !== undefined ? 'transcript' : rest.some((line) => isCommand.test(line)) ? 'commands' : 'code';
    const isMore = kind !== undefined && kind !== 'prose' && (kind === 'commands') === (restKind === 'commands');
    if (isMore) out.at(-1)?.push('', ...indent(kind === 'transcript' ? conversation ?? rest : rest, 4));
    else out.push([isAtEdge && conversation !== undefined ? '.. qmp-example::' : '::', '', ...indent(levelled(isAtEdge ? conversation ?? rest : rest), 4)]);
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

/** An object, a key of one, or nothing but brackets: `[0, 10)` is prose. */
const startsJson = /^(?:\{|\[ *\{|"[^"]+" *:|[[\]{}, ]+$)/;

/** What somebody typed at a prompt, or a line that goes on with the next. */
const isCommand = /^ *(?:[$#>]|\((?:qemu|gdb)\)) +\S| \\$/;

type ChunkKind = 'prose' | 'code' | 'commands' | 'transcript';

/** Lines that belong together. */
interface Chunk {
  /** Without their bars. */
  readonly lines: readonly string[];
  /** Whether each line has a bar before it, which says that line ends count. */
  readonly isBarred: boolean;
}

function chunksOf(lines: readonly string[]): readonly Chunk[] {
  const chunks: { lines: string[]; isBarred: boolean }[] = [];
  let last: (typeof chunks)[number] | undefined;
  for (const line of lines) {
    const isBarred = /^ *\|(?: |$)(?!.*\|$)/.test(line);
    const text = isBarred ? line.replace(/^ *\| ?/, '') : line;
    if (text === '') {
      last = undefined;
      continue;
    }
    if (last?.isBarred !== isBarred) chunks.push(last = { lines: [], isBarred });
    last.lines.push(text);
  }
  return chunks;
}

/** Prose at the head of a chunk, and what follows it. */
function splitProse(chunk: readonly string[], before: ChunkKind | undefined): readonly [prose: readonly string[], rest: readonly string[]] {
  const isInside = before !== undefined && before !== 'prose';
  const start = chunk.findIndex((line) => isMessage(line.trim()) || startsJson.test(line.trim()) || isCommand.test(line) || (isInside && /^(?: |\.\.\.)/.test(line)));
  if (start === -1) return isDrawn(chunk) ? [[], chunk] : [chunk, []];
  return [chunk.slice(0, start), chunk.slice(start)];
}

/** Whether lines stand further in for a reason that prose does not have: neither below an item nor below a colon. */
function isDrawn(chunk: readonly string[]): boolean {
  const firstInner = chunk.findIndex((line) => line.startsWith(' '));
  return firstInner > 0 && !chunk.slice(0, firstInner).some((line) => /:$|^(?:[-*+•]|\(?\w+[.)]) /.test(line));
}

/** The first line sets the edge of a literal block: none after it may stand further left. */
function levelled(lines: readonly string[]): readonly string[] {
  const edge = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line, index) => (index === 0 ? line.trimStart() : line.slice(edge)));
}
