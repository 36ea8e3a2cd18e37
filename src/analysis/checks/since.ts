/** Since: the release that brought something. QAPI reference, "Definition documentation". */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { DocSection } from '../../schema/doc.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';

const versionAtStart = /^(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)(?!\.*\d)/i;
/** At the head of a parenthesis, or as the last of what one says. */
const inParenthesis = /\(\s*since:?\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)|[,;]\s*since:?\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)\s*\)/i;
const atEnd = /(?<![\w-])(since)(:?)\s+(?:v|QEMU\s+)?(\d+\.\d+(?:\.\d+)?)\.?$/i;
/** In characters; none is half as long. */
const longestRemark = 100;
const sentenceEnd = /[.!?]["'`)\]]*$/;
const wellFormed = /^\d+\.\d+(?:\.\d+)?(?![^\s;,(])/;

/** The version that a `Since` section names. */
export function sinceOfSection({ text }: DocSection): string | undefined {
  return versionAtStart.exec(text)?.[1];
}

/**
 * The version in a remark on a member: the last sentence of its description or all of it, `Since 2.8`; else what stands
 * in a parenthesis, `(since 2.8)` or `(default: off; since: 2.8)`. Other sentences tell of more than the member's age.
 */
export function sinceRemark(text: string): string | undefined {
  // Few descriptions have one, and looking for it in any case takes time.
  if (!text.includes('ince') && !text.includes('INCE')) return undefined;
  const lastSentence = lastSentenceRemark(text.trimEnd());
  if (lastSentence !== undefined || !text.includes('(')) return lastSentence;
  const match = inParenthesis.exec(text);
  return match?.[1] ?? match?.[2];
}

function lastSentenceRemark(text: string): string | undefined {
  const match = atEnd.exec(text.slice(-longestRemark));
  if (match === null) return undefined;
  const [, word = '', colon, version] = match;
  const before = text.slice(0, Math.max(0, text.length - longestRemark) + match.index);
  const sentences = before.trimEnd();
  const lineEnds = before.slice(sentences.length).split('\n').length - 1;
  // A line that goes on with a sentence goes on in small letters.
  const isOnOwnLine = lineEnds > 1 || (lineEnds === 1 && (colon !== '' || word.startsWith('S')));
  return sentences === '' || isOnOwnLine || (sentences.length < before.length && sentenceEnd.test(sentences)) ? version : undefined;
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
