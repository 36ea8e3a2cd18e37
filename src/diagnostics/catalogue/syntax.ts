/** Messages about tokens and punctuation. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export interface Unexpected {
  readonly found: string;
  readonly expected: string;
}

export const syntaxCatalogue = {
  'syntax/unexpected-token': {
    severity: 'error',
    message: ({ found, expected }: Unexpected) => `expected ${expected}, found ${found}`,
  },
  'syntax/stray-text': {
    severity: 'error',
    message: ({ found }: Unexpected) => `${quote(found)} is not part of the language: values are objects, arrays, 'strings', true and false`,
  },
  'syntax/unterminated-string': {
    severity: 'error',
    message: () => "this string has no closing ' on its line",
  },
  'syntax/bad-string-character': {
    severity: 'error',
    message: ({ found }: Unexpected) => `a string may hold printable ASCII characters only, not ${found}`,
  },
  'syntax/unknown-escape': {
    severity: 'error',
    message: ({ found }: { found: string }) => `${quote(found)} is not an escape: only \\\\ is`,
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

function quote(text: string): string {
  return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
}
