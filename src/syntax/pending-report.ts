/** Findings of the first phase, to be reported in the order of the text. */
import type { ArgumentsOf, Code } from '../diagnostics/catalogue.ts';
import type { RelatedPlace, Severity } from '../diagnostics/diagnostic.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Permission, Requirement } from '../schema/lifetimes.ts';
import type { Span } from '../source/span.ts';

/** A report that waits for its turn. */
export interface PendingReport {
  /** Offset in the file that decides its turn. */
  readonly order: number;
  /** The law that is broken, if only some releases have it. */
  readonly law: Requirement | undefined;
  /** What makes it right in releases that know it. */
  readonly unless: Permission | undefined;
  /** The severity given here goes before that of the catalogue. */
  readonly emit: (sink: DiagnosticSink, severity?: Severity) => void;
}

/** What a pending report may have besides its code, place and arguments. */
export interface PendingReportDetails {
  readonly order?: number | undefined;
  readonly law?: Requirement | undefined;
  readonly unless?: Permission | undefined;
  readonly severity?: Severity | undefined;
  readonly related?: readonly RelatedPlace[];
}

/** A report of `code` about `span`, whose start decides its turn unless `order` does. */
export function pendingReport<C extends Code>(
  code: C,
  span: Span,
  args: ArgumentsOf<C>,
  { order = span.start, law, unless, severity: own, related = [] }: PendingReportDetails = {},
): PendingReport {
  return {
    order,
    law,
    unless,
    emit(sink, severity = own) {
      sink.report(code, span, args, severity === undefined ? { related } : { severity, related });
    },
  };
}
