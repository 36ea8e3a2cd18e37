/** Mending: takes findings with their edits, gives the new text of each file that changes. */
import type { SourceFile } from '../source/source-file.ts';
import type { LintFinding } from './lint-schema.ts';
import type { TextEdit } from './rule.ts';

/** What one round of mending does. Edits that get in each other's way wait for the next. */
export interface MendedText {
  readonly file: SourceFile;
  readonly text: string;
}

/** In no particular order; all edits of a finding are made, or none. */
export function applyFixes(findings: readonly LintFinding[]): { readonly files: readonly MendedText[]; readonly count: number } {
  const byFile = new Map<SourceFile, TextEdit[]>();
  let count = 0;
  for (const { fix } of findings) {
    if (fix === undefined || fix.length === 0) continue;
    const isFree = fix.every((edit) => (byFile.get(edit.span.file) ?? []).every((other) => !touches(edit, other)));
    if (!isFree) continue;
    count++;
    for (const edit of fix) byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  }
  return { files: [...byFile].map(([file, edits]) => ({ file, text: withEdits(file.text, edits) })), count };
}

function touches({ span: left }: TextEdit, { span: right }: TextEdit): boolean {
  return left.start <= right.end && right.start <= left.end;
}

function withEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: replacement } of edits.toSorted((left, right) => left.span.start - right.span.start)) {
    parts.push(text.slice(from, span.start), replacement);
    from = span.end;
  }
  return [...parts, text.slice(from)].join('');
}
