/** Lines as 10.2 wants them: takes lines of a comment, gives lines that break none of its laws where that can be helped. */
import { lineLint } from '../../../syntax/docs/line-lint.ts';
import { sectionIndentation, textWidth } from '../../docs/doc-comment.ts';
import { lengthOf } from '../../docs/fill.ts';

/** Paragraphs that would be read as entries or tags become items of a list. */
const entryOrTag = /^(?:@[^:]*:|(?:Returns|Errors|Since|Notes?|Examples?|TODO|Features):(?!:))/;

/** @param lines of text at the edge of a comment, outside of any entry or tag */
export function withoutMarks(lines: readonly string[]): readonly string[] {
  let isItem = false;
  return lines.map((line, index) => {
    const isStart = index === 0 || lines[index - 1] === '';
    if (isStart) isItem = entryOrTag.test(line);
    if (line === '' || !isItem) return line;
    return isStart ? `- ${line}` : `  ${line}`;
  });
}

/** The same for free text, where no line may begin like an entry. */
export function withoutEntries(lines: readonly string[]): readonly string[] {
  return withoutMarks(lines.flatMap((line, index) => (/^@[^:]*:/.test(line) && index > 0 && lines[index - 1] !== '' ? ['', line] : [line])));
}

/** Breaks lines that are too long and spaces sentences; of literal blocks no law is to be kept. */
export function keepLineLaws(lines: readonly string[]): readonly string[] {
  const lint = lineLint();
  return lines.flatMap((line) => {
    const problem = lint(line);
    if (problem === undefined || isTableRow(line)) return [line];
    return breakLine(spaceSentences(line));
  });
}

/** What is drawn with lines would fall apart. */
function isTableRow(line: string): boolean {
  return /^ *(?:\|.*\||\+[-=+]+\+)$/.test(line);
}

function spaceSentences(line: string): string {
  let spaced = line;
  for (let problem = lineLint()(spaced); problem?.kind === 'spacing'; problem = lineLint()(spaced)) {
    spaced = `${spaced.slice(0, problem.index)} ${spaced.slice(problem.index)}`;
  }
  return spaced;
}

function breakLine(line: string): readonly string[] {
  const edge = entryOrTag.test(line) ? sectionIndentation : /^ *(?:(?:[-*]|\d+[.)]) +)?/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let rest = line;
  while (lengthOf(rest) > textWidth) {
    const at = rest.lastIndexOf(' ', textWidth);
    if (at <= edge) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = ' '.repeat(edge) + rest.slice(at).trimStart();
  }
  return [...lines.map(spaceSentences), spaceSentences(rest)];
}
