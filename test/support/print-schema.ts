/** Schemas back to text: takes a syntax tree's values and documentation, gives text that says the same. */
import type { Doc, DocSection } from '../../src/schema/doc.ts';
import type { SyntaxTree } from '../../src/syntax/ast.ts';
import { plainValue, type PlainValue } from './syntax.ts';

/** What stands between the tokens of a value. */
export interface Layout {
  /** Between any two tokens. */
  readonly space: () => string;
}

const oneSpace: Layout = { space: () => ' ' };

/** @throws Error for something unreadable */
export function printValue(value: PlainValue, layout: Layout = oneSpace): string {
  return tokensOf(value).reduce((text, token) => `${text}${layout.space()}${token}`);
}

function tokensOf(value: PlainValue): readonly string[] {
  if (typeof value === 'string') return [`'${value.replaceAll('\\', '\\\\')}'`];
  if (typeof value === 'boolean' || value === null) return [String(value)];
  if (isArray(value)) return ['[', ...separated(value.map(tokensOf)), ']'];
  if ('invalid' in value) throw new Error('an unreadable value cannot be printed');
  return ['{', ...separated(value.entries.map(([key, item]) => [...tokensOf(key), ':', ...tokensOf(item)])), '}'];
}

function isArray(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function separated(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [',', ...part]));
}

/** A documentation comment by the law of today. */
export function printDoc({ symbol, sections }: Doc): string {
  const paragraphs = sections.map((section, index) => {
    const isFirstFeature = section.kind === 'feature' && sections[index - 1]?.kind !== 'feature';
    return [...(isFirstFeature ? ['Features:', ''] : []), ...printSection(section)];
  });
  const body = paragraphs.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
  const lines = symbol === undefined ? body : [`@${symbol}:`, '', ...body];
  return ['##', ...lines.map((line) => `# ${line}`.trimEnd()), '##'].join('\n');
}

function printSection({ kind, name, text }: DocSection): readonly string[] {
  const tags: Readonly<Record<DocSection['kind'], string>> = {
    plain: '', member: `@${name}:`, feature: `@${name}:`, returns: 'Returns:', errors: 'Errors:', since: 'Since:', todo: 'TODO:', note: 'Note:', example: 'Example:',
  };
  const tag = tags[kind];
  // A text that begins with its indentation began on the line after its tag.
  const [first = '', ...rest] = tag === '' || !text.startsWith(' ') ? text.split('\n') : ['', ...text.split('\n')];
  return [tag === '' ? first : `${tag} ${first}`.trimEnd(), ...rest];
}

/** Values and documentation of one file, in the order of the text. */
export function printFile({ values }: Pick<SyntaxTree, 'values'>, docs: readonly Doc[], layout: Layout = oneSpace): string {
  const parts = [
    ...values.map(({ value, span }) => ({ start: span.start, text: printValue(plainValue(value), layout) })),
    ...docs.map((doc) => ({ start: doc.span.start, text: printDoc(doc) })),
  ];
  return parts.sort((left, right) => left.start - right.start).map(({ text }) => `${text}\n`).join('\n');
}
