/** Findings of the first phase, to be reported in the order of the text. */
import type { ArgumentsOf, Code } from '../diagnostics/catalogue.ts';
import type { Severity } from '../diagnostics/diagnostic.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Span } from '../source/span.ts';

/** A report that waits for its turn. */
export interface PendingReport {
  /** Offset in the file that decides its turn. */
  readonly order: number;
  readonly emit: (sink: DiagnosticSink) => void;
}

export function pendingReport<C extends Code>(
  code: C,
  span: Span,
  args: ArgumentsOf<C>,
  { order = span.start, severity }: { readonly order?: number | undefined; readonly severity?: Severity } = {},
): PendingReport {
  return { order, emit: (sink) => sink.report(code, span, args, severity && { severity }) };
}
