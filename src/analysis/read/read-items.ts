/**
 * The first phase: takes the loaded files, gives definitions with their documentation in the order of the text
 * (an included file stands at its directive) and reports everything wrong with tokens, comments and directives.
 */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';
import type { Irregularity, ObjectValue, TopLevelValue } from '../../syntax/ast.ts';
import { findDocs } from '../../syntax/docs/find-docs.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { IncludeTarget, LoadedFile } from '../../syntax/load-files.ts';
import { pendingReport, type PendingReport } from '../../syntax/pending-report.ts';
import { applyPragma, initialPragmas, type PragmaState } from '../checks/pragma.ts';
import { describeValue } from '../terms/describe.ts';

export interface DefinitionItem {
  readonly kind: 'definition';
  readonly value: ObjectValue;
  /** True if a syntax problem cut it short. */
  readonly broken: boolean;
  readonly module: string;
  doc: ParsedDoc | undefined;
}

export interface IncludeItem {
  readonly kind: 'include';
  readonly module: string;
  readonly includedModule: string;
  readonly span: Span;
}

export interface ModuleDraft {
  readonly name: string;
  readonly path: string;
  readonly docs: ParsedDoc[];
}

export interface ReadItems {
  readonly modules: readonly ModuleDraft[];
  readonly items: readonly (DefinitionItem | IncludeItem)[];
  /** Of all modules, in the order of the text. */
  readonly docs: readonly ParsedDoc[];
  readonly pragmas: Pragmas;
  /** Whether a name may be that of a definition that could not be read. */
  readonly isUnread: (name: string) => boolean;
}

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
    const found = findDocs(tree, file.docBlocks, this.#dialect);
    const pendingDoc = new PendingDoc(this.#sink, found.severity);
    const steps: Step[] = [];
    const report = ({ order, emit }: PendingReport): void => void steps.push({ order, act: () => emit(this.#sink) });

    problemReports(file, this.#dialect).forEach(report);
    for (const irregularity of tree.irregularities) {
      const pending = irregularityReport(irregularity, this.#dialect);
      if (pending !== undefined) report(pending);
    }
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
    const unreadable = tree.irregularities.filter(({ kind }) => hidesValue(kind) && !permits(this.#dialect, permissionOf[kind]));
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
    const directive = value.entries.find(({ key }) => key.text === 'include' || key.text === 'pragma');
    const isDefinition = value.entries.some(({ key }) => definitionKeys.has(key.text));
    if (directive === undefined || (isDefinition && value.entries[0] !== directive)) {
      const isCutShort = topLevel.continues && !permits(this.#dialect, 'lenient-punctuation');
      const item = { kind: 'definition' as const, value, broken: broken || isCutShort, module: file.name };
      this.items.push({ ...item, doc: pendingDoc.takeForDefinition(item) });
      return;
    }
    pendingDoc.reject();
    if (broken) {
      this.lacksFile ||= directive.key.text === 'include';
      return;
    }
    const other = value.entries.find((entry) => entry !== directive);
    const name = directive.key.text as 'include' | 'pragma';
    if (!permits(this.#dialect, name)) {
      const args = { construct: `directive '${name}'`, lifetime: lifetimeText(name), dialect: this.#dialect.label };
      this.#sink.report('dialect/not-available', span, args, { focus: directive.key.span });
      if (name === 'pragma') return;
    }
    if (other !== undefined) {
      this.#sink.report(`${name}/not-alone`, span, { other: other.key.text }, { focus: other.key.span });
    } else if (name === 'pragma') {
      this.#readPragma(directive.value, span);
    } else if (directive.value.kind !== 'string') {
      if (directive.value.kind !== 'invalid') this.#sink.report('include/not-a-string', span, { found: describeValue(directive.value) }, { focus: directive.value.span });
    } else {
      const target = file.includes.get(topLevel);
      invariant(target !== undefined, 'every well-formed include directive was followed');
      this.#readInclude(target, { module: file.name, span, focus: directive.value.span });
    }
  }

  #readPragma(value: ObjectValue['entries'][number]['value'], span: Span): void {
    if (value.kind === 'object') applyPragma(this.pragmas, { span, value }, this.#dialect, this.#sink);
    else if (value.kind !== 'invalid') this.#sink.report('pragma/not-an-object', span, { found: describeValue(value) }, { focus: value.span });
  }

  #readInclude(target: IncludeTarget, { module, span, focus }: { module: string; span: Span; focus: Span }): void {
    switch (target.kind) {
      case 'loaded':
        this.items.push({ kind: 'include', module, includedModule: target.file.name, span });
        this.readFile(target.file);
        break;
      case 'repeated':
        this.items.push({ kind: 'include', module, includedModule: target.name, span });
        break;
      case 'loop':
        this.#sink.report('include/loop', span, { path: target.path }, { focus });
        break;
      case 'unreadable':
        this.lacksFile = true;
        this.#sink.report('include/unreadable', span, { path: target.path, problem: target.error.message }, { focus });
        break;
      default:
        target satisfies never;
    }
  }
}

const definitionKeys = new Set(['enum', 'struct', 'type', 'union', 'alternate', 'command', 'event']);

/** The doc block that was read last and still waits for its definition. */
class PendingDoc {
  doc: ParsedDoc | undefined;
  readonly #sink: DiagnosticSink;
  readonly #severity: Severity | undefined;

  /** Without a severity nothing is said about documentation that has no definition. */
  constructor(sink: DiagnosticSink, severity: Severity | undefined) {
    this.#sink = sink;
    this.#severity = severity;
  }

  /** Something other than a definition follows. */
  reject(): void {
    const doc = this.doc;
    this.doc = undefined;
    const severity = this.#severity;
    if (severity === undefined || doc?.doc.symbol === undefined || doc.damaged) return;
    this.#sink.report('doc/no-definition', openingMark(doc), { symbol: doc.doc.symbol }, { focus: doc.doc.symbolSpan, severity });
  }

  takeForDefinition({ value: { entries }, broken }: Pick<DefinitionItem, 'value' | 'broken'>): ParsedDoc | undefined {
    const doc = this.doc;
    this.doc = undefined;
    const severity = this.#severity;
    if (severity === undefined || doc === undefined || doc.doc.symbol !== undefined) return doc;
    const name = entries.find(({ key }) => definitionKeys.has(key.text))?.value;
    if (!doc.damaged && !broken) this.#sink.report('doc/free-form-before-definition', openingMark(doc), { name: name?.kind === 'string' ? name.text : undefined }, { severity });
    return { ...doc, damaged: true };
  }
}

function openingMark({ doc }: ParsedDoc): Span {
  return doc.span.file.span(doc.span.start, doc.span.start + 2);
}

/**
 * The reference looks one token ahead: text that is no token, right after an include directive, is found before the
 * included file is read.
 */
function problemReports({ tree, includes }: LoadedFile, dialect: Dialect): PendingReport[] {
  const directiveEnds = [...includes.keys()].map(({ span }) => span.end);
  let passed = 0;
  return tree.problems.filter(({ cause }) => !isConsequence(cause, dialect)).map(({ code, span, found, expected, opened, isJunk }) => {
    const passedBefore = passed;
    while ((directiveEnds[passed] ?? Infinity) <= span.start) passed++;
    const directiveEnd = passed > passedBefore ? directiveEnds[passed - 1] : undefined;
    const isNext = directiveEnd !== undefined && code !== 'syntax/unexpected-token' && /^\s*$/.test(tree.file.text.slice(directiveEnd, span.start));
    return pendingReport(code, span, { found, expected }, {
      order: isNext ? directiveEnd - 1 : span.start,
      severity: isJunk && permits(dialect, 'lenient-punctuation') ? 'warning' : 'error',
      related: opened === undefined ? [] : [{ message: `'${opened.text}' was opened here`, span: opened }],
    });
  });
}

const permissionOf: Readonly<Record<Irregularity['kind'], Permission>> = {
  'missing-comma': 'lenient-punctuation',
  'trailing-comma': 'lenient-punctuation',
  'stray-punctuation': 'lenient-punctuation',
  'duplicate-key': 'duplicate-key',
  'escape': 'json-escapes',
  'null': 'null-literal',
};

/** Where an escape or `null` means nothing, nothing is known about the value. */
function hidesValue(kind: Irregularity['kind']): boolean {
  return kind === 'escape' || kind === 'null';
}

/** Whether something is wrong only because of what is reported already. */
function isConsequence(cause: Irregularity | undefined, dialect: Dialect): boolean {
  return cause !== undefined && (!permits(dialect, permissionOf[cause.kind]) || isConsequence(cause.cause, dialect));
}

/** What a dialect allows without meaning it is still worth a warning. */
function irregularityReport({ kind, span, detail, found, cause }: Irregularity, dialect: Dialect): PendingReport | undefined {
  if (isConsequence(cause, dialect)) return undefined;
  const severity = permits(dialect, permissionOf[kind]) ? 'warning' : 'error';
  switch (kind) {
    case 'missing-comma':
    case 'trailing-comma':
      return pendingReport(`syntax/${kind}`, span, { found, expected: detail }, { severity });
    case 'stray-punctuation':
      return pendingReport('syntax/unexpected-token', span, { found, expected: detail }, { severity });
    case 'duplicate-key':
      return pendingReport('syntax/duplicate-key', span, { key: detail }, { severity });
    case 'escape':
      return severity === 'warning' ? undefined : pendingReport('syntax/unknown-escape', span, { found: detail });
    case 'null':
      return severity === 'warning' ? undefined : pendingReport('syntax/stray-text', span, { found: 'null', expected: '' });
    default:
      return kind satisfies never;
  }
}
