/** Messages about documentation comments: their form, and how they fit the definition. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

export const docCatalogue = {
  'doc/junk-after-mark': {
    severity: 'error',
    message: ({ end }: { end: 'start' | 'end' }) => `the line '##' at the ${end} of a documentation comment must hold nothing else`,
  },
  'doc/unclosed': {
    severity: 'error',
    message: ({ opened }: { opened: number }) => `the documentation comment opened on line ${opened} is not closed with '##'`,
  },
  'doc/inside-definition': {
    severity: 'error',
    message: () => "a documentation comment cannot stand inside a definition; an ordinary comment has one '#'",
  },
  'doc/missing-space': {
    severity: 'error',
    message: () => "a space must follow the '#'",
  },
  'doc/long-line': {
    severity: 'error',
    message: ({ length }: { length: number }) => `this documentation line has ${length} columns; 70 are allowed`,
  },
  'doc/sentence-spacing': {
    severity: 'error',
    message: () => 'two spaces must separate sentences',
  },
  'doc/symbol-without-colon': {
    severity: 'error',
    message: ({ line }: { line: string }) => `the line '${line}' that names the documented definition must end with ':'`,
  },
  'doc/symbol-without-name': {
    severity: 'error',
    message: () => "a name must follow the '@'",
  },
  'doc/entry-in-free-form': {
    severity: 'error',
    message: ({ name }: { name: string }) => `'@${name}:' describes a part of a definition, but this comment does not begin with the name of one`,
  },
  'doc/repeated-features': {
    severity: 'error',
    message: () => "a second 'Features:' line; there can be only one",
  },
  'doc/no-feature-described': {
    severity: 'error',
    message: () => "'Features:' must be followed by the description of a feature, '@name: …'",
  },
  'doc/late-member': {
    severity: 'error',
    message: ({ name }: { name: string }) => `the description of '@${name}:' must stand with the other members, before any section or later paragraph`,
  },
  'doc/retired-tag': {
    severity: 'error',
    message: ({ tag }: { tag: string }) =>
      `'${tag}:' is not a section any more; write ${tag.startsWith('Note') ? "'.. note::'" : "'.. qmp-example::'"}`,
  },
  'doc/bad-indentation': {
    severity: 'error',
    message: ({ indent }: { indent: number }) => `this line goes on with the section above and must be indented by at least ${indent} spaces`,
  },
  'doc/entry-without-name': {
    severity: 'error',
    message: () => "a name must stand between '@' and ':'",
  },
  'doc/repeated-entry': {
    severity: 'error',
    message: ({ entry, earlierLine }: { entry: string; earlierLine: number }) => `'${entry}' is there already, on line ${earlierLine}`,
  },
  'doc/empty-section': {
    severity: 'error',
    message: ({ section }: { section: string }) => `text must follow '${section}'`,
  },
  'doc/no-definition': {
    severity: 'error',
    message: ({ symbol }: { symbol: string }) => `the documentation of '${symbol}' is not followed by its definition`,
  },
  'doc/free-form-before-definition': {
    severity: 'error',
    message: () => "the comment before a definition must begin with its name, '@name:'",
  },
  'doc/wrong-symbol': {
    severity: 'error',
    message: ({ symbol, name }: { symbol: string; name: string }) => `the documentation before '${name}' is for '${symbol}'`,
  },
  'doc/required': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} must be documented`,
  },
  'doc/returns-outside-command': {
    severity: 'error',
    message: ({ section, what }: { section: string; what: string }) => `section '${section}' is for commands only, not for ${what}`,
  },
  'doc/returns-without-returns': {
    severity: 'error',
    message: ({ name }: { name: string }) => `there is a 'Returns' section, but command '${name}' returns nothing`,
  },
  'doc/missing-member': {
    severity: 'error',
    message: ({ what, owner }: { what: string; owner: string }) => `${what} of ${owner} is not documented`,
  },
  'doc/missing-feature': {
    severity: 'error',
    message: ({ feature, owner }: { feature: string; owner: string }) => `feature '${feature}' of ${owner} is not documented`,
  },
  'doc/unknown-member': {
    severity: 'error',
    message: ({ name, owner }: { name: string; owner: string }) => `${owner} has no '${name}' of its own to document`,
  },
  'doc/unknown-feature': {
    severity: 'error',
    message: ({ name, owner }: { name: string; owner: string }) => `${owner} has no feature '${name}' to document`,
  },
  'doc/since-not-a-version': {
    severity: 'warning',
    message: ({ text }: { text: string }) => `'${text}' is not a version such as 9.2 or 2.12.1`,
  },
} satisfies Record<string, CatalogueEntry>;
