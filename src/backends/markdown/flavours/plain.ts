/** The flavour `plain`: GitHub's Markdown without anything special, and what the other flavours begin with. */
import { posix } from 'node:path';
import { codeSpan, escapeHeading, escapeHtml, escapeLineStart, escapeProse, fencedBlock } from '../escape.ts';
import { hang, type Lines } from '../lines.ts';
import type { Flavour, PageHead } from './flavour.ts';

/** The spelling of GitHub; anchors are elements of HTML, since it makes none that could be chosen. */
export const plainFlavour: Flavour = {
  name: 'plain',
  isPrettier: true,
  escape: escapeProse,
  escapeLineStart,
  codeSpan,
  codeBlock: ({ text, language }) => fencedBlock(text, language),
  heading: (level, content, target) => `${'#'.repeat(level)} ${target === undefined ? '' : anchorElement(target.anchor)}${escapeHeading(content)}`,
  aside: (content) => content,
  anchor: anchorElement,
  box: (_kind, title, lines) => [`**${title}**`, ...(lines.length === 0 ? [] : ['', ...lines])].map((line) => `> ${line}`.trimEnd()),
  item: (mark, lines) => hang(mark, mark.length + 1, lines),
  listSeparator: undefined,
  address: (from, to) => `${encodeURI(posix.relative(posix.dirname(from), to))}.md`,
  head: (page, title) => [...comment(page), '', `# ${escapeHeading(title)}`],
  extraFiles: () => [],
};

function anchorElement(id: string): string {
  return `<a id="${escapeHtml(id)}"></a>`;
}

function comment({ notes }: PageHead): Lines {
  return ['<!--', ...notes.map((note) => note.replace(/-{2,}|>/g, (run) => ' '.repeat(run.length))), '-->'];
}
