/**
 * A part cannot be older than what it is a part of. A type that is younger than a command that takes it was made of something
 * older, under another name or none: its parts may be as old as that command.
 */
import { compareVersions, parseVersion } from '../../schema/version.ts';
import { defineRule, type RawFinding } from '../rule.ts';
import { sinceTags } from '../subject/since-tags.ts';
import type { Documented } from '../subject/subject.ts';
import { TypeAges } from '../subject/type-ages.ts';
import { ownerText } from '../words.ts';

/** The rule `lint/since-order`. */
export const sinceOrder = defineRule({
  code: 'lint/since-order',
  set: 'recommended',
  coveredBy: ['lint/untrue-since'],
  find({ schema, documented }) {
    let ages: TypeAges | undefined;
    return documented.flatMap((each) => judge(each, () => ages ??= new TypeAges(schema)));
  },
});

type Finding = RawFinding & { readonly args: { readonly what: string; readonly since: string; readonly owner: string; readonly ownerSince: string } };

function judge(documented: Documented, ages: () => TypeAges): readonly Finding[] {
  const { definition, doc, parts: { parts, features } } = documented;
  const { since = '' } = definition;
  const own = parseVersion(since);
  if (own === undefined) return [];
  // Of most definitions no part is older, which is told sooner than where each tag stands.
  const isOlder = (part: { readonly since: string | undefined }): boolean => {
    const version = part.since === undefined || part.since === since ? undefined : parseVersion(part.since);
    return version !== undefined && compareVersions(version, own) < 0;
  };
  if (!parts.some(isOlder) && !features.some(isOlder)) return [];
  const older = sinceTags(documented).filter(({ isOfPart, version }) => isOfPart && compareVersions(version, own) < 0);
  if (older.length === 0) return [];
  const use = ages().oldestUse(definition);
  const oldest = use !== undefined && compareVersions(use, own) < 0 ? use : own;
  const ownSpan = doc.sections.find(({ kind }) => kind === 'since')?.span;
  return older.filter(({ version }) => compareVersions(version, oldest) < 0).map(({ text, what, span }) => ({
    span, definition,
    args: { what, since: text, owner: ownerText(definition), ownerSince: since },
    related: ownSpan === undefined ? [] : [{ message: 'the definition says this', span: ownSpan }],
  }));
}
