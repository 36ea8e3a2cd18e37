/**
 * The flavour `vitepress`: pages are Vue templates in the end, so double braces must not reach them, in code neither.
 * Source: VitePress 1.6, "Markdown Extensions", "Frontmatter Config", "Sidebar".
 */
import { jsonText } from '../../../codegen/json-text.ts';
import type { GeneratedFile } from '../../../codegen/backend.ts';
import { codeSpan, commonRules, createEscape, escapeHeading, escapeHtml, escapeLineStart, fencedBlock, oneLine } from '../escape.ts';
import { container } from './containers.ts';
import type { BoxKind, Flavour, PageEntry } from './flavour.ts';
import { frontMatter } from './front-matter.ts';
import { plainFlavour } from './plain.ts';

const containerNames: Readonly<Record<BoxKind, string>> = { note: 'info', tip: 'tip', warning: 'warning', danger: 'danger' };

/** Vue sees character references as they are; an escaped colon begins no emoji. */
const escape = createEscape({
  backslash: [...commonRules.backslash, /:(?=[\w+-]+:)/, /[:;](?=,?'?"?-?[()/\\*|@$oODpPsSzZ])/, /(?<=[8BxX])-(?=\))/],
  reference: [...commonRules.reference, /\{/],
});

/** The spelling of VitePress; the sidebar is left beside the pages. */
export const vitepressFlavour: Flavour = {
  ...plainFlavour,
  name: 'vitepress',
  escape,
  escapeLineStart: (line) => escapeLineStart(line).replace(/^:(?=::)/, '\\:'),
  codeSpan: (text) => (text.includes('{{') ? `<code>${escape(oneLine(text))}</code>` : codeSpan(text)),
  codeBlock: ({ text, language, marked }) => fencedBlock(text, language.replace(/-vue$/, ''), marked),
  heading: (level, content, target) => `${'#'.repeat(level)} ${escapeHeading(content)}${target === undefined ? '' : ` {#${target.anchor}}`}`,
  aside: (content) => `<span class="ignore-header">${content}</span>`,
  box: (kind, title, lines) => container(` ${containerNames[kind]} ${title}`, lines),
  head: ({ title, isIndex, notes }, heading) => [
    ...frontMatter({ title, outline: [2, 3], editLink: false, ...(isIndex && { search: false }) }, notes),
    '',
    `# ${escapeHeading(heading)}`,
  ],
  extraFiles: (pages, title) => [sidebar(pages, title)],
};

/**
 * Whoever imports the file gives the base of the links. That of the first page has an extension, without which VitePress would not
 * know it as the page at hand. VitePress shows texts as HTML.
 */
function sidebar(pages: readonly PageEntry[], title: string): GeneratedFile {
  const items = (group: PageEntry['group']): readonly object[] => (
    pages.filter((page) => page.group === group).map((page) => ({ text: escapeHtml(page.title), link: page.path }))
  );
  const groups = [
    { text: escapeHtml(title), items: [{ text: 'Overview', link: 'index.md' }, ...items('lists')] },
    { text: 'Modules', items: items('modules') },
  ];
  return { path: 'sidebar.json', text: jsonText(groups), language: 'json', isFormatted: true };
}
