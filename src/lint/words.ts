/** Words for messages. */
import type { Definition } from '../schema/model.ts';
import type { Span } from '../source/span.ts';

/** `struct 'Foo'`. */
export function ownerText({ kind, name }: Pick<Definition, 'kind' | 'name'>): string {
  return `${kind} '${name}'`;
}

/** `` `text` `` of a place, cut where it is long. */
export function excerpt(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt)}…` : line;
}

const longestExcerpt = 40;

/** The place of a definition's name; definitions that stand in a file have one. */
export function nameSpanOf({ nameSpan, span }: Definition): Span | undefined {
  return nameSpan ?? span;
}
