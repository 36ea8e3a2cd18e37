/** The history by version: takes the histories of items, gives what each version added, changed, deprecated and removed. */
import { itemKey, type ItemHistory, type SchemaHistory } from '../../schema/history.ts';

/** What one version did. */
export interface VersionChanges {
  readonly version: string;
  readonly added: readonly ItemHistory[];
  /** Each with what is different, as a clause that follows its name: `is optional`. */
  readonly changed: readonly { readonly item: ItemHistory; readonly text: string }[];
  readonly deprecated: readonly ItemHistory[];
  readonly removed: readonly ItemHistory[];
}

/** The newest version first, without the oldest, before which nothing is known. What comes and goes with a definition is not told apart from it. */
export function versionChanges({ versions, items }: SchemaHistory): readonly VersionChanges[] {
  const owners = new Map(items.filter(({ name }) => name.part === undefined).map((item) => [itemKey(item.name), item]));
  const drafts = new Map(versions.slice(1).map((version) => [version, {
    version, added: [] as ItemHistory[], changed: [] as { item: ItemHistory; text: string }[], deprecated: [] as ItemHistory[], removed: [] as ItemHistory[],
  }]));
  for (const item of items) {
    const owner = item.name.part === undefined ? undefined : owners.get(item.name.definition);
    if (owner?.since !== item.since) drafts.get(item.since)?.added.push(item);
    if (item.removedIn !== undefined && owner?.removedIn !== item.removedIn) drafts.get(item.removedIn)?.removed.push(item);
    for (const change of item.changes) {
      const draft = drafts.get(change.version);
      if (change.attribute === 'stability' && change.after.startsWith('deprecated') && !change.before.startsWith('deprecated')) draft?.deprecated.push(item);
      else draft?.changed.push({ item, text: changeText(change) });
    }
  }
  return [...drafts.values()].reverse();
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
