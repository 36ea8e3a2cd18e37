/** Programs read `Since`, and history is made of it; what they cannot read is lost. */
import { nearestName } from '../../diagnostics/suggest.ts';
import type { DocSection } from '../../schema/doc.ts';
import { sinceRemark } from '../../schema/since-text.ts';
import { defineRule, type RawFinding } from '../rule.ts';
import { placeInSection } from '../subject/place-in-section.ts';
import { strayVersions } from '../subject/stray-versions.ts';
import { excerpt } from '../words.ts';

/** A remark on a part that goes on with something like a version. */
const remark = /\([Ss]ince:?\s+([^()]{1,40}?)\s*\)/g;
/** With something else than a dot between them. */
const numbers = /^(?:v|QEMU\s+)?(\d+)\s*[.,_-]\s*(\d+)\.?$/i;
/** In brackets a word that may be meant for `since`, and a version, but not as they are read. */
const unreadInBrackets = /(?!\(\s*since:?\s+(?:v|QEMU\s+)?\d)[([]\s*([a-z]{4,6}?):?\s*(?:version\s+|release\s+|qemu[\s-]*|v\.?\s*)?(\d+\.\d+(?:\.\d+)?)\s*[)\]]/i;
const atEnd = /(?<![\w([-])([a-z]{4,6})(:?)[ \t]*(?:version[ \t]+|QEMU[ \t]+|v)?(\d+\.\d+(?:\.\d+)?)\.?$/i;
/** In characters. */
const longestEnd = 40;
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
  const report = (whole: string, index: number, version: string | undefined): Finding => ({
    span: placeInSection(section, index, (whole.split('\n')[0] ?? '').length),
    args: { text: excerpt(whole), meant: version === undefined ? undefined : `(since ${version})` },
  });
  return [...wrongNumbers(text, report), ...wrongWords(text, report), ...unreadEnd(text, report)];
}

type Report = (whole: string, index: number, version: string | undefined) => Finding;

function wrongNumbers(text: string, report: Report): readonly Finding[] {
  if (!text.includes('(since') && !text.includes('(Since')) return [];
  return [...text.matchAll(remark)].flatMap(({ 0: whole, 1: version = '', index }) => {
    // Other projects have versions, too.
    if (wellFormed.test(version) || !/^(?:v|QEMU\s+)?\d/i.test(version)) return [];
    const [, major, minor] = numbers.exec(version) ?? [];
    return [report(whole, index, major === undefined || minor === undefined ? undefined : `${major}.${minor}`)];
  });
}

/** In brackets, with a version that is one; what is wrong is around it. */
function wrongWords(text: string, report: Report): readonly Finding[] {
  // Most have none, or one that is well written.
  if (!unreadInBrackets.test(text)) return [];
  return [...text.matchAll(new RegExp(unreadInBrackets, 'gi'))].flatMap(({ 0: whole, 1: word = '', 2: version, index }) => (
    isSince(word) ? [report(whole, index, version)] : []
  ));
}

/** The end of a sentence that says more is not read; a colon or a capital tells that it is no part of the sentence. */
function unreadEnd(text: string, report: Report): readonly Finding[] {
  if (!endsInDigit(text)) return [];
  const match = atEnd.exec(text.slice(-longestEnd));
  if (match === null) return [];
  const { 0: whole, 1: word = '', 2: colon, 3: version } = match;
  if (!isSince(word) || (colon === '' && !/^[A-Z]/.test(word)) || sinceRemark(text) !== undefined) return [];
  return [report(whole, text.length - whole.length, version)];
}

/** A full stop may stand behind it. */
function endsInDigit(text: string): boolean {
  const last = text.at(text.endsWith('.') ? -2 : -1);
  return last !== undefined && last >= '0' && last <= '9';
}

/** Slips included. */
function isSince(word: string): boolean {
  const small = word.toLowerCase();
  return small === 'since' || nearestName(small, ['since']) !== undefined;
}
