/** The options of the target `markdown`: takes its section of the configuration, gives checked options. */
import { reportUnknownOptions } from '../../codegen/options.ts';

const flavourNames = ['plain', 'vitepress', 'docusaurus', 'starlight', 'mkdocs'] as const;
/** What the pages are for: any renderer of GitHub's Markdown, or one site generator. */
export type FlavourName = (typeof flavourNames)[number];

/** The options once they are checked. */
export interface MarkdownOptions {
  readonly flavour: FlavourName;
  /** Of the first page; it is also what lists of pages call it. */
  readonly title: string;
}

const defaultTitle = 'Schema reference';

/** JSON Schemas of the options, for the published configuration schema. */
export const markdownOptionSchemas = {
  flavour: {
    description: 'The site generator that the pages are for; plain is for any renderer of GitHub’s Markdown.',
    default: 'plain',
    enum: flavourNames,
  },
  title: {
    description: 'The title of the first page.',
    default: defaultTitle,
    type: 'string',
  },
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readMarkdownOptions(section: Readonly<Record<string, unknown>>, problems: string[]): MarkdownOptions {
  reportUnknownOptions(section, markdownOptionSchemas, problems);
  const { flavour = 'plain', title = defaultTitle } = section;
  const found = flavourNames.find((name) => name === flavour);
  if (found === undefined) problems.push(`"flavour" must be one of ${flavourNames.map((name) => `"${name}"`).join(', ')}.`);
  const isTitle = typeof title === 'string' && title.trim() !== '';
  if (!isTitle) problems.push('"title" must be text.');
  return { flavour: found ?? 'plain', title: isTitle ? title.trim() : defaultTitle };
}
