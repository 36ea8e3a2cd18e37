/**
 * The text of a section in today's markup: takes the section with its blocks as the old dialect reads them, gives lines
 * of reStructuredText. They are not filled; that is the layout's task.
 */
import type { DocSection } from '../../../schema/doc.ts';
import { lineAt, isMessage } from '../../docs/layout-blocks.ts';
import { hasEdge, indent, separated, textWidth } from '../../docs/doc-comment.ts';
import { layoutLines } from '../../docs/layout-lines.ts';
import { dedentAll, isBlank, partOf, type Line } from '../../../syntax/markup/lines.ts';
import type { Block, Directive, ListItem, MarkupFlavour } from '../../../schema/markup.ts';
import type { MarkupOptions } from '../../../syntax/markup/parse-markup.ts';
import { sectionLines } from '../../../syntax/markup/section-lines.ts';
import type { Span } from '../../../source/span.ts';
import { modernExample, withoutIdleMarks } from './examples.ts';

/** A section as it was read. */
export interface ReadSection {
  readonly section: DocSection;
  readonly blocks: readonly Block[];
  readonly options: MarkupOptions;
}

/** What the text is for. */
export interface TextUse {
  /** Whether it will stand in the first column, where directives and headings count. */
  readonly isAtEdge: boolean;
  /** Whether headings may stand there: in free text, not in that of a definition. */
  readonly allowsHeadings?: boolean;
  /** Whether lines that begin with "If" are the conditions of errors. */
  readonly listsErrors?: boolean;
}

/** No line has trailing space, and none at both ends is empty. */
export function modernText({ section, blocks, options }: ReadSection, use: TextUse): readonly string[] {
  const lines = sectionLines(section, section.span.file, options);
  const renderer = new Renderer(lines, options.flavour, use);
  const text = section.kind === 'example' ? modernExample(lines.map(textOf), use) : renderer.render(blocks);
  return text.map((line) => line.trimEnd());
}

function textOf({ indent: columns, text }: Line): string {
  return text === '' ? '' : ' '.repeat(columns) + text;
}

class Renderer {
  readonly #lines: readonly Line[];
  readonly #flavour: MarkupFlavour;
  readonly #use: TextUse;

  constructor(lines: readonly Line[], flavour: MarkupFlavour, use: TextUse) {
    this.#lines = lines;
    this.#flavour = flavour;
    this.#use = use;
  }

  render(blocks: readonly Block[], isNested = false): readonly string[] {
    const use = { ...this.#use, isAtEdge: this.#use.isAtEdge && !isNested };
    const parts: (readonly string[])[] = [];
    blocks.forEach((block, index) => {
      const part = this.#block(block, use);
      const gap = this.#flavour === 'rst' ? this.#gapBefore(block) : [];
      const above = blocks[index - 1];
      if (above !== undefined && this.#continues(above, block)) parts.push([...parts.pop() ?? [], ...indent(part, textColumn(above))]);
      else parts.push(...(gap.length === 0 ? [part] : [gap, part]));
    });
    return separated(withoutIdleMarks(parts));
  }

  /** Whether text right below a list goes on with its last item, as it does where white space was lost. */
  #continues(above: Block, { kind, span }: Block): boolean {
    if (this.#flavour === 'rst' || kind !== 'paragraph' || (above.kind !== 'bullet-list' && above.kind !== 'numbered-list')) return false;
    const last = lineAt(this.#lines, Math.max(above.span.start, above.span.end - 1));
    return last !== undefined && lineAt(this.#lines, span.start) === last + 1;
  }

  /** Lines before a block that are in none, such as `::`. */
  #gapBefore({ span }: Block): readonly string[] {
    const at = lineAt(this.#lines, span.start);
    if (at === undefined) return [];
    let first = at;
    while (first > 0 && isBlank(this.#lines[first - 1])) first--;
    return this.#lines[first - 1]?.text === '::' ? ['::'] : [];
  }

  #block(block: Block, use: TextUse): readonly string[] {
    switch (block.kind) {
      case 'heading':
        return this.#heading(this.#raw(block.span), block.level, use);
      case 'paragraph':
        return this.#paragraph(block.span, use);
      case 'transcript':
        return modernExample(this.#raw(block.span), use);
      case 'directive':
        return this.#directive(block, use);
      case 'bullet-list':
      case 'numbered-list':
        return this.#flavour === 'rst' ? this.#raw(block.span) : this.#list(block.items);
      case 'literal-block':
        return this.#flavour === 'rst' ? this.#rawIndented(block.span) : ['::', '', ...indent(block.text.split('\n'), 4)];
      case 'quote':
        return this.#flavour === 'rst' ? this.#rawIndented(block.span) : indent(this.render(block.content, true), 4);
      default:
        return this.#raw(block.span);
    }
  }

  /** One that has a line of its own below it is today's already. */
  #heading(lines: readonly string[], level: number, { allowsHeadings }: TextUse): readonly string[] {
    const title = (lines[0] ?? '').replace(/^=+ +/, '');
    if (lines.length > 1) return lines;
    if (allowsHeadings !== true) return [`**${title}**`];
    const adornment = (level === 1 ? '*' : level === 2 ? '=' : '-').repeat(Math.max(4, [...title].length));
    return level > 2 ? [title, adornment] : [adornment, title, adornment];
  }

  #paragraph(span: Span, use: TextUse): readonly string[] {
    const raw = this.#raw(span);
    if (raw.some((line) => isMessage(line.trim()))) return modernExample(raw, use);
    if (this.#flavour === 'rst') return raw;
    const lines = raw.map((line) => line.trim());
    // What it announces has a mark of its own, or is none today.
    lines.push((lines.pop() ?? '').replace(/(?<=.) ?::$/, ':'));
    if (use.listsErrors !== true) return lines;
    const starts = lines.flatMap((line, index) => (/^(?:If|When|On) /.test(line) && index > 0 ? [index] : []));
    if (starts.length === 0) return lines;
    const items = starts.map((start, index) => lines.slice(start, starts[index + 1]).map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`)));
    return separated([lines.slice(0, starts[0]), items.flat()]);
  }

  /** `Note:` and `Example:` of the older dialects; a directive that was one stays as it is. */
  #directive(block: Directive, use: TextUse): readonly string[] {
    const raw = this.#raw(block.span);
    if (raw[0]?.startsWith('..') === true) return isEmptyCode(block) ? [] : raw;
    if (block.role === 'example') {
      const [first = '', ...others] = raw;
      const title = first.replace(/^Examples?: */i, '');
      return modernExample([...(title === '' ? [] : [title]), ...others], use);
    }
    return admonition(block.name === 'note' ? 'note' : block.name, this.render(block.content, true));
  }

  #list(items: readonly ListItem[]): readonly string[] {
    return items.flatMap(({ mark, content }) => {
      const sign = signOf(mark);
      return indent(this.render(content, true), sign.length + 1).map((line, index) => (index === 0 ? `${sign} ${line.trimStart()}` : line));
    });
  }

  /** The lines of a block, without the indentation they share. */
  #raw(span: Span): readonly string[] {
    return dedentAll(this.#linesOf(span)).map(textOf);
  }

  /** In reStructuredText, with the indentation that makes the block what it is. */
  #rawIndented(span: Span): readonly string[] {
    return this.#linesOf(span).map(textOf);
  }

  #linesOf({ start, end }: Span): readonly Line[] {
    const first = lineAt(this.#lines, start);
    const last = lineAt(this.#lines, Math.max(start, end - 1));
    if (first === undefined || last === undefined) return [];
    return this.#lines.slice(first, last + 1).map((line, index) => (index === 0 && line.offset < start ? partOf(line, start - line.offset) : line));
  }
}

/** A block of code without code in it, which is a mistake. */
function isEmptyCode({ role, content }: Directive): boolean {
  return role === 'code' && content.every((inner) => inner.kind === 'literal-block' && inner.text === '');
}

/** How an item is marked today. */
function signOf(mark: string): string {
  return /^[\w(]/.test(mark) ? mark : '-';
}

/** How far the text of a list's last item stands in. */
function textColumn(list: Block): number {
  const last = list.kind === 'bullet-list' || list.kind === 'numbered-list' ? list.items.at(-1) : undefined;
  return last === undefined ? 0 : signOf(last.mark).length + 1;
}

/** A directive with text in it, filled, as the layout leaves directives alone. */
export function admonition(name: string, text: readonly string[]): readonly string[] {
  const [first = ''] = text;
  const isProse = first !== '' && hasEdge(text) && !/^(?:[-*] |\.\.|::|\d+[.)] )/.test(first);
  const head = `.. ${name}::`;
  if (!isProse) return [head, '', ...indent(layoutLines(text, textWidth - 3), 3)];
  const [beside = '', ...below] = layoutLines(text, textWidth - 3, textWidth - head.length - 1);
  return [`${head} ${beside}`, ...indent(below, 3)];
}
