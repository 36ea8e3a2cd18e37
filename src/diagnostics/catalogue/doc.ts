/** Messages about documentation comments: their form, and how they fit the definition. */
import type { CatalogueEntry } from '../catalogue-entry.ts';

/** The codes `doc/…`. */
export const docCatalogue = {
  'doc/junk-after-mark': {
    severity: 'error',
    message: ({ end }: { end: 'start' | 'end' }) =>
      `a line that begins with '##' ${end === 'start' ? 'opens' : 'closes'} a documentation comment and must hold nothing else`,
  },
  'doc/unclosed': {
    severity: 'error',
    message: ({ opened }: { opened: number }) => `the documentation comment opened on line ${opened} is not closed with '##'`,
  },
  'doc/inside-definition': {
    severity: 'error',
    message: () => "a documentation comment cannot stand inside a definition; an ordinary comment has a single '#'",
  },
  'doc/missing-space': {
    severity: 'error',
    message: () => "in documentation, a space must follow the '#'",
  },
  'doc/long-line': {
    severity: 'error',
    message: ({ length }: { length: number }) => `this documentation line has ${length} columns; at most 70 are allowed`,
  },
  'doc/sentence-spacing': {
    severity: 'error',
    message: () => 'in documentation, two spaces must separate sentences',
  },
  'doc/symbol-without-colon': {
    severity: 'error',
    message: ({ line }: { line: string }) => `the line '${line}' must be the name of the documented definition and end with ':'`,
  },
  'doc/symbol-without-name': {
    severity: 'error',
    message: () => "the name of the documented definition must stand between '@' and ':'",
  },
  'doc/entry-in-free-form': {
    severity: 'error',
    message: ({ name }: { name: string }) => `'@${name}:' describes a part of a definition, but the first line of this comment names no definition`,
  },
  'doc/repeated-features': {
    severity: 'error',
    message: () => "there is a line 'Features:' already; all features must be described below it",
  },
  'doc/no-feature-described': {
    severity: 'error',
    message: () => "the description of a feature, '@name: …', must follow 'Features:'",
  },
  'doc/late-member': {
    severity: 'error',
    message: ({ name }: { name: string }) => `'@${name}:' must stand with the other members, before any section and any paragraph that is not indented`,
  },
  'doc/retired-tag': {
    severity: 'error',
    message: ({ tag }: { tag: string }) =>
      `'${tag}:' is not a section any more: write ${tag.startsWith('Note') ? "'.. note::'" : "'.. qmp-example::'"}`,
  },
  'doc/bad-indentation': {
    severity: 'error',
    message: ({ indent }: { indent: number }) => `this line continues the description above it, so it must be indented by ${indent === 1 ? 'a space' : `${indent} spaces`} or more`,
  },
  'doc/misplaced-heading': {
    severity: 'error',
    message: () => "a heading that begins with '=' must be the first line of a documentation comment of its own",
  },
  'doc/optional-mark': {
    severity: 'error',
    message: () => "'#optional' is to be left out: the '*' before the name of a member says that it is optional",
  },
  'doc/entry-without-name': {
    severity: 'error',
    message: () => "the name of what is described must stand between '@' and ':'",
  },
  'doc/repeated-entry': {
    severity: 'error',
    message: ({ entry, earlierLine }: { entry: string; earlierLine: number }) => `'${entry}' stands there already, on line ${earlierLine}`,
  },
  'doc/empty-section': {
    severity: 'error',
    message: ({ section }: { section: string }) => `'${section}' must be followed by a text, on its line or indented below it`,
  },
  'doc/no-definition': {
    severity: 'error',
    message: ({ symbol }: { symbol: string }) => `the documentation of '${symbol}' is not followed by its definition`,
  },
  'doc/free-form-before-definition': {
    severity: 'error',
    message: ({ name }: { name: string | undefined }) => name === undefined
      ? "the documentation comment before a definition must begin with its name, as '@name:'"
      : `the documentation comment before '${name}' must begin with the line '@${name}:'`,
  },
  'doc/wrong-symbol': {
    severity: 'error',
    message: ({ symbol, name }: { symbol: string; name: string }) => `the documentation before '${name}' is for '${symbol}'`,
  },
  'doc/required': {
    severity: 'error',
    message: ({ what }: { what: string }) => `${what} must be documented, as pragma 'doc-required' demands`,
  },
  'doc/returns-outside-command': {
    severity: 'error',
    message: ({ section, what }: { section: string; what: string }) => `section '${section}' is for commands only, not for ${what}`,
  },
  'doc/returns-without-returns': {
    severity: 'error',
    message: ({ name }: { name: string }) => `section 'Returns' is for commands that return something, but '${name}' has no 'returns'`,
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
    message: ({ noun, name, owner }: { noun: string; name: string; owner: string }) => `${owner} has no ${noun} '${name}' of its own to document`,
  },
  'doc/unknown-feature': {
    severity: 'error',
    message: ({ name, owner }: { name: string; owner: string }) => `${owner} has no feature '${name}' to document`,
  },
  'doc/since-not-a-version': {
    severity: 'warning',
    message: ({ text }: { text: string }) => `'Since' must begin with a version such as 9.2 or 2.12.1, not with '${text}'`,
  },
} satisfies Record<string, CatalogueEntry>;
