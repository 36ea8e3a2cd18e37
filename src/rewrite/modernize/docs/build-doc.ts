/**
 * The documentation of a definition by the law of 10.2: takes what the old one says and what the new definition has, gives
 * the lines of a comment. What nobody wrote down is marked as to do.
 */
import { invariant } from '../../../diagnostics/invariant.ts';
import type { Doc, DocSection } from '../../../schema/doc.ts';
import type { Markup } from '../../../schema/markup.ts';
import type { MarkupOptions } from '../../../syntax/markup/parse-markup.ts';
import { parseDoc } from '../../../syntax/markup/parse-markup.ts';
import { docComment, hasEdge, indent, sectionIndentation, separated } from '../../docs/doc-comment.ts';
import { keepLineLaws, withoutEntries, withoutMarks } from './keep-laws.ts';
import { admonition, modernText, type TextUse } from './modern-text.ts';

/** What a definition has that documentation may speak of. */
export interface DocSubject {
  readonly name: string;
  /** What has to be described, in order. */
  readonly parts: readonly string[];
  readonly features: readonly string[];
  /** Whether it is a command, and returns something. */
  readonly isCommand: boolean;
  readonly returns: boolean;
  /** Names that are no parts, though something is to be said of them: inherited members, branches, members of a type. */
  readonly related: ReadonlySet<string>;
}

/** Old documentation, or what of it is left. */
export interface DocSource {
  readonly doc: Doc;
  readonly sections: readonly DocSection[];
  readonly markup: ReadonlyMap<DocSection, Markup>;
  readonly options: MarkupOptions;
}

/** A comment, and what it had to leave out. */
export interface BuiltDoc {
  readonly lines: readonly string[];
  /** Parts without a description. */
  readonly undescribed: readonly string[];
}

/** Reads a comment for {@link buildDoc}. */
export function docSource(doc: Doc, options: MarkupOptions): DocSource {
  return { doc, sections: doc.sections, markup: parseDoc(doc, options), options };
}

/** Without a source, everything is to do. */
export function buildDoc(subject: DocSubject, source: DocSource | undefined, extraToDo: readonly string[] = []): BuiltDoc {
  return new DocBuilder(subject, source).build(extraToDo);
}

/** Text that belongs to no definition; undefined if it describes one. */
export function buildFreeDoc(source: DocSource): readonly string[] | undefined {
  if (source.sections.some(({ kind }) => kind !== 'plain' && kind !== 'note' && kind !== 'example')) return undefined;
  const lines = separated(source.sections.map((section) => textOf(section, source, { isAtEdge: true, allowsHeadings: true })));
  return docComment(keepLineLaws(withoutEntries(lines)));
}

function textOf(section: DocSection, { markup, options }: DocSource, use: TextUse): readonly string[] {
  return modernText({ section, blocks: markup.get(section)?.blocks ?? [], options }, use);
}

class DocBuilder {
  readonly #subject: DocSubject;
  readonly #source: DocSource | undefined;
  /** The text of each part and feature, as far as it has any. */
  readonly #members = new Map<string, readonly string[]>();
  readonly #features = new Map<string, readonly string[]>();
  /** What is described though it is nothing that has to be. */
  readonly #related: string[][] = [];
  readonly #unknown: string[][] = [];
  readonly #toDo: string[] = [];
  #errors: readonly string[] = [];
  #returns: readonly string[] = [];
  #since: readonly string[] = [];

  constructor(subject: DocSubject, source: DocSource | undefined) {
    this.#subject = subject;
    this.#source = source;
  }

  build(extraToDo: readonly string[]): BuiltDoc {
    const { name, parts } = this.#subject;
    const before: (readonly string[])[] = [];
    const after: (readonly string[])[] = [];
    const examples: (readonly string[])[] = [];
    let hasEntries = false;
    for (const section of this.#source?.sections ?? []) {
      const lines = this.#section(section);
      hasEntries ||= section.kind !== 'plain';
      (section.kind === 'example' ? examples : hasEntries ? after : before).push(lines);
    }
    const members = parts.flatMap((part) => {
      const text = this.#members.get(part);
      return text === undefined ? [] : [entry(`@${part}:`, text)];
    });
    const undescribed = parts.filter((part) => !this.#members.has(part));
    const isEmpty = this.#source === undefined || this.#source.sections.length === 0;
    if (isEmpty && parts.length === undescribed.length) this.#toDo.push('Describe this.');
    else if (undescribed.length > 0) this.#toDo.push(`Describe ${undescribed.map((part) => `@${part}`).join(', ')}.`);
    const toDo = [...extraToDo, ...this.#toDo];
    const lines = separated([
      [`@${name}:`],
      ...before,
      ...members,
      ...(this.#related.length === 0 ? [] : [this.#related.flat()]),
      ...this.#featureLines(),
      ...(this.#returns.length === 0 ? [] : [entry('Returns:', this.#returns)]),
      ...(this.#errors.length === 0 ? [] : [entry('Errors:', this.#errors)]),
      ...after,
      ...(toDo.length === 0 ? [] : [entry('TODO:', [toDo.join('  ')])]),
      ...(this.#unknown.length === 0 ? [] : [entry('TODO:', ['These describe nothing that there is:', '', ...this.#unknown.flat()])]),
      ...(this.#since.length === 0 ? [] : [entry('Since:', this.#since)]),
      ...examples,
    ]);
    return { lines: docComment(keepLineLaws(lines)), undescribed };
  }

  /** Takes a section in; gives the text that stays at its place. */
  #section(section: DocSection): readonly string[] {
    const source = this.#source;
    invariant(source !== undefined, 'sections come from a source');
    const below: TextUse = { isAtEdge: false };
    switch (section.kind) {
      case 'plain':
        return withoutMarks(textOf(section, source, { isAtEdge: true }));
      case 'example':
        return withoutMarks(textOf(section, source, { isAtEdge: true }));
      case 'note':
        return this.#note(section, textOf(section, source, below));
      case 'member':
        this.#member(section.name ?? '', textOf(section, source, below));
        return [];
      case 'feature':
        this.#feature(section.name ?? '', textOf(section, source, below));
        return [];
      case 'returns':
        return this.#result(textOf(section, source, { ...below, listsErrors: true }));
      case 'errors':
        this.#errors = separated([this.#errors, textOf(section, source, below)]);
        return [];
      case 'todo':
        return entry('TODO:', textOf(section, source, below));
      case 'since':
        return this.#sinceText(textOf(section, source, below));
      default:
        return section.kind satisfies never;
    }
  }

  #note({ span }: DocSection, text: readonly string[]): readonly string[] {
    if (text.length === 0) return [];
    return /^Bugs/.test(span.text) ? admonition('admonition', ['Bugs', '', ...text]) : admonition('note', text);
  }

  #member(name: string, text: readonly string[]): void {
    const { parts, features, related } = this.#subject;
    if (text.length === 0) return;
    if (parts.includes(name)) this.#members.set(name, separated([this.#members.get(name) ?? [], text]));
    else if (features.includes(name)) this.#feature(name, text);
    else (related.has(name) ? this.#related : this.#unknown).push(item(name, text));
  }

  #feature(name: string, text: readonly string[]): void {
    const { features, parts } = this.#subject;
    if (features.includes(name)) this.#features.set(name, separated([this.#features.get(name) ?? [], text]));
    else if (parts.includes(name) && !this.#members.has(name)) this.#members.set(name, text);
    else if (text.length > 0) this.#unknown.push(item(name, text));
  }

  #featureLines(): readonly (readonly string[])[] {
    const { features } = this.#subject;
    if (features.length === 0) return [];
    return [['Features:'], ...features.map((feature) => entry(`@${feature}:`, this.#features.get(feature) ?? ['TODO: describe this feature.']))];
  }

  /** A command that returns nothing has no "Returns": what is said there is about errors, or nothing that the schema does not say. */
  #result(text: readonly string[]): readonly string[] {
    const { isCommand, returns } = this.#subject;
    if (returns) {
      this.#returns = separated([this.#returns, text]);
      return [];
    }
    const said = text.filter((line, index) => !(index === 0 && /^(?:[-*] )?(?:nothing|none)(?: (?:on|in case of) success)?[.,;:]?$/i.test(line)));
    const first = said.findIndex((line) => line !== '');
    if (first === -1) return [];
    const rest = said.slice(first);
    if (isCommand && /error|fail|^- |GenericError|NotFound|\bIf\b/i.test(rest.join(' '))) {
      this.#errors = separated([this.#errors, rest]);
      return [];
    }
    return withoutMarks([`It returns: ${rest[0] ?? ''}`, ...rest.slice(1)]);
  }

  #sinceText(written: readonly string[]): readonly string[] {
    // A version alone is no sentence.
    const text = written.map((line) => line.replace(/^(\d+(?:\.\d+)*)\.$/, '$1'));
    if (this.#since.length === 0) {
      this.#since = text;
      return [];
    }
    return text.join(' ') === this.#since.join(' ') ? [] : withoutMarks([`Also since ${text.join(' ')}`]);
  }
}

/** A tag or an entry with its text beside and below it. */
function entry(tag: string, text: readonly string[]): readonly string[] {
  const [first = '', ...others] = text;
  const beginsBelow = first === '' || !hasEdge(text) || /^(?:[-*] |\d+[.)] |\.\.|::$| |\|)/.test(first);
  return beginsBelow ? [tag, ...indent(text, sectionIndentation)] : [`${tag} ${first}`, ...indent(others, sectionIndentation)];
}

function item(name: string, text: readonly string[]): string[] {
  return indent([`@${name}: ${text[0] ?? ''}`, ...text.slice(1)], 2).map((line, index) => (index === 0 ? `- ${line.slice(2)}` : line));
}
