/** Options at the head of a directive, `:name: value`. reStructuredText, "Directives". */
import type { SourceFile } from '../../source/source-file.ts';
import { fieldOf } from './field-list.ts';
import { isBlank, restOf, spanOfLines, type Line } from './lines.ts';
import type { DirectiveOption } from '../../schema/markup.ts';

interface DirectiveOptions {
  readonly options: readonly DirectiveOption[];
  /** The value of an option, as lines; none if it is not there. */
  readonly linesOf: (name: string) => readonly Line[];
  /** Index of the first option's line; the number of lines if there is no option. */
  readonly start: number;
}

/** Takes the lines from a directive's `::` to the first blank line: options are the last of them. */
export function readOptions(lines: readonly Line[], file: SourceFile): DirectiveOptions {
  const first = lines.findIndex((line) => fieldOf(line) !== undefined);
  const start = first === -1 ? lines.length : first;
  const groups: Line[][] = [];
  for (const line of lines.slice(start)) {
    if (fieldOf(line) !== undefined) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  const found = groups.map((group) => readOption(group, file));
  return {
    options: found.map(({ option }) => option),
    linesOf: (name) => found.find(({ option }) => option.name === name)?.valueLines ?? [],
    start,
  };
}

function readOption(lines: readonly Line[], file: SourceFile): { option: DirectiveOption; valueLines: readonly Line[] } {
  const [first, ...others] = lines;
  const mark = fieldOf(first);
  const valueLines = first === undefined ? [] : [restOf(first, mark?.length ?? 0), ...others].filter((line) => !isBlank(line));
  const value = valueLines.map((line) => line.text).join(' ');
  return { option: { span: spanOfLines(file, lines), name: mark?.name ?? '', value }, valueLines };
}
