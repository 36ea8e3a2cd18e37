/** Bullet lists. reStructuredText, "Bullet Lists". */
import type { Recogniser } from './block-context.ts';
import { readItems, type ItemMark } from './list-items.ts';
import { spanOfLines, type Line } from './lines.ts';

const bulletPattern = /^([*+•‣⁃-])(?: +|$)/;

/** The bullet that a line at the left edge begins with; undefined if there is none. */
export function bulletOf(line: Line | undefined): ItemMark | undefined {
  if (line === undefined || line.indent > 0) return undefined;
  const match = bulletPattern.exec(line.text);
  return match?.[1] === undefined ? undefined : { text: match[1], width: match[0].length };
}

/** Items with one and the same bullet, blank lines between them or not. */
export const bulletList: Recogniser = (lines, start, context) => {
  const bullet = bulletOf(lines[start]);
  if (bullet === undefined) return undefined;
  const markOf = (index: number): ItemMark | undefined => {
    const mark = bulletOf(lines[index]);
    return mark?.text === bullet.text ? mark : undefined;
  };
  const { items, next } = readItems({ lines, start, markOf }, context);
  return { blocks: [{ kind: 'bullet-list', span: spanOfLines(context.file, lines.slice(start, next)), bullet: bullet.text, items }], next };
};
