/**
 * Every code that the compiler can report, with its severity and its message. One subject per file of
 * `catalogue/`; the page of each code stands in `pages/<folder>/<slug>.md`.
 */
import type { CatalogueEntry } from './catalogue-entry.ts';
import { compatCatalogue } from './catalogue/compat.ts';
import { configCatalogue } from './catalogue/config.ts';
import { definitionCatalogue } from './catalogue/definition.ts';
import { docCatalogue } from './catalogue/doc.ts';
import { introspectionCatalogue } from './catalogue/introspection.ts';
import { jsonSchemaCatalogue } from './catalogue/json-schema.ts';
import { lintCatalogue } from './catalogue/lint.ts';
import { markdownCatalogue } from './catalogue/markdown.ts';
import { outputCatalogue } from './catalogue/output.ts';
import { sourceCatalogue } from './catalogue/source.ts';
import { syntaxCatalogue } from './catalogue/syntax.ts';
import { typeCatalogue } from './catalogue/type.ts';
import { typescriptCatalogue } from './catalogue/typescript.ts';

/** All entries by their code. Codes are a promise to users: they are added, and never change their meaning. */
export const catalogue = {
  ...syntaxCatalogue,
  ...sourceCatalogue,
  ...docCatalogue,
  ...definitionCatalogue,
  ...typeCatalogue,
  ...configCatalogue,
  ...typescriptCatalogue,
  ...jsonSchemaCatalogue,
  ...markdownCatalogue,
  ...outputCatalogue,
  ...compatCatalogue,
  ...introspectionCatalogue,
  ...lintCatalogue,
} satisfies Record<string, CatalogueEntry>;

/** A code that the compiler can report. */
export type Code = keyof typeof catalogue;

/** What the message of a code needs to be told. */
export type ArgumentsOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']> extends [infer Arguments] ? Arguments : object;
