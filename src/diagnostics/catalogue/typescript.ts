/** Messages of the target `typescript`. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `typescript/…`. */
export const typescriptCatalogue = {
  'typescript/name-collision': {
    severity: 'error',
    message: ({ name, what, other }: { name: string; what: string; other: string }) =>
      `the TypeScript name '${name}' would stand for ${what} and for ${other}`,
  },
  'typescript/unknown-name': {
    severity: 'warning',
    message: ({ name }: { name: string }) => `the configuration gives a TypeScript name to '${name}', which the schema does not define`,
  },
  'typescript/unknown-bytes': {
    severity: 'warning',
    message: ({ name }: { name: string }) => `the configuration says that '${name}' holds base64, but the schema has no such member of type str`,
  },
} satisfies Record<string, CatalogueEntry>;
