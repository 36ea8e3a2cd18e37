/** Length and sentence spacing of documentation lines, as releases since 10.2 insist on them. */

/** What is wrong with a line: at most one thing, its length going first. */
export type LineProblem =
  | { readonly kind: 'long'; readonly length: number }
  /** `index` of the single space. */
  | { readonly kind: 'spacing'; readonly index: number };

/** Takes the lines of one block in order, each without its comment mark. */
export type LineLint = (text: string) => LineProblem | undefined;

/** Columns of a documentation line, comment mark and space included. */
export const maximumLength = 70;

/** What every line has that breaks the law of sentence spacing. */
export const mayEndSentence = /[.!?] [A-Z0-9(]/g;

const onlyLink = /^ *(?:https?|ftp):\/\/[^ ]*$/;
const literalMark = /^ *::$|^\.\. +qmp-example::$/;
const singleSpace = /(?:\be\.g\.|^ *\d\.|([.!?])) [A-Z0-9(]/g;

/** A checker for one block; literal blocks, which it recognises by their mark and indentation, are left alone. */
export function lineLint(): LineLint {
  let isLiteral = false;
  let literalIndent: number | undefined;
  return (text) => {
    if (text.endsWith('::') && literalMark.test(text)) {
      isLiteral = true;
      literalIndent = undefined;
    } else if (isLiteral && text !== '') {
      const indent = text.length - text.trimStart().length;
      literalIndent ??= indent;
      if (indent < literalIndent) isLiteral = false;
    }
    return isLiteral ? undefined : checkLine(text);
  };
}

function checkLine(text: string): LineProblem | undefined {
  if (text.length + 2 > maximumLength && !onlyLink.test(text)) {
    const length = [...text].length + 2;
    if (length > maximumLength) return { kind: 'long', length };
  }
  for (const match of text.matchAll(singleSpace)) {
    if (match[1] !== undefined) return { kind: 'spacing', index: match.index + 1 };
  }
  return undefined;
}
