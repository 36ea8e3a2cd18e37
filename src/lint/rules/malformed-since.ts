/** Programs read `Since`, and history is made of it; what they cannot read is lost. */
import type { DocSection } from '../../schema/doc.ts';
import { defineRule, type RawFinding } from '../rule.ts';
import { placeInSection } from '../subject/place-in-section.ts';
import { strayVersions } from '../subject/stray-versions.ts';
import { excerpt } from '../words.ts';

/** A remark on a part that goes on with something like a version. */
const remark = /\([Ss]ince:?\s+([^()]{1,40}?)\s*\)/g;
/** With something else than a dot between them. */
const numbers = /^(?:v|QEMU\s+)?(\d+)\s*[.,_-]\s*(\d+)\.?$/i;
const wellFormed = /^(?:v|QEMU\s+)?\d+\.\d+(?:\.\d+)?(?=$|[\s;,])/i;

/** The rule `lint/malformed-since`. */
export const malformedSince = defineRule({
  code: 'lint/malformed-since',
  set: 'recommended',
  coveredBy: ['doc/since-not-a-version'],
  find: (subject) => subject.documented.flatMap(({ definition, doc }) => [
    ...strayVersions(doc).map(({ span, meant, isAlone }) => ({
      span, args: { text: excerpt(span.text), meant }, definition,
      fix: meant !== undefined && isAlone ? [{ span, text: meant }] : undefined,
    })),
    ...doc.sections.filter(({ kind }) => kind === 'member' || kind === 'feature').flatMap((section) => (
      malformedRemarks(section).map((finding) => ({ ...finding, definition }))
    )),
  ]),
});

type Finding = RawFinding & { readonly args: { readonly text: string; readonly meant: string | undefined } };

function malformedRemarks(section: DocSection): readonly Finding[] {
  const { text } = section;
  if (!text.includes('(since') && !text.includes('(Since')) return [];
  return [...text.matchAll(remark)].flatMap(({ 0: whole, 1: version = '', index }) => {
    // Other projects have versions, too.
    if (wellFormed.test(version) || !/^(?:v|QEMU\s+)?\d/i.test(version)) return [];
    const [, major, minor] = numbers.exec(version) ?? [];
    const meant = major === undefined || minor === undefined ? undefined : `(since ${major}.${minor})`;
    return [{ span: placeInSection(section, index, (whole.split('\n')[0] ?? '').length), args: { text: excerpt(whole), meant } }];
  });
}
