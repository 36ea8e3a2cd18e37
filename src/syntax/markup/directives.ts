/** Directives: takes the lines of one, gives its name, argument, options and content. reStructuredText, "Directives". */
import type { BlockContext } from './block-context.ts';
import { csvTable } from './csv-table.ts';
import { directiveKind, unknownDirective, type DirectiveKind } from './directive-kinds.ts';
import { readOptions } from './directive-options.ts';
import { dedentAll, endOfRun, isBlank, partOf, restOf, spanOfLines, trimBlank, type Line } from './lines.ts';
import { listTable } from './list-table.ts';
import { exampleBlock, literalBlock } from './literal-blocks.ts';
import { imageText } from './image-text.ts';
import type { Block, Directive, DirectiveOption } from '../../schema/markup.ts';

interface DirectiveLines {
  /** In lower case. */
  readonly name: string;
  /** What follows the `::`, and the lines below that belong to the directive. */
  readonly head: Line;
  readonly others: readonly Line[];
}

/** Reads a directive; `mark` is the line it begins on, which reports point at. */
export function parseDirective({ name, head, others }: DirectiveLines, mark: Line, context: BlockContext): Directive {
  const known = directiveKind(name);
  const kind = known ?? unknownDirective;
  const report = (message: string): void => context.report('bad-directive', message, spanOfLines(context.file, [mark]));
  if (known === undefined) report(`There is no directive \`${name}\`.`);

  const below = dedentAll(others);
  const firstRun = [head, ...below.slice(0, endOfRun(below, 0))];
  const { options, linesOf, start: optionsStart } = readOptions(firstRun, context.file);
  const { argument, content: headContent } = splitHead(firstRun.slice(0, optionsStart), kind);
  const body = trimBlank([...headContent, ...below.slice(firstRun.length - 1)]);
  if (kind.needsHead && argument.length === 0) report(`The directive \`${name}\` needs ${kind.head === 'title' ? 'a title' : 'an argument'}.`);
  if (kind.needsBody && body.length === 0) report(`The directive \`${name}\` has no content.`);

  const hasTitle = kind.head === 'title';
  const title = hasTitle ? argument : kind.role === 'example' ? linesOf('title') : [];
  return {
    kind: 'directive',
    span: spanOfLines(context.file, [mark, ...others]),
    role: kind.role,
    name,
    argument: hasTitle ? '' : argument.map((line) => line.text).join(' '),
    title: context.parseInlines(title),
    options,
    content: readContent(body, { kind, argument, options, linesOf }, context),
  };
}

/** Parts the lines above the first option, or above the first blank line, into argument and content. */
function splitHead(lines: readonly Line[], kind: DirectiveKind): { readonly argument: readonly Line[]; readonly content: readonly Line[] } {
  const [head, ...others] = lines;
  if (head === undefined || isBlank(head)) {
    return kind.head === 'title' ? { argument: others, content: [] } : { argument: [], content: others };
  }
  switch (kind.head) {
    case 'content':
      return { argument: [], content: lines };
    case 'title':
      return { argument: lines, content: [] };
    case 'argument':
      return { argument: [head], content: others };
    case 'version': {
      const word = /^\S+/.exec(head.text)?.[0] ?? '';
      const explanation = restOf(head, word.length);
      const content = isBlank(explanation) ? others : [explanation, ...others];
      return { argument: [partOf(head, 0, word.length)], content };
    }
    default:
      return kind.head satisfies never;
  }
}

interface ContentForm {
  readonly kind: DirectiveKind;
  readonly argument: readonly Line[];
  readonly options: readonly DirectiveOption[];
  readonly linesOf: (name: string) => readonly Line[];
}

function readContent(lines: readonly Line[], form: ContentForm, context: BlockContext): readonly Block[] {
  const { kind, argument, options, linesOf } = form;
  if (kind.body === 'image') return [...imageText(argument, linesOf('alt'), context), ...context.parseBlocks(dedentAll(lines))];
  if (lines.length === 0) return [];
  switch (kind.body) {
    case 'blocks':
      return context.parseBlocks(dedentAll(lines));
    case 'literal':
      return [literalBlock(lines, context, kind.role === 'code' ? argument[0]?.text : undefined)];
    case 'transcript':
      return options.some(({ name }) => name === 'annotated') ? context.parseBlocks(dedentAll(lines)) : [exampleBlock(lines, context)];
    case 'quote':
      return [{ kind: 'quote', span: spanOfLines(context.file, lines), content: context.parseBlocks(dedentAll(lines)) }];
    case 'list-table':
      return listTable(context.parseBlocks(dedentAll(lines)), { headerRows: Number(linesOf('header-rows')[0]?.text ?? 0), lines }, context);
    case 'csv-table':
      return [csvTable(lines, linesOf, context)];
    default:
      return kind.body satisfies never;
  }
}
