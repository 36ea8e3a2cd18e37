/** How the documentation before a definition has to fit it, as far as its form goes. QAPI reference, "Documentation comments". */
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { severityIn, type Dialect } from '../../schema/dialect.ts';
import type { Doc } from '../../schema/doc.ts';
import type { Pragmas } from '../../schema/model.ts';
import type { StringValue } from '../../syntax/ast.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import { describeDefinition } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import { checkResultSections } from './result-sections.ts';

/** A definition and the doc block that stands before it. */
export interface DocumentedDefinition {
  readonly kind: string;
  readonly name: StringValue;
  readonly hasReturns: boolean;
  readonly doc: ParsedDoc | undefined;
}

/** What documentation is judged by. */
export interface DocumentationRules {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly reporter: Reporter;
}

/** Gives the documentation back if it is indeed this definition's; if it is another's or is required and absent, that is reported. */
export function checkDocumentation({ kind, name, hasReturns, doc }: DocumentedDefinition, { dialect, pragmas, reporter }: DocumentationRules): ParsedDoc | undefined {
  const severity = severityIn(dialect, 'checked-docs');
  if (doc === undefined) {
    if (pragmas.docRequired && severity !== undefined) reporter.report('doc/required', name.span, { what: describeDefinition(kind, name.text) }, { severity });
    return undefined;
  }
  if (doc.damaged) return doc;
  if (severity === undefined) {
    if (doc.doc.symbol !== undefined && doc.doc.symbol !== name.text) reportWrongSymbol(doc.doc, { name, severity: 'warning' }, reporter);
    return doc;
  }
  if (doc.doc.symbol !== name.text) {
    reportWrongSymbol(doc.doc, { name, severity }, reporter);
    return undefined;
  }
  checkResultSections(doc.doc, { kind, name, hasReturns, severity }, { dialect, reporter });
  return doc;
}

function reportWrongSymbol({ symbol = '', symbolSpan }: Doc, { name, severity }: { readonly name: StringValue; readonly severity: Severity }, reporter: Reporter): void {
  const related = symbolSpan === undefined ? [] : [{ message: 'the documentation names this', span: symbolSpan }];
  // With a name that was refused, the documentation may well have the right one.
  if (reporter.hasReportedAt(name.span)) return;
  reporter.report('doc/wrong-symbol', name.span, { symbol, name: name.text }, { severity, related });
}
