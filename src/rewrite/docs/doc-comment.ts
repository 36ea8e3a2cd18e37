/** The outside of documentation comments, which all of them share: takes lines of text, gives lines of comment. */

/** Columns of a text line: what the mark and the space after it leave of seventy. */
export const textWidth = 68;

/** How far the text of a section stands in from its tag. */
export const sectionIndentation = 4;

/** Lines between two marks, without their line ends. */
export function docComment(lines: readonly string[]): readonly string[] {
  return ['##', ...lines.map((line) => `# ${line}`.trimEnd()), '##'];
}

/** Text indented, blank lines aside. */
export function indent(lines: readonly string[], columns: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(columns) + line));
}

/** Parts with a blank line between each two. */
export function separated(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/**
 * Whether the first line of a text may stand beside a tag or a directive: there, the lines below set the edge, so that a text
 * of which all the rest is indented has to begin below.
 */
export function hasEdge(text: readonly string[]): boolean {
  return text.length === 1 || text.slice(1).some((line) => /^\S/.test(line));
}
