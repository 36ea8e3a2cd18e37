/** Messages of the target `json-schema`. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export const jsonSchemaCatalogue = {
  'json-schema/name-collision': {
    severity: 'error',
    message: ({ name, what, other }: { name: string; what: string; other: string }) =>
      `'${name}' under $defs would stand for ${what} and for ${other}`,
  },
} satisfies Record<string, CatalogueEntry>;
