/** The history by version: takes the histories of items, gives what each version added, changed, deprecated and removed. */
import { itemKey, type ItemHistory, type SchemaHistory } from '../../schema/history.ts';
import { isSpecialFeature } from '../../schema/special-features.ts';

/** An item, and what is told of it: a clause that follows its name, such as `is optional`, or nothing. */
export interface ItemChange {
  readonly item: ItemHistory;
  readonly text: string;
}

/** The headings under which changes stand, in this order. */
const headings = ['Added', 'Changed', 'Deprecated', 'Removed'] as const;

/** What one version did. */
export interface VersionChanges {
  readonly version: string;
  /** Those that have something in them. */
  readonly lists: readonly { readonly heading: typeof headings[number]; readonly changes: readonly ItemChange[] }[];
}

/** The newest version first, without the oldest, before which nothing is known. What comes and goes with a definition is not told apart from it. */
export function versionChanges({ versions, items }: SchemaHistory): readonly VersionChanges[] {
  const owners = new Map(items.filter(({ name }) => name.part === undefined).map((item) => [itemKey(item.name), presenceOf(item, versions)]));
  const drafts = new Map(versions.slice(1).map((version) => [version, { Added: [], Changed: [], Deprecated: [], Removed: [] } as Record<typeof headings[number], ItemChange[]>]));
  for (const item of items) {
    // What they say is a change of what they belong to.
    if (item.kind === 'feature' && isSpecialFeature(item.name.part?.name ?? '')) continue;
    const presence = presenceOf(item, versions);
    const owner = item.name.part === undefined ? undefined : owners.get(item.name.definition);
    for (const version of presence.added) {
      if (owner?.added.includes(version) !== true) drafts.get(version)?.Added.push({ item, text: version === item.since ? '' : 'again' });
    }
    for (const version of presence.removed) {
      if (owner?.removed.includes(version) !== true) drafts.get(version)?.Removed.push({ item, text: '' });
    }
    for (const change of item.changes) {
      const isDeprecation = change.attribute === 'stability' && change.after.startsWith('deprecated') && !change.before.startsWith('deprecated');
      drafts.get(change.version)?.[isDeprecation ? 'Deprecated' : 'Changed'].push({ item, text: isDeprecation ? '' : changeText(change) });
    }
  }
  return [...drafts].reverse().map(([version, draft]) => ({
    version, lists: headings.map((heading) => ({ heading, changes: draft[heading] })).filter(({ changes }) => changes.length > 0),
  }));
}

/** The versions that have an item and of which the one before lacks it, and the other way round. */
export function presenceOf({ since, removedIn, missingIn }: ItemHistory, versions: readonly string[]): { readonly added: readonly string[]; readonly removed: readonly string[] } {
  if (missingIn.length === 0) return { added: [since], removed: removedIn === undefined ? [] : [removedIn] };
  const missing = new Set(missingIn);
  const isEdge = (version: string, step: 1 | -1): boolean => !missing.has(versions[versions.indexOf(version) + step] ?? '');
  const returns = missingIn.filter((version) => isEdge(version, 1)).flatMap((version) => versions[versions.indexOf(version) + 1] ?? []);
  return {
    added: [since, ...returns],
    removed: [...missingIn.filter((version) => isEdge(version, -1)), ...(removedIn === undefined ? [] : [removedIn])],
  };
}

/** What a change reads like behind the name of its item. */
export function changeText({ attribute, before, after }: ItemHistory['changes'][number]): string {
  switch (attribute) {
    case 'name':
      return `was called '${before}'`;
    case 'kind':
      return `is of kind ${after}, and was ${before}`;
    case 'type':
      return `is '${after}', and was '${before}'`;
    case 'returns':
      return `returns ${quoted(after)}, and did ${quoted(before)}`;
    case 'optional':
      return `is ${after}`;
    case 'condition':
      return `is there ${after === 'none' ? 'always' : `if ${after}`}, and was ${before === 'none' ? 'always' : `if ${before}`}`;
    case 'stability':
      return `is ${after}, and was ${before}`;
    case 'outOfBand':
      return after === 'yes' ? 'may be executed out of band' : 'may not be executed out of band';
    default:
      return attribute satisfies never;
  }
}

/** An item in words: `member 'base' of command 'block-commit'`. */
export function itemText({ name: { definition, part }, kind }: ItemHistory, ownerKind?: string): string {
  if (part === undefined) return `${kind} '${definition}'`;
  const word = kind === 'member' && ownerKind === 'command' ? 'argument' : kind;
  return `${word} '${part.name}' of ${ownerKind === undefined ? '' : `${ownerKind} `}'${definition}'`;
}

function quoted(type: string): string {
  return type === 'nothing' ? type : `'${type}'`;
}
