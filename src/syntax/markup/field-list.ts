/** Field lists, `:name: content`. reStructuredText, "Field Lists". */
import type { BlockContext, Recogniser } from './block-context.ts';
import { expectBlankLine } from './expect-blank-line.ts';
import { dedentAll, endOfIndented, isBlank, nextText, restOf, spanOfLines, type Line } from './lines.ts';
import type { Field } from '../../schema/markup.ts';

/** A field's mark at the head of a line. */
interface FieldMark {
  readonly name: string;
  /** Length of the mark in the line's text, both colons included. */
  readonly length: number;
}

const longestName = 200;

/** The field name that a line begins with, escapes resolved; undefined if there is none. The indentation is not looked at. */
export function fieldOf(line: Line | undefined): FieldMark | undefined {
  if (line === undefined || !/^:[^: ]/.test(line.text)) return undefined;
  const head = line.text.slice(0, longestName);
  const match = /^:((?:[^:\\]|\\.|:(?![ `]|$))*)(?<! ):(?= |$)/.exec(head);
  return match?.[1] === undefined ? undefined : { name: match[1].replace(/\\(.)/g, '$1'), length: match[0].length };
}

/** Adjacent fields at the left edge, blank lines between them or not. */
export const fieldList: Recogniser = (lines, start, context) => {
  const fields: Field[] = [];
  let end = start;
  let next = start;
  for (let mark = edgeFieldOf(lines[start]); mark !== undefined; mark = edgeFieldOf(lines[next])) {
    end = Math.max(next + 1, endOfIndented(lines, next + 1, 1));
    fields.push(readField(lines.slice(next, end), mark, context));
    next = nextText(lines, end);
  }
  if (fields.length === 0) return undefined;
  expectBlankLine({ lines, at: end, after: 'a field list' }, context);
  return { blocks: [{ kind: 'field-list', span: spanOfLines(context.file, lines.slice(start, end)), fields }], next: end };
};

function edgeFieldOf(line: Line | undefined): FieldMark | undefined {
  return line === undefined || line.indent > 0 ? undefined : fieldOf(line);
}

function readField(lines: readonly Line[], mark: FieldMark, context: BlockContext): Field {
  const [first, ...others] = lines;
  const rest = first === undefined ? [] : [restOf(first, mark.length)].filter((line) => !isBlank(line));
  const content = context.parseBlocks([...rest, ...dedentAll(others)]);
  return { span: spanOfLines(context.file, lines), name: mark.name, content };
}
