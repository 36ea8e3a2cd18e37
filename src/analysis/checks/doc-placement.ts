/** Documentation stands right above what it documents. QAPI reference, "Documentation comments". */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Span } from '../../source/span.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import { definitionKeys } from '../terms/definition-keys.ts';
import type { DefinitionItem } from '../terms/items.ts';

/** The doc block that was read last and still waits for its definition. */
export class PendingDoc {
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

  /** Hands the block to the definition that follows it; that a free-form one stands there is reported. */
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
