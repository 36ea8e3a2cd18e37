/** Since: the release that brought something. QAPI reference, "Definition documentation". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';

const wellFormed = /^\d+\.\d+(?:\.\d+)?(?![^\s;,(])/;

/** A `Since` section begins with a version; a remark on single members may follow. */
export function checkSinceSyntax({ doc, damaged }: ParsedDoc, sink: DiagnosticSink): void {
  if (damaged || doc.symbol === undefined) return;
  doc.sections.forEach(({ kind, text, span }) => {
    if (kind === 'since' && text !== '' && !wellFormed.test(text)) sink.report('doc/since-not-a-version', span, { text: text.split('\n')[0] ?? '' });
  });
}
