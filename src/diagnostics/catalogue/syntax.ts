/** Messages about tokens and punctuation. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** What stands in the text and what could stand there, as messages call them. */
export interface Unexpected {
  readonly found: string;
  readonly expected: string;
}

/** The codes `syntax/…`. */
export const syntaxCatalogue = {
  'syntax/unexpected-token': {
    severity: 'error',
    message: ({ found, expected }: Unexpected) => `expected ${expected}, found ${found}`,
  },
  'syntax/stray-text': {
    severity: 'error',
    message: ({ found }: Unexpected) => strayText(found),
  },
  'syntax/unterminated-string': {
    severity: 'error',
    message: () => "this string is not closed on its line",
  },
  'syntax/bad-string-character': {
    severity: 'error',
    message: ({ found }: Unexpected) => `a string may hold printable ASCII characters only, not ${found}`,
  },
  'syntax/unknown-escape': {
    severity: 'error',
    message: ({ found }: { found: string }) => `${quote(found)} is not an escape: a backslash can only stand before another one`,
  },
  'syntax/nested-too-deep': {
    severity: 'error',
    message: ({ expected }: Unexpected) => `values are nested more than ${expected} levels deep`,
  },
  'syntax/missing-comma': {
    severity: 'error',
    message: ({ found }: Unexpected) => `a comma is missing before ${found}`,
  },
  'syntax/trailing-comma': {
    severity: 'error',
    message: ({ found }: Unexpected) => `a comma must not stand before ${found}`,
  },
  'syntax/duplicate-key': {
    severity: 'error',
    message: ({ key }: { key: string }) => `key '${key}' stands twice in this object`,
  },
  'syntax/not-an-object': {
    severity: 'error',
    message: ({ found }: { found: string }) => `a definition or directive must be an object, not ${found}`,
  },
} satisfies Record<string, CatalogueEntry>;

function strayText(found: string): string {
  if (found.startsWith('"')) return `strings stand in single quotes, not in double quotes: ${cut(found)}`;
  if (found.startsWith('//') || found.startsWith('/*')) return `a comment begins with '#', not with '${found.slice(0, 2)}'`;
  if (/^[A-Za-z_]/.test(found)) return `${quote(found)} stands outside of quotes, where only true and false can`;
  return `${quote(found)} is not part of the language: values are objects, arrays, 'strings', true and false`;
}

function quote(text: string): string {
  return `'${cut(text)}'`;
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
