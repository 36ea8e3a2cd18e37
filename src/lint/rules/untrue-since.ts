/** Versions in the documentation are those that the released schemas tell, where the configuration names them. */
import type { SchemaHistory } from '../../schema/history.ts';
import { compareVersions, parseVersion, versionText, type Version } from '../../schema/version.ts';
import { defineRule } from '../rule.ts';
import { sinceTags, type SinceTag } from '../subject/since-tags.ts';

/** The rule `lint/untrue-since`. */
export const untrueSince = defineRule({
  code: 'lint/untrue-since',
  set: 'minimal',
  find: ({ history, documented }) => (history === undefined ? [] : documented.flatMap(sinceTags).flatMap((tag) => {
    const truth = contradiction(tag, history);
    return truth === undefined ? [] : [{ span: tag.span, definition: tag.definition, args: { what: tag.what, since: tag.text, truth } }];
  })),
});

/** What the releases say instead, as a clause. */
function contradiction({ item, version }: SinceTag, history: SchemaHistory): string | undefined {
  const [oldest] = history.versions;
  const newest = history.versions.at(-1);
  if (item === undefined || oldest === undefined || newest === undefined) return undefined;
  const since = history.since(item);
  if (since === undefined) return compare(version, newest) <= 0 ? `no release up to ${newest} has it` : undefined;
  // What the oldest release has may be older than that.
  if (since === oldest) return compare(version, oldest) > 0 ? `${oldest} has it already` : undefined;
  return compare(version, since) === 0 ? undefined : `${since} is the first release that has it`;
}

/** Micro releases count only where the releases have them, too. */
function compare(version: Version, release: string): number {
  const other = parseVersion(release);
  if (other === undefined) return 0;
  return compareVersions(other.micro === 0 && versionText(other) === release ? { ...version, micro: 0 } : version, other);
}
