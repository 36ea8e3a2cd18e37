/** Messages about schemas that are sound, but do not say what their authors mean. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `lint/…`; the severity is that of a rule unless the configuration says otherwise. */
export const lintCatalogue = {
  'lint/unknown-member': {
    severity: 'error',
    message: ({ noun, name, owner }: { noun: string; name: string; owner: string }) => `${owner} has no ${noun} '${name}' of its own to describe`,
  },
  'lint/misplaced-doc': {
    severity: 'error',
    message: ({ symbol, name }: { symbol: string; name: string | undefined }) => (name === undefined
      ? `the documentation of '${symbol}' is not followed by its definition`
      : `the documentation of '${symbol}' stands above '${name}'`),
  },
  'lint/nameless-doc': {
    severity: 'error',
    message: ({ name }: { name: string }) => `the documentation comment above '${name}' does not begin with the line '@${name}:'`,
  },
  'lint/doc-mark': {
    severity: 'error',
    message: ({ name, problem }: { name: string; problem: 'not-opened' | 'not-closed' | 'unmarked' | 'malformed' }) => ({
      'not-opened': `the documentation of '${name}' is not opened by a line '##'`,
      'not-closed': `the documentation of '${name}' is not closed by a line '##'`,
      unmarked: `the documentation of '${name}' does not stand between two lines '##'`,
      malformed: `a line that opens or closes the documentation of '${name}' must be '##' and nothing else`,
    })[problem],
  },
  'lint/repeated-section': {
    severity: 'error',
    message: ({ section, owner }: { section: string; owner: string }) => `the documentation of ${owner} has '${section}' already`,
  },
  'lint/optional-mark': {
    severity: 'warning',
    message: ({ noun, name, owner, isMarked }: { noun: string; name: string; owner: string; isMarked: boolean }) => (isMarked
      ? `${noun} '${name}' of ${owner} is described as optional, but has no '*'`
      : `${noun} '${name}' of ${owner} is optional, but its description does not say '#optional'`),
  },
  'lint/returns-other-type': {
    severity: 'error',
    message: ({ name, documented, actual }: { name: string; documented: string; actual: string }) => `'Returns' of command '${name}' speaks of ${documented}, but the command returns ${actual}`,
  },
  'lint/example-syntax': {
    severity: 'error',
    message: ({ expected, found }: { expected: string; found: string }) => `this example is not JSON: expected ${expected}, found ${found}`,
  },
  'lint/example-name': {
    severity: 'error',
    message: ({ noun, name }: { noun: 'command' | 'event'; name: string }) => `this example has the ${noun} '${name}', which does not exist`,
  },
  'lint/example-value': {
    severity: 'error',
    message: ({ where, problem }: { where: string | undefined; problem: string }) => (where === undefined
      ? `this example does not fit the protocol: ${problem}` : `this example does not fit the schema: ${problem} in ${where}`),
  },
  'lint/missing-member': {
    severity: 'warning',
    message: ({ what, owner }: { what: string; owner: string }) => `${what} of ${owner} ${/^none|^only/.test(what) ? 'are' : 'is not'} described`,
  },
  'lint/missing-since': {
    severity: 'warning',
    message: ({ owner }: { owner: string }) => `the documentation of ${owner} does not say since when it is there`,
  },
  'lint/malformed-since': {
    severity: 'warning',
    message: ({ text, meant }: { text: string; meant: string | undefined }) => `'${text}' is not read as a version: ${meant === undefined ? 'one has two or three numbers, such as 9.2' : `write '${meant}'`}`,
  },
  'lint/since-order': {
    severity: 'warning',
    message: ({ what, since, owner, ownerSince }: { what: string; since: string; owner: string; ownerSince: string }) => `${what} is said to be there since ${since}, but ${owner} is there only since ${ownerSince}`,
  },
  'lint/future-since': {
    severity: 'warning',
    message: ({ what, since, version }: { what: string; since: string; version: string }) => `${what} is said to be there since ${since}, but this is the schema of ${version}`,
  },
  'lint/untrue-since': {
    severity: 'error',
    message: ({ what, since, truth }: { what: string; since: string; truth: string }) => `${what} is said to be there since ${since}, but ${truth}`,
  },
  'lint/unknown-reference': {
    severity: 'warning',
    message: ({ name }: { name: string }) => `nothing is called '${name}'`,
  },
  'lint/deprecated-without-reason': {
    severity: 'warning',
    message: ({ what }: { what: string }) => `the documentation says neither why ${what} is deprecated nor what to use instead`,
  },
  'lint/section-typo': {
    severity: 'warning',
    message: ({ found, meant }: { found: string; meant: string | undefined }) => (meant === undefined
      ? `'${found}' begins no section here: the line above it must be empty`
      : `'${found}' begins no section; '${meant}' does`),
  },
  'lint/repeated-word': {
    severity: 'warning',
    message: ({ word }: { word: string }) => `the word '${word}' stands here twice`,
  },
  'lint/misspelling': {
    severity: 'warning',
    message: ({ word, correct }: { word: string; correct: string }) => (word.includes(' ') ? `'${word}' is a slip of '${correct}'` : `'${word}' is spelt '${correct}'`),
  },
  'lint/undocumented': {
    severity: 'warning',
    message: ({ owner }: { owner: string }) => `${owner} has no documentation`,
  },
  'lint/ignore-without-reason': {
    severity: 'warning',
    message: ({ codes }: { codes: string }) => `why ${codes} is ignored must be said: add ' -- ' and the reason`,
  },
  'lint/needless-ignore': {
    severity: 'warning',
    message: ({ code }: { code: string }) => `there is no finding ${code} here to ignore`,
  },
  'lint/bad-ignore': {
    severity: 'warning',
    message: ({ problem }: { problem: string }) => `this exception is not understood: ${problem}`,
  },
} satisfies Record<string, CatalogueEntry>;

/** A code of this catalogue. */
export type LintCode = keyof typeof lintCatalogue;
