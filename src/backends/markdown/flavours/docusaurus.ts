/**
 * The flavour `docusaurus`: pages ask to be read as Markdown, and come out the same where they are read as MDX.
 * Source: Docusaurus 3, "Markdown Features", "Sidebar items", plugin-content-docs "Markdown front matter".
 */
import { jsonText } from '../../../codegen/json-text.ts';
import { characterReference, createEscape, escapeHeading, escapeLineStart, fencedBlock } from '../escape.ts';
import { container } from './containers.ts';
import { directiveRules } from './directive-rules.ts';
import type { BoxKind, Flavour } from './flavour.ts';
import { frontMatter } from './front-matter.ts';
import { plainFlavour } from './plain.ts';

const admonitionNames: Readonly<Record<BoxKind, string>> = { note: 'note', tip: 'tip', warning: 'warning', danger: 'danger' };

/** The spelling of Docusaurus; in the site's sidebar, the pages are a category. */
export const docusaurusFlavour: Flavour = {
  ...plainFlavour,
  name: 'docusaurus',
  escape: createEscape(directiveRules),
  escapeLineStart(line, isFirst) {
    const escaped = escapeLineStart(line);
    // MDX runs what follows these words.
    return isFirst ? escaped.replace(/^[ei](?=(?:xport|mport)\b)/, characterReference) : escaped;
  },
  codeBlock: ({ text, language, marked }) => fencedBlock(text, language, marked),
  heading: (level, content, target) => `${'#'.repeat(level)} ${escapeHeading(content)}${target === undefined ? '' : ` {#${target.anchor}}`}`,
  box: (kind, title, lines) => container(`${admonitionNames[kind]}[${title}]`, lines),
  head: ({ title, position, notes }, heading) => [
    ...frontMatter({ title, sidebar_position: position, custom_edit_url: null, mdx: { format: 'md' } }, notes),
    '',
    `# ${escapeHeading(heading)}`,
  ],
  extraFiles: (_pages, title) => [{ path: '_category_.json', text: jsonText({ label: title }), language: 'json', isFormatted: true }],
};
