/** Transcripts: takes the lines of an example, gives what was sent and received. QEMU documentation, `qmp-example`. */
import type { BlockSettings } from './block-context.ts';
import { isBlank, layoutOf, nextText, spanOfLines, dedent, partOf, dedentAll, type Line } from './lines.ts';
import type { Transcript, TranscriptEntry } from '../../schema/markup.ts';

const mark = /^(?:->|<-)(?: |$)/;
const markLength = 2;
/** Columns from a mark to its message, which the message's other lines are indented by as well. */
const messageIndent = 3;
const elision = /^\.{2,}$/;

/** Whether a line begins a message. */
export function startsMessage(line: Line | undefined): boolean {
  return line !== undefined && mark.test(line.text);
}

/** A message ends where the next one begins, or, once its brackets are closed, at the first line below its mark. */
export function parseTranscript(lines: readonly Line[], context: BlockSettings): Transcript {
  const block = dedentAll(lines);
  const entries: TranscriptEntry[] = [];
  let next = nextText(block, 0);
  while (next < block.length) {
    const end = endOfEntry(block, next);
    entries.push(readEntry(block.slice(next, end), context));
    next = nextText(block, end);
  }
  return { kind: 'transcript', span: spanOfLines(context.file, block), entries };
}

function readEntry(lines: readonly Line[], context: BlockSettings): TranscriptEntry {
  const span = spanOfLines(context.file, lines);
  const [first, ...others] = lines;
  if (first === undefined || !startsMessage(first)) {
    const kind = elision.test(first?.text ?? '') ? 'elided' : 'comment';
    return { kind, span, text: layoutOf(lines).trimEnd() };
  }
  const edge = first.indent + messageIndent;
  const message = [{ ...partOf(first, markLength), indent: 0 }, ...others.map((line) => dedent(line, edge))];
  const text = message.map((line) => ' '.repeat(line.indent) + line.text).join('\n').trim();
  return { kind: first.text.startsWith('->') ? 'sent' : 'received', span, text };
}

function endOfEntry(lines: readonly Line[], start: number): number {
  const first = lines[start];
  if (elision.test(first?.text ?? '')) return start + 1;
  const isMessage = startsMessage(first);
  const brackets = new BracketCount();
  if (isMessage) brackets.add(first?.text ?? '');
  let index = start + 1;
  for (; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined || line.text === '') continue;
    if (startsMessage(line)) break;
    const isElision = elision.test(line.text) && line.indent === 0;
    if (!isMessage) {
      if (isElision) break;
      continue;
    }
    const isAfterGap = isBlank(lines[index - 1]);
    if ((brackets.areClosed && line.indent === 0) || (isAfterGap && isProse(line)) || (isElision && !brackets.areOpen)) break;
    brackets.add(line.text);
  }
  return index;
}

/** A line that cannot continue a message after a gap: a word at the left edge. */
function isProse(line: Line): boolean {
  return line.indent === 0 && /^[\p{L}\p{N}(#*@]/u.test(line.text);
}

/** Counts the brackets of a message outside of its strings. */
class BracketCount {
  #open = 0;
  #seen = false;

  get areClosed(): boolean {
    return this.#seen && this.#open <= 0;
  }

  get areOpen(): boolean {
    return this.#open > 0;
  }

  add(line: string): void {
    let isInString = false;
    for (let index = 0; index < line.length; index++) {
      const character = line[index];
      if (character === '"') isInString = !isInString;
      else if (isInString) index += character === '\\' ? 1 : 0;
      else if (character === '{' || character === '[') this.#count(1);
      else if (character === '}' || character === ']') this.#count(-1);
    }
  }

  #count(step: 1 | -1): void {
    this.#seen = true;
    this.#open += step;
  }
}
