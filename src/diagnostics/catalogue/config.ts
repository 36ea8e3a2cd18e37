/** Messages about the configuration file. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `config/…`. */
export const configCatalogue = {
  'config/syntax': {
    severity: 'error',
    message: ({ language, detail }: { language: string; detail: string }) => `this is not valid ${language}: ${detail}`,
  },
  'config/failed': {
    severity: 'error',
    message: ({ detail }: { detail: string }) => `the configuration failed to run: ${detail}`,
  },
  'config/unknown-key': {
    severity: 'error',
    message: ({ path, owner }: { path: string; owner: string }) => `${path}: ${owner} has no such key`,
  },
  'config/missing-key': {
    severity: 'error',
    message: ({ path, key }: { path: string; key: string }) => `${path === '' ? '' : `${path}: `}the key '${key}' is missing`,
  },
  'config/invalid-value': {
    severity: 'error',
    message: ({ path, expected, found }: { path: string; expected: string; found: string }) =>
      `${path === '' ? '' : `${path}: `}expected ${expected}, found ${found}`,
  },
  'config/invalid-option': {
    severity: 'error',
    message: ({ target, problem }: { target: string; problem: string }) => `targets.${target}: ${problem}`,
  },
  'config/name-collision': {
    severity: 'error',
    message: ({ name, first, second }: { name: string; first: string; second: string }) =>
      `'${first}' and '${second}' would both be generated into the folder '${name}'`,
  },
  'config/release-order': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `${path}: ${problem}`,
  },
} satisfies Record<string, CatalogueEntry>;
