/** Lines of Markdown and how groups of them are put together. A line holds no line end. */

/** Markdown, a line an element. */
export type Lines = readonly string[];

/** Groups with an empty line between those that are not empty. */
export function joinGroups(groups: readonly Lines[]): Lines {
  const joined: string[] = [];
  for (const lines of groups) {
    if (lines.length === 0) continue;
    if (joined.length > 0) joined.push('');
    for (const line of lines) joined.push(line);
  }
  return joined;
}

/** Lines below a mark that the first one stands behind; `width` is how far the others are indented. */
export function hang(mark: string, width: number, lines: Lines): Lines {
  const indent = ' '.repeat(width);
  const hung = lines.map((line) => (line === '' ? '' : indent + line));
  hung[0] = `${mark.padEnd(width)}${lines[0] ?? ''}`.trimEnd();
  return hung;
}

/** Items of a list one below the other, with empty lines between them if one of them has several paragraphs. */
export function joinItems(items: readonly Lines[]): Lines {
  return items.some((lines) => lines.includes('')) ? joinGroups(items) : items.flat();
}

/** A label in front of what follows: in the line of a paragraph, and above anything else. */
export function withLabel(label: string, [first, ...rest]: Lines): Lines {
  if (first === undefined) return [label];
  return /^(?:[-*+|>]\s|\||\d+[.)]\s|`{3}|:::|!!!|<)/.test(first) ? [label, '', first, ...rest] : [`${label} ${first}`, ...rest];
}
