/**
 * The flavour `starlight`: links are addresses of pages, since Astro does not follow those to files, and the title stands
 * in the front matter alone. Source: Starlight, "Authoring Content", "Frontmatter Reference".
 */
import { posix } from 'node:path';
import { createEscape, fencedBlock } from '../escape.ts';
import { container } from './containers.ts';
import { directiveRules } from './directive-rules.ts';
import type { BoxKind, Flavour } from './flavour.ts';
import { frontMatter } from './front-matter.ts';
import { plainFlavour } from './plain.ts';

const asideNames: Readonly<Record<BoxKind, string>> = { note: 'note', tip: 'tip', warning: 'caution', danger: 'danger' };

/** Astro makes one character of several dashes, dots or quotes, which would spoil names of options; single quotes it may bend. */
const typography = [/-(?=-)/, /\.(?=\.\.)/, /`(?=`)/, /'(?=')/];

/** The spelling of Starlight; the order of the sidebar stands in each page. */
export const starlightFlavour: Flavour = {
  ...plainFlavour,
  name: 'starlight',
  escape: createEscape({ ...directiveRules, split: [...directiveRules.split, ...typography] }),
  codeBlock: ({ text, language, marked }) => fencedBlock(text, language, marked),
  box: (kind, title, lines) => container(`${asideNames[kind]}[${title}]`, lines),
  address: (from, to) => `${posix.relative(addressOf(from), addressOf(to)) || '.'}/`,
  head: ({ title, position, isIndex, notes }) => (
    frontMatter({ title, editUrl: false, sidebar: { order: position }, ...(isIndex && { pagefind: false }) }, notes)
  ),
};

/** Below the target's folder, as Astro makes it of a file's path. */
function addressOf(page: string): string {
  return `/${page.toLowerCase().replace(/(?:^|\/)index$/, '')}`;
}
