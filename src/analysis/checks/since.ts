/** Since: the release that brought something. QAPI reference, "Definition documentation". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';

const wellFormed = /^\d+\.\d+(?:\.\d+)?(?![^\s;,(])/;

/** A `Since` section begins with a version; a remark on single members may follow. */
export function checkSinceSyntax({ doc, damaged }: ParsedDoc, sink: DiagnosticSink): void {
  if (damaged || doc.symbol === undefined) return;
  for (const section of doc.sections) {
    if (section.kind === 'since' && section.text !== '' && !wellFormed.test(section.text)) {
      sink.report('doc/since-not-a-version', section.span, { text: section.text.split('\n')[0] ?? '' });
    }
  }
}
