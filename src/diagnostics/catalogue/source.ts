/** Messages about files and the directives that name or govern them. */
import type { CatalogueEntry } from '../catalogue-entry.ts';
import { shownPath } from '../printers/report-path.ts';

/** The codes `source/…`, `include/…` and `pragma/…`. */
export const sourceCatalogue = {
  'source/unreadable': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `cannot read schema '${shownPath(path)}': ${problem}`,
  },
  'include/not-alone': {
    severity: 'error',
    message: ({ other }: { other: string }) => `an include directive must have no other key, such as '${other}' here`,
  },
  'include/not-a-string': {
    severity: 'error',
    message: ({ found }: { found: string }) => `'include' must be the path of a file, a string, not ${found}`,
  },
  'include/loop': {
    severity: 'error',
    message: ({ path }: { path: string }) => `'${shownPath(path)}' is already being read: it includes itself, directly or through other files`,
  },
  'include/unreadable': {
    severity: 'error',
    message: ({ path, problem }: { path: string; problem: string }) => `cannot read include file '${shownPath(path)}': ${problem}`,
  },
  'pragma/not-alone': {
    severity: 'error',
    message: ({ other }: { other: string }) => `a pragma directive must have no other key, such as '${other}' here`,
  },
  'pragma/not-an-object': {
    severity: 'error',
    message: ({ found }: { found: string }) => `'pragma' must be an object, not ${found}`,
  },
  'pragma/unknown': {
    severity: 'error',
    message: ({ name }: { name: string }) => `there is no pragma '${name}'`,
  },
  'pragma/not-boolean': {
    severity: 'error',
    message: ({ name, found }: { name: string; found: string }) => `pragma '${name}' must be true or false, not ${found}`,
  },
  'pragma/not-a-list': {
    severity: 'error',
    message: ({ name, found }: { name: string; found: string }) => `pragma '${name}' must be an array of strings, not ${found}`,
  },
} satisfies Record<string, CatalogueEntry>;
