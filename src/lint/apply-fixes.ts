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
export function applyFixes(findings: readonly Pick<LintFinding, 'fix'>[]): { readonly files: readonly MendedText[]; readonly count: number } {
  const byFile = new Map<SourceFile, TextEdit[]>();
  const taken = new Map<SourceFile, Set<number>>();
  let count = 0;
  for (const { fix } of findings) {
    if (fix === undefined || fix.length === 0) continue;
    if (fix.some((edit) => offsetsOf(edit).some((offset) => taken.get(edit.span.file)?.has(offset) === true))) continue;
    count++;
    for (const edit of fix) {
      const { file } = edit.span;
      const edits = byFile.get(file) ?? [];
      const offsets = taken.get(file) ?? new Set<number>();
      byFile.set(file, edits);
      taken.set(file, offsets);
      edits.push(edit);
      for (const offset of offsetsOf(edit)) offsets.add(offset);
    }
  }
  return { files: [...byFile].map(([file, edits]) => ({ file, text: withEdits(file.text, edits) })), count };
}

/** Of the edges between characters that an edit has to itself; edits are short. */
function offsetsOf({ span: { start, end } }: TextEdit): readonly number[] {
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

/** New lines end as the first one of the file does. */
function withEdits(text: string, edits: readonly TextEdit[]): string {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const parts: string[] = [];
  let from = 0;
  for (const { span, text: replacement } of edits.toSorted((left, right) => left.span.start - right.span.start)) {
    parts.push(text.slice(from, span.start), replacement.replaceAll('\n', lineEnd));
    from = span.end;
  }
  return [...parts, text.slice(from)].join('');
}
