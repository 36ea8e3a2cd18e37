/** How the prose of a schema is marked up: takes the dialect, gives what the markup parser needs to know. */
import { permits, requires, type Dialect } from '../../schema/dialect.ts';
import type { MarkupOptions } from './parse-markup.ts';

/** Where a dialect's releases differ, the older manner is taken, for it reads more leniently. */
export function markupOptions(dialect: Dialect): MarkupOptions {
  const flavour = requires(dialect, 'rst-markup') ? 'rst' : requires(dialect, 'structured-markup') ? 'texinfo-like' : 'plain';
  const alignsText = flavour === 'rst' && permits(dialect, 'unindented-sections') && !requires(dialect, 'indented-descriptions');
  return { flavour, equalsHeadings: !requires(dialect, 'no-old-headings'), alignsText };
}
