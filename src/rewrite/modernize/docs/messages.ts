/** Messages of old examples: takes lines, gives them with the arrows that tell who sent what, as far as the messages tell. */
import { isMessage } from '../../docs/layout-blocks.ts';

/** What one side only says, and what may stand beside it. */
const directions = [
  { arrow: '->', marks: ['execute', 'exec-oob'], others: ['arguments', 'id', 'control'] },
  { arrow: '<-', marks: ['return', 'error', 'event', 'QMP'], others: ['data', 'timestamp', 'id'] },
] as const;

/**
 * The lines of a conversation, every message of which has an arrow, if it is sure whose it is.
 * @returns undefined if the lines are no conversation: they have no arrow and something that is no message, or their arrows lead to something else
 */
export function asConversation(lines: readonly string[]): readonly string[] | undefined {
  const out: string[] = [];
  let hasArrow = false;
  let isSure = true;
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const text = line.trim();
    if (isMessage(text)) {
      const said = text.slice(2).trim();
      if (!/^(?:$|[{["]|\.\.)/.test(said)) return undefined;
      hasArrow = true;
      // A message may begin below its arrow.
      const end = said === '' ? index + 2 : endOfObject(lines, index);
      out.push(...lines.slice(index, end));
      index = end;
      continue;
    }
    const end = text.startsWith('{') ? endOfObject(lines, index) : index + 1;
    const part = lines.slice(index, end);
    const arrow = text.startsWith('{') ? arrowOf(part.join('\n')) : undefined;
    isSure &&= arrow !== undefined || /^\.{2,}$/.test(text);
    out.push(...(arrow === undefined ? part : withArrow(part, arrow)));
    hasArrow ||= arrow !== undefined && isSure;
    index = end;
  }
  return lines.some((line) => isMessage(line.trim())) || (hasArrow && isSure) ? out : undefined;
}

function withArrow(lines: readonly string[], arrow: string): readonly string[] {
  return lines.map((line, index) => {
    const edge = line.length - line.trimStart().length;
    return index === 0 ? `${line.slice(0, edge)}${arrow} ${line.slice(edge)}` : `   ${line}`;
  });
}

/** The index of the line below an object, which ends before the next arrow at the latest. */
function endOfObject(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let index = start; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (index > start && isMessage(line.trim())) return index;
    depth += readKeys(line).depth;
    if (depth <= 0) return index + 1;
  }
  return lines.length;
}

function arrowOf(object: string): string | undefined {
  const { keys, depth } = readKeys(object);
  if (depth !== 0) return undefined;
  return directions.find(({ marks, others }) => {
    const all: readonly string[] = [...marks, ...others];
    return marks.some((mark) => keys.includes(mark)) && keys.every((key) => all.includes(key));
  })?.arrow;
}

/** The keys of the outermost object, and how many more brackets were opened than closed. */
function readKeys(text: string): { readonly keys: readonly string[]; readonly depth: number } {
  const keys: string[] = [];
  let depth = 0;
  for (const [token, name] of text.matchAll(/[{[\]}]|(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)')(?:\s*:)?/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && token.endsWith(':')) keys.push(name ?? token.slice(1, token.lastIndexOf("'")));
  }
  return { keys, depth };
}
