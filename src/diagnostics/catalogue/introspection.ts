/** Messages about introspection data that is read like a schema. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `introspection/…`. */
export const introspectionCatalogue = {
  'introspection/invalid': {
    severity: 'error',
    message: ({ problem }: { problem: string }) => `this is not introspection data: ${problem}`,
  },
} satisfies Record<string, CatalogueEntry>;
