/** Messages of the target `json-schema`. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export const jsonSchemaCatalogue = {
  'json-schema/name-collision': {
    severity: 'error',
    message: ({ kind, name }: { kind: string; name: string }) =>
      `'${name}' under $defs would stand for ${kind} '${name}' and for a message of the protocol`,
  },
} satisfies Record<string, CatalogueEntry>;
