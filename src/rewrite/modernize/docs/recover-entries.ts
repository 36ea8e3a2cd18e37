/**
 * Descriptions that lack their colon, which no release takes for any: takes a comment and the names of what may be described,
 * gives it with a section for each.
 */
import type { DocSection } from '../../../schema/doc.ts';
import { parseMarkup } from '../../../syntax/markup/parse-markup.ts';
import type { DocSource } from './build-doc.ts';

/** A name, and what stands apart from it or begins in the manner of a description. */
const looseEntry = /^@([\w.-]+)(?: {2,}| (?=[A-Z]))\s*(?=\S)/;

/** What has a description with its colon keeps that. */
export function recoverEntries(source: DocSource, names: Iterable<string>): DocSource {
  const wanted = new Set(names);
  for (const { kind, name } of source.sections) if (kind === 'member') wanted.delete(name ?? '');
  const markup = new Map(source.markup);
  const sections = source.sections.flatMap((section) => {
    const parts = section.kind === 'plain' ? splitSection(section, wanted) : [section];
    if (parts.length === 1 && parts[0] === section) return parts;
    for (const part of parts) markup.set(part, parseMarkup(part, part.span.file, source.options));
    return parts;
  });
  return { ...source, sections, markup };
}

function splitSection(section: DocSection, wanted: ReadonlySet<string>): readonly DocSection[] {
  const lines = section.text.split('\n');
  const starts = lines.flatMap((line, index) => (wanted.has(looseEntry.exec(line)?.[1] ?? '') ? [index] : []));
  const [first] = starts;
  if (first === undefined) return [section];
  const parts: DocSection[] = [];
  if (lines.slice(0, first).some((line) => line !== '')) parts.push(partOf(section, { from: 0, to: first, skip: 0 }));
  starts.forEach((start, index) => {
    const line = lines[start] ?? '';
    const [head = '', name] = looseEntry.exec(line) ?? [];
    const next = starts[index + 1] ?? lines.length;
    const end = endOfEntry(lines, start, next);
    parts.push({ ...partOf(section, { from: start, to: end, skip: head.length }), kind: 'member', name });
    if (lines.slice(end, next).some((rest) => rest !== '')) parts.push(partOf(section, { from: end, to: next, skip: 0 }));
  });
  return parts;
}

/** It goes on up to a paragraph that is not indented. */
function endOfEntry(lines: readonly string[], start: number, next: number): number {
  for (let index = start + 1; index < next; index++) {
    if (lines[index - 1] === '' && lines[index] !== '' && !/^\s/.test(lines[index] ?? '')) return index;
  }
  return next;
}

/** Some lines of a section, without blank ones at both ends. */
function partOf(section: DocSection, { from, to, skip }: { readonly from: number; readonly to: number; readonly skip: number }): DocSection {
  const texts = section.text.split('\n').slice(from, to);
  const offsets = section.lineOffsets.slice(from, to);
  texts[0] = (texts[0] ?? '').slice(skip);
  const lineOffsets = offsets.map((offset, index) => (index === 0 ? offset + skip : offset));
  while (texts.length > 0 && texts[0] === '') {
    texts.shift();
    lineOffsets.shift();
  }
  while (texts.at(-1) === '') {
    texts.pop();
    lineOffsets.pop();
  }
  const start = lineOffsets[0] ?? section.span.start;
  const end = (lineOffsets.at(-1) ?? start) + (texts.at(-1) ?? '').length;
  return { ...section, name: undefined, nameSpan: undefined, text: texts.join('\n'), lineOffsets, span: section.span.file.span(start, end) };
}
