/** Messages of the target `markdown`. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `markdown/…`. */
export const markdownCatalogue = {
  'markdown/unknown-reference': {
    severity: 'warning',
    message: ({ target }: { target: string }) => `the documentation refers to '${target}', for which there is no place in the generated pages`,
  },
} satisfies Record<string, CatalogueEntry>;
