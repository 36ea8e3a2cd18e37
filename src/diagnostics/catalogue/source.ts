/** Messages about files and the directives that name or govern them. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export const sourceCatalogue = {
  'source/unreadable': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `cannot read schema '${path}': ${problem}`,
  },
  'include/not-alone': {
    severity: 'error',
    message: ({ other }: { other: string }) => `an include directive has 'include' as its only key, not '${other}' as well`,
  },
  'include/not-a-string': {
    severity: 'error',
    message: ({ found }: { found: string }) => `'include' takes the path of a file as a string, not ${found}`,
  },
  'include/loop': {
    severity: 'error',
    message: ({ path }: { path: string }) => `'${path}' is already being read: it includes itself, directly or through other files`,
  },
  'include/unreadable': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `cannot read include file '${path}': ${problem}`,
  },
  'pragma/not-alone': {
    severity: 'error',
    message: ({ other }: { other: string }) => `a pragma directive has 'pragma' as its only key, not '${other}' as well`,
  },
  'pragma/not-an-object': {
    severity: 'error',
    message: ({ found }: { found: string }) => `'pragma' takes an object, not ${found}`,
  },
  'pragma/unknown': {
    severity: 'error',
    message: ({ name }: { name: string }) => `there is no pragma '${name}'`,
  },
  'pragma/not-boolean': {
    severity: 'error',
    message: ({ name }: { name: string }) => `pragma '${name}' takes true or false`,
  },
  'pragma/not-a-list': {
    severity: 'error',
    message: ({ name }: { name: string }) => `pragma '${name}' takes a list of strings`,
  },
} satisfies Record<string, CatalogueEntry>;
