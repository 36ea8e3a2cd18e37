/**
 * The first phase: takes the loaded files, gives definitions with their documentation in the order of the text
 * (an included file stands at its directive) and reports everything wrong with tokens, comments and directives.
 */
import { invariant } from '../../diagnostics/invariant.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { TopLevelValue } from '../../syntax/ast.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { IncludeTarget, LoadedFile } from '../../syntax/load-files.ts';
import { docsOf } from '../../syntax/parsed-files.ts';
import { checkDirective, checkIncludeTarget, findDirective, readIncludePath } from '../checks/directives.ts';
import { PendingDoc } from '../checks/doc-placement.ts';
import { initialPragmas, readPragma, type PragmaState } from '../checks/pragma.ts';
import { describeValue } from '../terms/describe.ts';
import type { DefinitionItem, IncludeItem } from '../terms/items.ts';
import { hidesValue, syntaxReports } from './syntax-reports.ts';

/** A schema file while it is read. */
export interface ModuleDraft {
  /** Relative to the root's folder, with forward slashes. */
  readonly name: string;
  /** As reported to the user. */
  readonly path: string;
  readonly docs: ParsedDoc[];
}

/** What all files of a schema hold. */
export interface ReadItems {
  /** In visiting order: each file at its first include. */
  readonly modules: readonly ModuleDraft[];
  readonly items: readonly (DefinitionItem | IncludeItem)[];
  /** Of all modules, in the order of the text. */
  readonly docs: readonly ParsedDoc[];
  /** As they are after the last file. */
  readonly pragmas: Pragmas;
  /** Whether a name may be that of a definition that could not be read. */
  readonly isUnread: (name: string) => boolean;
}

/** Never throws for what the files contain; what cannot be read is reported to `sink` and left out. */
export function readItems(root: LoadedFile, dialect: Dialect, sink: DiagnosticSink): ReadItems {
  const reader = new ItemReader(dialect, sink);
  reader.readFile(root);
  const isUnread = (name: string): boolean => (
    reader.lacksFile || reader.documentedNames.has(name) || reader.unreadWords.some((words) => words.has(name))
  );
  return { modules: reader.modules, items: reader.items, docs: reader.docs, pragmas: reader.pragmas, isUnread };
}

/** Something to do when reading has reached an offset. */
interface Step {
  readonly order: number;
  readonly act: () => void;
}

class ItemReader {
  readonly modules: ModuleDraft[] = [];
  readonly items: (DefinitionItem | IncludeItem)[] = [];
  readonly docs: ParsedDoc[] = [];
  readonly pragmas: PragmaState = initialPragmas();
  /** Of the files that have any. */
  readonly unreadWords: ReadonlySet<string>[] = [];
  /** Where documentation must fit its definition: if it does not, that is reported. */
  readonly documentedNames = new Set<string>();
  /** True once an include file, or the directive that names it, could not be read. */
  lacksFile = false;
  readonly #dialect: Dialect;
  readonly #sink: DiagnosticSink;

  constructor(dialect: Dialect, sink: DiagnosticSink) {
    this.#dialect = dialect;
    this.#sink = sink;
  }

  readFile(file: LoadedFile): void {
    const { tree } = file;
    const module: ModuleDraft = { name: file.name, path: tree.file.path, docs: [] };
    this.modules.push(module);
    if (tree.unreadWords.size > 0) this.unreadWords.push(tree.unreadWords);
    this.lacksFile ||= tree.unreadWords.has('include');
    const found = docsOf(file, this.#dialect);
    const pendingDoc = new PendingDoc(this.#sink, found.severity);
    const steps: Step[] = syntaxReports(file, this.#dialect).map(({ order, emit }) => ({ order, act: () => emit(this.#sink) }));
    for (const { report: { order, emit }, severity } of found.reports) steps.push({ order, act: () => emit(this.#sink, severity) });
    for (const doc of found.docs) {
      steps.push({ order: doc.doc.span.start, act: () => pendingDoc.reject() });
      steps.push({
        order: doc.doc.span.end,
        act: () => {
          if (found.severity === 'error' && doc.doc.symbol !== undefined) this.documentedNames.add(doc.doc.symbol);
          pendingDoc.doc = doc;
          module.docs.push(doc);
          this.docs.push(doc);
        },
      });
    }
    const unreadable = tree.irregularities.filter((irregularity) => hidesValue(irregularity, this.#dialect));
    let nextUnreadable = 0;
    for (const value of tree.values) {
      const unreadableBefore = nextUnreadable;
      while ((unreadable[nextUnreadable]?.span.start ?? Infinity) < value.span.end) nextUnreadable++;
      const broken = value.broken || nextUnreadable > unreadableBefore;
      steps.push({ order: value.span.end, act: () => this.#readValue(value, { file, pendingDoc, broken }) });
    }
    steps.sort((left, right) => left.order - right.order);
    for (const { act } of steps) act();
    pendingDoc.reject();
  }

  #readValue(topLevel: TopLevelValue, { file, pendingDoc, broken }: { file: LoadedFile; pendingDoc: PendingDoc; broken: boolean }): void {
    const { value, span } = topLevel;
    if (value.kind !== 'object') {
      pendingDoc.doc = undefined;
      if (value.kind !== 'invalid' && !broken) this.#sink.report('syntax/not-an-object', span, { found: describeValue(value) });
      return;
    }
    const directive = findDirective(value);
    if (directive === undefined) {
      const isCutShort = topLevel.continues && !permits(this.#dialect, 'lenient-punctuation');
      const item: DefinitionItem = { kind: 'definition', value, broken: broken || isCutShort, module: file.name, doc: undefined };
      item.doc = pendingDoc.takeForDefinition(item);
      this.items.push(item);
      return;
    }
    pendingDoc.reject();
    if (broken) {
      this.lacksFile ||= directive.key.text === 'include';
      return;
    }
    if (!checkDirective(directive, value, { dialect: this.#dialect, sink: this.#sink })) return;
    if (directive.key.text === 'pragma') {
      readPragma(this.pragmas, { span, value: directive.value }, { dialect: this.#dialect, sink: this.#sink });
      return;
    }
    const path = readIncludePath(directive, span, this.#sink);
    if (path === undefined) return;
    const target = file.includes.get(topLevel);
    invariant(target !== undefined, 'every well-formed include directive was followed');
    this.#readInclude(target, { module: file.name, span, focus: path.span });
  }

  #readInclude(target: IncludeTarget, { module, span, focus }: { module: string; span: Span; focus: Span }): void {
    checkIncludeTarget(target, { span, focus }, this.#sink);
    switch (target.kind) {
      case 'loaded':
        this.items.push({ kind: 'include', module, includedModule: target.file.name, span });
        this.readFile(target.file);
        break;
      case 'repeated':
        this.items.push({ kind: 'include', module, includedModule: target.name, span });
        break;
      case 'loop':
        break;
      case 'unreadable':
        this.lacksFile = true;
        break;
      default:
        target satisfies never;
    }
  }
}
