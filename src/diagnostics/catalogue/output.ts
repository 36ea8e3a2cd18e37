/** Messages about the files that are written: those that are generated, and schemas that are formatted. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** A file that is written. */
export interface File {
  readonly path: string;
}

/** The codes `output/…`. */
export const outputCatalogue = {
  'output/missing': {
    severity: 'error',
    message: ({ path }: File) => `'${path}' is not there; it has yet to be generated`,
  },
  'output/stale': {
    severity: 'error',
    message: ({ path }: File) => `'${path}' is not what would be generated now`,
  },
  'output/extra': {
    severity: 'error',
    message: ({ path }: File) => `'${path}' is not generated any more`,
  },
  'output/unformatted': {
    severity: 'error',
    message: ({ path }: File) => `'${path}' does not have its layout`,
  },
  'output/conflict': {
    severity: 'error',
    message: ({ problem }: { problem: string }) => problem,
  },
} satisfies Record<string, CatalogueEntry>;
