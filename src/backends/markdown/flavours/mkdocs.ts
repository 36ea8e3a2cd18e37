/**
 * The flavour `mkdocs`: Python-Markdown with the extensions attr_list and admonition, for MkDocs with or without Material and
 * for Zensical. Nested blocks are indented by four columns, which Prettier would undo. Source: Python-Markdown 3, "Syntax"
 * and "Extensions"; MkDocs, "Configuration".
 */
import type { GeneratedFile } from '../../../codegen/backend.ts';
import { characterReference, commonRules, createEscape, escapeHeading, fencedBlock } from '../escape.ts';
import { hang, type Lines } from '../lines.ts';
import type { BoxKind, Flavour, HeadingTarget, PageEntry } from './flavour.ts';
import { frontMatter, quote } from './front-matter.ts';
import { plainFlavour } from './plain.ts';

const admonitionNames: Readonly<Record<BoxKind, string>> = { note: 'note', tip: 'tip', warning: 'warning', danger: 'danger' };
const indent = 4;
/** In characters: YAML takes a longer key only behind a question mark. YAML 1.1, "Block Mappings". */
const longestKey = 1024;

/** Backslashes escape less than in CommonMark. Some of what references escape is for extensions that people often add. */
const escape = createEscape({
  backslash: [/[\\`*[\]{}]/, /(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/],
  reference: [...commonRules.reference, /~(?=~)|=(?==)|\^(?=\^)|\+(?=\+)|\$(?=\$)/, /:(?=[\w+-]+:)/],
});

/** The spelling of Python-Markdown; the navigation is left beside the pages. */
export const mkdocsFlavour: Flavour = {
  ...plainFlavour,
  name: 'mkdocs',
  isPrettier: false,
  escape,
  escapeLineStart: (line) => line
    .replace(/^(?:[-+](?=\s|$)|#|>|!(?=!!)|[-=](?=[-=]*\s*$))/, '\\$&')
    .replace(/^(?:[|?:=]|-(?=[\s|:-]*$))/, characterReference)
    .replace(/^(\d+)\.(?=\s|$)/, '$1\\.'),
  codeBlock: ({ text, language, isNested }) => (isNested ? text.split('\n').map((line) => `    ${line}`.trimEnd()) : fencedBlock(text, language)),
  heading: (level, content, target) => `${'#'.repeat(level)} ${escapeHeading(content)}${target === undefined ? '' : attributes(target)}`,
  box: (kind, title, lines) => box(`!!! ${admonitionNames[kind]} "${title.replaceAll('"', '&quot;')}"`, lines),
  item: (mark, lines) => hang(mark, indent, lines),
  listSeparator: '<!-- -->',
  head: ({ title, isIndex, notes }, heading) => [
    ...frontMatter({ title: titleText(title), ...(isIndex && { search: { exclude: true } }) }, notes),
    '',
    `# ${escapeHeading(heading)}`,
  ],
  extraFiles: (pages, title) => [navigation(pages, title)],
};

/** Themes print titles as they are, some of them in attributes; the search shows character references, so there are few of them. */
function titleText(title: string): string {
  return title.replace(/&(?=#?\w)|[<"']/g, characterReference);
}

function attributes({ anchor, name }: HeadingTarget): string {
  return ` { #${anchor} data-toc-label="${name.replace(/[^\w.-]/g, ' ')}" }`;
}

function box(opening: string, lines: Lines): Lines {
  return [opening, ...(lines.length === 0 ? [] : ['', ...lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))])];
}

/** Paths start at the target's folder; in `mkdocs.yml` they start at the folder of the documentation. */
function navigation(pages: readonly PageEntry[], title: string): GeneratedFile {
  const items = (group: PageEntry['group'], width: number): Lines => (
    pages.filter((page) => page.group === group).flatMap((page) => navigationItem(page.title, page.path, width))
  );
  const lines = ['nav:', ...navigationItem(title, 'index', 2), ...items('lists', 2), '  - "Modules":', ...items('modules', 6)];
  return { path: 'nav.yml', text: `${lines.join('\n')}\n`, language: 'verbatim' };
}

function navigationItem(title: string, path: string, width: number): Lines {
  const key = quote(titleText(title));
  const margin = ' '.repeat(width);
  return key.length <= longestKey ? [`${margin}- ${key}: ${path}.md`] : [`${margin}- ? ${key}`, `${margin}  : ${path}.md`];
}
