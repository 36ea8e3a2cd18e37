/** The inline part of a TSDoc comment: takes inlines of the markup tree, gives Markdown with TSDoc links. */
import type { Inline, Link } from '../../schema/markup.ts';
import { codeSpan, escapeProse, linkTag } from './tsdoc-escape.ts';

/** Finds what a name in the schema's prose refers to. */
export interface LinkResolver {
  /** What a TSDoc link says to lead to a definition of the schema; undefined if there is none. */
  linkTo(schemaName: string): string | undefined;
}

/** Line ends in the text stay. */
export function renderInlines(inlines: readonly Inline[], links: LinkResolver): string {
  return inlines.map((inline) => renderInline(inline, links)).join('');
}

function renderInline(inline: Inline, links: LinkResolver): string {
  switch (inline.kind) {
    case 'text':
      return escapeProse(inline.text.replace(/ {2,}/g, ' '));
    case 'emphasis':
      return `*${escapeProse(inline.text)}*`;
    case 'strong':
      return `**${escapeProse(inline.text)}**`;
    case 'literal':
      return codeSpan(inline.text);
    case 'member':
      // The older dialects refer to definitions in this way too; their names, unlike most of members, have capitals or dashes.
      return /[A-Z-]/.test(inline.name) ? renderName(inline.name, inline.name, links) : codeSpan(inline.name);
    case 'reference':
    case 'role':
      return renderName(inline.target, inline.text, links);
    case 'link':
      return renderLink(inline);
    case 'footnote-reference':
      return escapeProse(`[${inline.label}]`);
    case 'substitution':
      return escapeProse(inline.name);
    default:
      return inline satisfies never;
  }
}

function renderName(name: string, text: string, links: LinkResolver): string {
  const target = links.linkTo(name);
  return target === undefined ? codeSpan(text) : linkTag(target, text);
}

function renderLink({ text, url }: Link): string {
  if (url === undefined) return escapeProse(text);
  const address = encodeURI(decodeSafely(url)).replace(/[|{}@]/g, encodeURIComponent);
  return linkTag(address, text === url ? undefined : text);
}

/** Addresses come encoded or not; encoding what is decoded once gives the same for both. */
function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
