/** What the releases of a schema changed: takes their history, gives the page of all versions, and the list of one definition. */
import { changeText, itemText, presenceOf, versionChanges } from '../../compat/history/version-changes.ts';
import type { ItemHistory } from '../../schema/history.ts';
import type { Definition } from '../../schema/model.ts';
import type { Generation } from './generation.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';

/** Each version, the newest first, with what it added, changed, deprecated and removed. */
export function historyPage({ history, schema }: Generation, page: PageContext): Lines {
  if (history === undefined) return [];
  const { flavour } = page;
  const kinds = new Map(history.items.filter(({ name }) => name.part === undefined).map(({ name, kind }) => [name.definition, kind]));
  const text = (item: ItemHistory): string => {
    const { definition } = item.name;
    const target = schema.definitions.has(definition) ? page.linkTo(definition) : undefined;
    return withCode(itemText(item, kinds.get(definition)), page, target === undefined ? undefined : { name: definition, target });
  };
  return joinGroups(versionChanges(history).flatMap(({ version, lists }) => [
    [page.heading(2, flavour.escape(version))],
    ...(lists.length === 0 ? [['Nothing that the schema tells.']] : lists.flatMap(({ heading, changes }) => [
      [page.heading(3, heading)],
      changes.flatMap(({ item, text: what }) => flavour.item('-', [`${text(item)} ${withCode(what, page)}`.trimEnd()])),
    ])),
  ]));
}

/** What versions changed in a definition and its parts, and what is not in it any more; empty if the releases are not known. */
export function definitionHistory({ name }: Definition, { history }: Generation, page: PageContext): Lines {
  if (history === undefined) return [];
  const own = history.items.filter((item) => item.name.definition === name);
  const events = own.flatMap((item) => {
    const { part } = item.name;
    const presence = presenceOf(item, history.versions);
    const subject = part === undefined ? '' : `${page.flavour.codeSpan(part.name)} `;
    return [
      ...item.changes.map((change) => ({ version: change.version, text: `${subject}${withCode(changeText(change), page)}` })),
      ...presence.removed.map((version) => ({ version, text: `${subject}was removed` })),
      ...presence.added.slice(1).map((version) => ({ version, text: `${subject}is there again` })),
    ];
  });
  const order = new Map(history.versions.map((version, index) => [version, index]));
  const sorted = events.toSorted((left, right) => (order.get(right.version) ?? 0) - (order.get(left.version) ?? 0));
  return sorted.flatMap(({ version, text }) => page.flavour.item('-', [`${page.flavour.escape(version)}: ${text}`]));
}

/** Names stand in quotes; on a page they are code, and one of them a link. */
function withCode(text: string, page: PageContext, link?: { readonly name: string; readonly target: string }): string {
  return text.split(/'([^']+)'/).map((piece, index) => {
    if (index % 2 === 0) return page.flavour.escape(piece);
    return piece === link?.name ? link.target : page.flavour.codeSpan(piece);
  }).join('');
}
