/** Versions in the documentation are those that the released schemas tell, where the configuration names them. */
import { findDialect, requires } from '../../schema/dialect.ts';
import type { ItemName, SchemaHistory } from '../../schema/history.ts';
import type { Definition } from '../../schema/model.ts';
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
function contradiction(tag: SinceTag, history: SchemaHistory): string | undefined {
  const { item, version } = tag;
  const [oldest] = history.versions;
  const newest = history.versions.at(-1);
  if (item === undefined || oldest === undefined || newest === undefined) return undefined;
  const since = history.since(item);
  if (since === undefined) return compare(version, newest) <= 0 && mustHave(tag, newest) ? `no release up to ${newest} has it` : undefined;
  if (compare(version, since) > 0) return isOtherType(tag, since, history) ? undefined : `${since} has it already`;
  // What the oldest release has may be older than that, and releases in between may not be known.
  const previous = history.versions[history.versions.indexOf(since) - 1];
  if (previous === undefined || compare(version, previous) > 0 || !mustHave(tag, previous)) return undefined;
  return cameWithType(tag, since, history) ? undefined : `${since} is the first release that has it`;
}

/**
 * Whether a release that does not have an item contradicts the documentation. Until 2.9, not all of what QEMU understood stood in
 * its schema; and what a type describes may have been there before the type, whose name nobody meets.
 */
function mustHave({ definition, isOfPart }: SinceTag, release: string): boolean {
  const dialect = findDialect(release);
  if (dialect !== undefined && !requires(dialect, 'checked-docs')) return false;
  return isOfPart || definition.kind === 'command' || definition.kind === 'event';
}

/** Parts that are as old as their type may be older in the same way. */
function cameWithType({ definition, isOfPart }: SinceTag, since: string, history: SchemaHistory): boolean {
  return isOfPart && definition.kind !== 'command' && definition.kind !== 'event' && history.since({ definition: definition.name }) === since;
}

/**
 * Whether a type is not the one that an old release calls so: it was renamed, or the name was taken over by a type that has
 * other parts or parts of other types.
 */
function isOtherType({ definition, isOfPart }: SinceTag, since: string, history: SchemaHistory): boolean {
  if (isOfPart || definition.kind === 'command' || definition.kind === 'event') return false;
  const wasChanged = (item: ItemName, attribute: 'name' | 'type'): boolean => history.find(item)?.changes.some((change) => change.attribute === attribute) === true;
  const parts = partsOf(definition);
  const old = parts.filter((part) => history.since(part) === since);
  return wasChanged({ definition: definition.name }, 'name') || parts.some((part) => wasChanged(part, 'type')) || old.length * 2 < parts.length;
}

/** What a type itself has, as its history calls it. */
function partsOf(definition: Definition): readonly ItemName[] {
  const named = (kind: NonNullable<ItemName['part']>['kind'], parts: readonly { readonly name: string }[]): readonly ItemName[] => (
    parts.map(({ name }) => ({ definition: definition.name, part: { kind, name } }))
  );
  switch (definition.kind) {
    case 'enum':
      return named('value', definition.values);
    case 'struct':
      return named('member', definition.members);
    case 'union':
      return named('branch', definition.branches.filter(({ explicit }) => explicit));
    case 'alternate':
      return named('alternative', definition.branches);
    case 'command':
    case 'event':
      return [];
    default:
      return definition satisfies never;
  }
}

/** Micro releases count only where the releases have them, too. */
function compare(version: Version, release: string): number {
  const other = parseVersion(release);
  if (other === undefined) return 0;
  return compareVersions(other.micro === 0 && versionText(other) === release ? { ...version, micro: 0 } : version, other);
}
