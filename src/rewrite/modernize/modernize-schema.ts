/**
 * A schema in today's dialect: takes its files, the dialect they are in and the model that they make, gives the new text of
 * each file. The wire stays the same. What nobody wrote down is marked `TODO`.
 */
import type { Dialect } from '../../schema/dialect.ts';
import type { Doc } from '../../schema/doc.ts';
import { namedDialect } from '../../schema/dialect.ts';
import type { Definition, Schema } from '../../schema/model.ts';
import { allMembers, elementType } from '../../schema/traverse.ts';
import { SourceFile } from '../../source/source-file.ts';
import type { SyntaxTree, TopLevelValue } from '../../syntax/ast.ts';
import { markupOptions } from '../../syntax/markup/markup-options.ts';
import { parseFile } from '../../syntax/parse-file.ts';
import type { CodeObject } from '../code/code.ts';
import { printCode } from '../code/print-code.ts';
import { readCode } from '../code/read-code.ts';
import { formatFile } from '../format/format-file.ts';
import { fileItems, roleOf, type FileItem } from '../format/items.ts';
import { joinItems, joinOf, type PrintedItem } from '../format/join-items.ts';
import { buildFreeDoc, docSource } from './docs/build-doc.ts';
import { documentDefinition } from './docs/document-definition.ts';
import { plainComment } from './docs/plain-comment.ts';
import { partsOf, textOf, valueOf } from './edit-code.ts';
import { needsCommandException, needsMemberException } from './names.ts';
import { modernPragmas, type ExceptionPragma } from './pragmas.ts';
import { DefinitionRewriter, metaKeyOf } from './rewrite-definition.ts';

/** What to rewrite. */
export interface ModernizeRequest {
  readonly schema: Schema;
  /** In order of first include. */
  readonly trees: readonly SyntaxTree[];
  readonly dialect: Dialect;
}

/** An item whose lines are known, or a pragma, of which they are known last. */
type Draft = PrintedItem | { readonly pragma: CodeObject; readonly touches: boolean };

/** What becomes of a schema. */
export interface ModernSchema {
  /** The new text of each file, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** By the name of each definition that is new or has a new name: the old name, or that of the definition which needs it. */
  readonly origins: ReadonlyMap<string, string>;
}

/** Of a schema in today's dialect, only the layout changes. */
export function modernizeSchema(request: ModernizeRequest): ModernSchema {
  const { dialect, trees } = request;
  const isWhole = trees.every(({ problems }) => problems.length === 0);
  if (dialect.name === 'strict' && isWhole) return { texts: new Map(trees.map((tree) => [tree.file.path, formatFile(tree, dialect)])), origins: new Map() };
  return new Modernizer(request).run();
}

class Modernizer {
  readonly #schema: Schema;
  readonly #trees: readonly SyntaxTree[];
  readonly #dialect: Dialect;
  readonly #rewriter: DefinitionRewriter;
  readonly #owners: ReadonlyMap<Doc, Definition>;
  readonly #origins = new Map<string, string>();
  readonly #exceptions: Readonly<Record<ExceptionPragma, Set<string>>> = {
    'command-name-exceptions': new Set(), 'command-returns-exceptions': new Set(), 'documentation-exceptions': new Set(), 'member-name-exceptions': new Set(),
  };

  constructor({ schema, trees, dialect }: ModernizeRequest) {
    this.#schema = schema;
    this.#trees = trees;
    this.#dialect = dialect;
    this.#rewriter = new DefinitionRewriter(schema, dialect);
    this.#owners = new Map([...schema.definitions.values()].flatMap((definition) => (definition.doc === undefined ? [] : [[definition.doc, definition] as const])));
  }

  run(): ModernSchema {
    const drafts = this.#trees.map((tree) => ({ tree, items: this.#file(tree) }));
    const pragmas = drafts.flatMap(({ items }) => items.flatMap((item) => ('pragma' in item ? [item.pragma] : [])));
    const nameOf = (name: string): string => this.#rewriter.nameOf(name);
    const modern = [...modernPragmas(pragmas, this.#exceptions, { schema: this.#schema, nameOf })];
    const added = modern.length > pragmas.length ? modern.pop() : undefined;
    const texts = new Map(drafts.map(({ tree, items }, index) => {
      const printed = items.map((item): PrintedItem => (
        'pragma' in item ? { role: 'pragma', lines: printCode(modern.shift() ?? item.pragma), touches: item.touches } : item
      ));
      const all = index === 0 && added !== undefined ? withPragma(printed, added) : printed;
      const text = joinItems(all);
      return [tree.file.path, formatFile(parseFile(new SourceFile(tree.file.path, text)), namedDialect('strict'))];
    }));
    return { texts, origins: this.#origins };
  }

  #file(tree: SyntaxTree): readonly Draft[] {
    const docs = this.#schema.modules.find(({ path }) => path === tree.file.path)?.docs ?? [];
    const items = fileItems(tree, docs.map(({ span }) => span));
    /** Comments between the documentation of a definition and its code. */
    let between: Draft[] | undefined;
    return items.flatMap((item, index): readonly Draft[] => {
      const above = items[index - 1];
      const join = above === undefined ? 'apart' : joinOf(tree.file.text.slice(above.end, item.start));
      switch (item.kind) {
        case 'comment': {
          const drafts = comment(plainComment(item.lines), join === 'behind' && above?.kind !== 'value' ? 'below' : join);
          if (between === undefined) return drafts;
          between.push(...drafts);
          return [];
        }
        case 'doc': {
          const doc = docs[item.index];
          const waiting = between ?? [];
          between = doc !== undefined && this.#standsAbove(doc, items, index) ? [] : undefined;
          return [...waiting, ...this.#unownedDoc(doc)];
        }
        case 'value': {
          const drafts = this.#value(item, tree, join !== 'apart');
          const waiting = between ?? [];
          between = undefined;
          return [...drafts.slice(0, -1), ...waiting, ...drafts.slice(-1)];
        }
        default:
          return item satisfies never;
      }
    });
  }

  /** Whether the next thing that is no comment is the definition that a comment documents. */
  #standsAbove(doc: Doc, items: readonly FileItem[], index: number): boolean {
    let at = index + 1;
    while (items[at]?.kind === 'comment') at++;
    const next = items[at];
    return next?.kind === 'value' && this.#owners.get(doc)?.span?.start === next.start;
  }

  /** Documentation of definitions stands with these. */
  #unownedDoc(doc: Doc | undefined): readonly Draft[] {
    if (doc === undefined || this.#owners.has(doc)) return [];
    const written = writtenLines(doc);
    if (doc.symbol === undefined) {
      const lines = buildFreeDoc(docSource(doc, markupOptions(this.#dialect)));
      return lines !== undefined && unsaidLines(lines, written).length === 0 ? [{ role: 'free-doc', lines }] : comment(written, 'apart');
    }
    return comment([`# TODO: This describes '${doc.symbol}', which is not defined here.`, ...written], 'apart');
  }

  #value({ value }: Extract<FileItem, { kind: 'value' }>, tree: SyntaxTree, touches: boolean): readonly Draft[] {
    const definition = value.broken ? undefined : this.#definitionOf(value);
    const role = roleOf(value);
    if (value.value.kind !== 'object' || value.broken || (definition === undefined && role === 'definition')) {
      const text = value.span.text.split(/\r\n|\r|\n/).map((line) => `# ${line.trim()}`);
      return comment(['# TODO: Complete this, which breaks off.', ...plainComment(text)], 'apart');
    }
    const code = readCode(value.value, tree) as CodeObject;
    if (definition !== undefined) return this.#definition(code, definition, touches);
    return role === 'pragma' ? [{ pragma: code, touches }] : [{ role, lines: printCode(code), touches }];
  }

  #definitionOf({ value, span }: TopLevelValue): Definition | undefined {
    if (value.kind !== 'object') return undefined;
    return value.entries.map((entry) => (entry.value.kind === 'string' ? this.#schema.definitions.get(entry.value.text) : undefined))
      .find((definition) => definition?.span?.start === span.start && definition.span.file.path === span.file.path);
  }

  #definition(written: CodeObject, definition: Definition, touches: boolean): readonly Draft[] {
    const rewritten = this.#rewriter.rewrite(written, definition);
    for (const name of [this.#rewriter.nameOf(definition.name), ...rewritten.helpers.map((helper) => helper.name)]) this.#origins.set(name, definition.name);
    const documented = documentDefinition({
      rewritten, definition, name: this.#rewriter.nameOf(definition.name), related: relatedNames(definition), options: markupOptions(this.#dialect),
    });
    const all = [...rewritten.helpers.map(({ code }) => code), rewritten.code];
    documented.undescribed.forEach((name) => this.#exceptions['documentation-exceptions'].add(name));
    for (const code of all) this.#excuse(code);
    if (definition.kind === 'command' && needsCommandException(definition.name)) this.#exceptions['command-name-exceptions'].add(definition.name);
    if (definition.kind === 'command' && definition.returns !== undefined && !isObject(elementType(definition.returns).kind)) {
      this.#exceptions['command-returns-exceptions'].add(definition.name);
    }
    const unsaid = definition.doc === undefined ? [] : unsaidLines([...documented.comments.flat(), ...documented.leftOver], writtenLines(definition.doc));
    return [
      ...comment(documented.leftOver, 'apart'),
      ...comment(unsaid.length === 0 ? [] : ['# TODO: The old comment says more:', ...unsaid], 'apart'),
      ...all.flatMap((code, index): readonly Draft[] => [
        { role: 'definition-doc', lines: documented.comments[index] ?? [] },
        { role: 'definition', lines: printCode(code), touches },
      ]),
    ];
  }

  #excuse(code: CodeObject): void {
    const key = metaKeyOf(code);
    if (key !== 'struct' && key !== 'union' && key !== 'enum') return;
    const name = textOf(valueOf(code, key));
    if (name !== undefined && partsOf(code).parts.some(needsMemberException)) this.#exceptions['member-name-exceptions'].add(name);
  }
}

function comment(lines: readonly string[], joins: 'apart' | 'below' | 'behind'): readonly Draft[] {
  return lines.length === 0 ? [] : [{ role: 'comment', lines, joins }];
}

function writtenLines({ span }: Doc): readonly string[] {
  return plainComment(span.text.split(/\r\n|\r|\n/));
}

/** Words for which today has other signs, or none. */
const retired = /^(?:optional|nothing|none|on|success|in|case|of|notes?|examples?|returns?|since|bugs|features)$/;

/** A mark of reStructuredText, which is no text. */
const directiveLine = /^#\s*\.\. (?:code-block|code|parsed-literal)::/;

/** Lines that hold a word which is not said: what stood beside a mark is in no section. */
function unsaidLines(lines: readonly string[], written: readonly string[]): readonly string[] {
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  const said = new Set(lines.flatMap(wordsOf));
  return written.filter((line) => !directiveLine.test(line) && wordsOf(line).some((word) => !said.has(word) && !retired.test(word)));
}

function isObject(kind: string): boolean {
  return kind === 'struct' || kind === 'union';
}

/** A directive before the first thing that is no comment. */
function withPragma(items: readonly PrintedItem[], pragma: CodeObject): readonly PrintedItem[] {
  const first = items.findIndex(({ role }) => role !== 'comment' && role !== 'free-doc');
  const at = first === -1 ? items.length : first;
  return [...items.slice(0, at), { role: 'pragma', lines: printCode(pragma) }, ...items.slice(at).map((item, index) => (index === 0 ? { ...item, touches: false } : item))];
}

/** What a definition has by other definitions. */
function relatedNames(definition: Definition): ReadonlySet<string> {
  switch (definition.kind) {
    case 'struct':
      return new Set(allMembers(definition).map(({ member }) => member.name));
    case 'union':
      return new Set([...allMembers(definition).map(({ member }) => member.name), ...definition.branches.map(({ name }) => name)]);
    case 'command':
    case 'event':
      return new Set([
        ...definition.arguments === undefined ? [] : allMembers(definition.arguments).map(({ member }) => member.name),
        ...definition.arguments?.kind === 'union' ? definition.arguments.branches.flatMap(({ type }) => allMembers(type).map(({ member }) => member.name)) : [],
      ]);
    case 'enum':
    case 'alternate':
      return new Set();
    default:
      return definition satisfies never;
  }
}
