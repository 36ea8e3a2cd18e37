/** Programs read `Since`, and history is made of it; what they cannot read is lost. */
import type { DocSection } from '../../schema/doc.ts';
import { defineRule, type RawFinding } from '../rule.ts';
import { strayVersions } from '../subject/stray-versions.ts';
import { excerpt } from '../words.ts';

/** A remark on a part that goes on with something like a version. */
const remark = /\([Ss]ince:?\s+([^()]{1,40}?)\s*\)/g;
const wellFormed = /^(?:v|QEMU\s+)?\d+\.\d+(?:\.\d+)?(?=$|[\s;,])/i;

/** The rule `lint/malformed-since`. */
export const malformedSince = defineRule({
  code: 'lint/malformed-since',
  set: 'recommended',
  coveredBy: ['doc/since-not-a-version'],
  find: (subject) => subject.documented.flatMap(({ definition, doc }) => [
    ...strayVersions(doc).map(({ span, meant }) => ({
      span, args: { text: excerpt(span.text) }, definition,
      fix: meant === undefined ? undefined : [{ span, text: meant }],
    })),
    ...doc.sections.filter(({ kind }) => kind === 'member' || kind === 'feature').flatMap((section) => (
      malformedRemarks(section).map((finding) => ({ ...finding, definition }))
    )),
  ]),
});

type Finding = RawFinding & { readonly args: { readonly text: string } };

function malformedRemarks({ text, lineOffsets, span: { file } }: DocSection): readonly Finding[] {
  if (!text.includes('(since') && !text.includes('(Since')) return [];
  return [...text.matchAll(remark)].flatMap(([whole, version = '']) => {
    // Other projects have versions, too.
    if (wellFormed.test(version) || !/^(?:v|QEMU\s+)?\d/i.test(version)) return [];
    const line = text.split('\n').findIndex((candidate) => candidate.includes(whole));
    const start = lineOffsets[line];
    if (start === undefined) return [];
    const at = start + (text.split('\n')[line]?.indexOf(whole) ?? 0);
    return [{ span: file.span(at, at + whole.length), args: { text: excerpt(whole) } }];
  });
}
