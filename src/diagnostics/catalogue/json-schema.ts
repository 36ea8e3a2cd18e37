/** Messages of the target `json-schema`. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** A definition of the schema, as messages call it. */
export interface Definition {
  readonly kind: string;
  readonly name: string;
}

/** The codes `json-schema/…`. */
export const jsonSchemaCatalogue = {
  'json-schema/name-collision': {
    severity: 'error',
    message: ({ kind, name }: Definition) => `'${name}' under $defs would stand for ${kind} '${name}' and for a message of the protocol`,
  },
  'json-schema/too-large': {
    severity: 'error',
    message: ({ kind, name }: Definition) => `with ${kind} '${name}', unions within unions have too many members to write them all out`,
  },
} satisfies Record<string, CatalogueEntry>;
