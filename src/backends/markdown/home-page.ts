/** The first page: takes what pages there are, gives lines that lead to them. */
import type { Definition, Module } from '../../schema/model.ts';
import { definitionsOf } from '../../schema/traverse.ts';
import type { Generation } from './generation.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';

/** A page that the first one leads to, by its path. */
export interface HomeEntry {
  readonly page: string;
  /** Escaped. */
  readonly title: string;
}

interface HomeRequest {
  readonly source: string;
  readonly lists: readonly HomeEntry[];
  readonly modules: readonly (HomeEntry & { readonly module: Module })[];
}

/** Lines below the title: what the schema has in numbers, the lists, and the modules. */
export function homePage({ source, lists, modules }: HomeRequest, { schema }: Generation, page: PageContext): Lines {
  const { flavour } = page;
  const item = (text: string): Lines => flavour.item('-', [text]);
  return joinGroups([
    [`${countText([...schema.definitions.values()])}, made from ${flavour.codeSpan(source)}.`],
    lists.flatMap((entry) => item(page.linkToPage(entry.page, entry.title))),
    [page.heading(2, 'Modules')],
    modules.flatMap((entry) => {
      const counts = countText(definitionsOf(entry.module));
      return item(page.linkToPage(entry.page, entry.title) + (counts === '' ? '' : `: ${counts}`));
    }),
  ]);
}

/** `3 commands, 1 type`; empty for nothing. */
function countText(definitions: readonly Definition[]): string {
  const commands = definitions.filter(({ kind }) => kind === 'command').length;
  const events = definitions.filter(({ kind }) => kind === 'event').length;
  const counts = { command: commands, event: events, type: definitions.length - commands - events };
  return Object.entries(counts).filter(([, count]) => count > 0).map(([what, count]) => `${count} ${what}${count === 1 ? '' : 's'}`).join(', ');
}
