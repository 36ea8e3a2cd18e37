/** The inline part of prose: takes inlines of the markup tree, gives Markdown in which line ends stay. */
import type { Inline, Link, RoleText } from '../../schema/markup.ts';
import { oneLine, safeAddress } from './escape.ts';
import type { ProseContext } from './prose-context.ts';

/**
 * Text is escaped; what stands at the beginning of a line is left to {@link Flavour.escapeLineStart}. References to
 * nothing are reported to the context.
 */
export function renderInlines(inlines: readonly Inline[], context: ProseContext): string {
  const parts = mergeTexts(inlines);
  return parts.map((inline, index) => renderInline(inline, context, neighboursOf(parts, index)))
    // In front of a link, an exclamation mark would make an image of it.
    .map((text, index, texts) => (text.endsWith('!') && texts[index + 1]?.startsWith('[') ? `${text.slice(0, -1)}\\!` : text))
    .join('');
}

/** What can only be text becomes it, and texts that meet become one, so that what they form together is escaped. */
function mergeTexts(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  inlines.forEach((inline, index) => {
    const isMarked = (inline.kind === 'emphasis' || inline.kind === 'strong') && canStandOut(inline.text, neighboursOf(inlines, index));
    const asText = inline.kind === 'text' || inline.kind === 'substitution' || ((inline.kind === 'emphasis' || inline.kind === 'strong') && !isMarked);
    const last = merged.at(-1);
    if (!asText) merged.push(inline);
    else if (last?.kind === 'text') merged.splice(-1, 1, { ...last, text: last.text + shownText(inline) });
    else merged.push({ kind: 'text', span: inline.span, text: shownText(inline) });
  });
  return merged;
}

function neighboursOf(inlines: readonly Inline[], index: number): Neighbours {
  return { before: edgeText(inlines[index - 1]).at(-1) ?? '', after: edgeText(inlines[index + 1]).at(0) ?? '' };
}

/** As {@link renderInlines}, in one line. */
export function renderTitle(inlines: readonly Inline[], context: ProseContext): string {
  return renderInlines(inlines, context).replace(/\s+/g, ' ').trim();
}

/** The text of inlines without any markup, in one line. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map(shownText).join('').replace(/\s+/g, ' ').trim();
}

/** The characters on either side; empty at an end. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

function shownText(inline: Inline | undefined): string {
  if (inline === undefined) return '';
  switch (inline.kind) {
    case 'member':
    case 'substitution':
      return inline.name;
    case 'footnote-reference':
      return `[${inline.label}]`;
    default:
      return inline.text;
  }
}

/** What an inline begins and ends with in Markdown: text or marks. */
function edgeText(inline: Inline | undefined): string {
  return inline === undefined || inline.kind === 'text' || inline.kind === 'substitution' ? shownText(inline) : '`';
}

function renderInline(inline: Inline, context: ProseContext, neighbours: Neighbours): string {
  const { page: { flavour } } = context;
  switch (inline.kind) {
    case 'text':
      return flavour.escape(inline.text.replace(/[^\S\n]{2,}|[^\S\n ]/g, ' ').replace(/ \n ?|\n /g, '\n'));
    case 'emphasis':
      return emphasize(inline.text, context, neighbours);
    case 'strong':
      return `**${flavour.escape(oneLine(inline.text))}**`;
    case 'literal':
      return flavour.codeSpan(inline.text);
    case 'member':
      // The older dialects refer to definitions in this way too.
      return context.linkToMember(inline.name) ?? context.page.linkTo(inline.name) ?? flavour.codeSpan(inline.name);
    case 'reference':
      return renderReference(inline.target, inline, context);
    case 'role':
      return renderRole(inline, context, neighbours);
    case 'link':
      return renderLink(inline, context);
    case 'footnote-reference': {
      const label = flavour.escape(`[${oneLine(inline.label)}]`);
      const anchor = context.footnotes.get(inline);
      return anchor === undefined ? label : context.page.linkToAnchor(context.page.path, anchor, label);
    }
    case 'substitution':
      return flavour.escape(oneLine(inline.name));
    default:
      return inline satisfies never;
  }
}

function renderReference(target: string, { text, span }: Pick<RoleText, 'text' | 'span'>, context: ProseContext): string {
  const content = context.page.flavour.codeSpan(text);
  const link = context.page.linkTo(target, content) ?? context.linkToMember(target);
  if (link === undefined) context.reportUnknown(target, span);
  return link ?? content;
}

function renderRole(inline: RoleText, context: ProseContext, neighbours: Neighbours): string {
  const { flavour } = context.page;
  const text = oneLine(inline.text);
  // Names may be marked as belonging to a namespace, as shown in short, or as no link: `QMP:x`, `~x`, `!x`.
  if (inline.role.includes(':') || inline.role === 'any') {
    return renderReference(inline.target.replace(/^[~!]|^\w+:(?=.)/g, ''), inline, context);
  }
  switch (inline.role) {
    case 'doc':
    case 'ref':
    case 'numref':
    case 'term':
      context.reportUnknown(inline.target, inline.span);
      return emphasize(text, context, neighbours);
    case 'emphasis':
    case 'title':
    case 'title-reference':
    case 'dfn':
      return emphasize(text, context, neighbours);
    case 'strong':
      return canStandOut(text, neighbours) ? `**${flavour.escape(text)}**` : flavour.escape(text);
    case 'sub':
    case 'subscript':
      return `<sub>${flavour.escape(text)}</sub>`;
    case 'sup':
    case 'superscript':
      return `<sup>${flavour.escape(text)}</sup>`;
    case 'abbr':
    case 'abbreviation':
      return flavour.escape(text);
    case 'pep':
    case 'rfc':
      return flavour.escape(`${inline.role.toUpperCase()} ${text}`);
    default:
      return flavour.codeSpan(text);
  }
}

/** With the mark that Prettier would choose. */
function emphasize(raw: string, { page: { flavour } }: ProseContext, neighbours: Neighbours): string {
  const text = oneLine(raw);
  if (!canStandOut(text, neighbours)) return flavour.escape(text);
  const mark = isWord(neighbours.before) || isWord(neighbours.after) ? '*' : '_';
  return `${mark}${flavour.escape(text)}${mark}`;
}

/** Whether CommonMark takes marks around the text for emphasis: none does between a word and punctuation. */
function canStandOut(text: string, { before, after }: Neighbours): boolean {
  if (text.trim() === '') return false;
  const marksNothing = (outside: string, inside: string): boolean => isWord(outside) && !isWord(inside);
  return !marksNothing(before, text.trim().at(0) ?? '') && !marksNothing(after, text.trim().at(-1) ?? '');
}

function isWord(character: string): boolean {
  return character !== '' && !/[\s\p{P}\p{S}]/u.test(character);
}

function renderLink({ text, url, span }: Link, context: ProseContext): string {
  const escaped = context.page.flavour.escape(oneLine(text));
  // Inside of a link, an address is no link.
  const content = text === url ? escaped.replaceAll('\\://', '://') : escaped;
  const address = url === undefined ? undefined : safeAddress(url);
  if (address === undefined) context.reportUnknown(url ?? text, span);
  return address === undefined ? content : `[${content}](${address})`;
}
