/** Messages about tokens, punctuation and directives. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export const syntaxCatalogue = {
  'syntax/unexpected-token': {
    severity: 'error',
    message: ({ found, expected }: { found: string; expected: string }) => `expected ${expected}, found ${found}`,
  },
} satisfies Record<string, CatalogueEntry>;
