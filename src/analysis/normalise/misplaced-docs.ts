/**
 * Before 2.8 nothing tied a documentation comment to the definition below it: that of a command often stood above a
 * type that the command uses. Takes definitions with the comments that touch them; moves those that name another one.
 */
import type { DefinitionItem } from '../terms/items.ts';

/** A definition that has a comment of its own keeps it. */
export function moveMisplacedDocs(items: readonly DefinitionItem[]): void {
  const undocumented = new Map(items.filter((item) => item.doc === undefined).map((item) => [writtenName(item), item]));
  if (undocumented.size === 0) return;
  for (const item of items) {
    const symbol = item.doc?.doc.symbol;
    const meant = symbol === undefined ? undefined : undocumented.get(symbol);
    if (symbol === undefined || meant === undefined || symbol === writtenName(item)) continue;
    meant.doc = item.doc;
    item.doc = undefined;
    undocumented.delete(symbol);
  }
}

/** The name comes first in all schemas of that time. */
function writtenName({ value }: DefinitionItem): string | undefined {
  const name = value.entries[0]?.value;
  return name?.kind === 'string' ? name.text : undefined;
}
