/** Since: the release that brought something. QAPI reference, "Definition documentation". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';

const versionAtStart = /^(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)(?!\.*\d)/i;
const remark = /\(since:?\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)/i;
const wellFormed = /^\d+\.\d+(?:\.\d+)?(?![^\s;,(])/;

/** The version that a `Since` section names. */
export function sinceOfSection({ text }: DocSection): string | undefined {
  return versionAtStart.exec(text)?.[1];
}

/** The version in a remark such as `(since 2.8)` of a member's description. */
export function sinceRemark(text: string): string | undefined {
  // Few descriptions have one, and looking for it in any case takes time.
  return text.includes('ince') || text.includes('INCE') ? remark.exec(text)?.[1] : undefined;
}

/** A `Since` section begins with a version; a remark on single members may follow. */
export function checkSinceSyntax({ doc, damaged }: ParsedDoc, sink: DiagnosticSink): void {
  if (damaged || doc.symbol === undefined) return;
  for (const section of doc.sections) {
    if (section.kind === 'since' && section.text !== '' && !wellFormed.test(section.text)) {
      sink.report('doc/since-not-a-version', section.span, { text: section.text.split('\n')[0] ?? '' });
    }
  }
}
