/** The lists of everything, by kind and from A to Z: takes the schema, gives lines below a page's title. */
import type { Definition } from '../../schema/model.ts';
import { kindLabels } from './definition-view.ts';
import { marksOf } from './facts.ts';
import type { Generation } from './generation.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';
import { summariesFor, type Summaries } from './summary.ts';

/** Headings of the page of types, in its order. */
const typeHeadings = { struct: 'Structs', union: 'Unions', alternate: 'Alternates', enum: 'Enums' } as const;

/** All commands from A to Z, each with its first sentence. */
export function commandList(generation: Generation, page: PageContext): Lines {
  const { commands } = generation.schema;
  return summaryList(sorted(commands), summariesFor(commands, generation, page), page);
}

/** All events from A to Z, each with its first sentence. */
export function eventList(generation: Generation, page: PageContext): Lines {
  const { events } = generation.schema;
  return summaryList(sorted(events), summariesFor(events, generation, page), page);
}

/** All types that the schema names, by kind and then from A to Z, each with its first sentence. */
export function typeList(generation: Generation, page: PageContext): Lines {
  const definitions = sorted([...generation.schema.definitions.values()].filter(({ kind }) => kind in typeHeadings));
  const summaries = summariesFor(definitions, generation, page);
  return joinGroups(Object.entries(typeHeadings).flatMap(([kind, heading]) => {
    const types = definitions.filter((definition) => definition.kind === kind);
    return types.length === 0 ? [] : [[page.heading(2, heading)], summaryList(types, summaries, page)];
  }));
}

/** By first letter; what is in front of it in downstream names does not count. */
export function alphabeticalList(generation: Generation, page: PageContext): Lines {
  const letters = new Map<string, Definition[]>();
  for (const definition of sorted([...generation.schema.definitions.values()])) {
    const letter = /[a-z]/i.exec(sortName(definition))?.[0].toUpperCase() ?? '#';
    const others = letters.get(letter);
    if (others === undefined) letters.set(letter, [definition]);
    else others.push(definition);
  }
  const { flavour } = page;
  return joinGroups([...letters].sort(([left], [right]) => compare(left, right)).flatMap(([letter, definitions]) => [
    [page.heading(2, flavour.escape(letter))],
    definitions.flatMap((definition) => flavour.item('-', [`${link(definition, page)}: ${kindLabels[definition.kind].toLowerCase()}`])),
  ]));
}

function summaryList(definitions: readonly Definition[], summaries: Summaries, page: PageContext): Lines {
  return definitions.flatMap((definition) => {
    const marks = marksOf({ features: definition.features, since: undefined, condition: undefined }, page.flavour);
    const summary = summaries.get(definition) ?? '';
    const head = `${link(definition, page)}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}`;
    return page.flavour.item('-', [summary === '' ? head : `${head}: ${summary}`]);
  });
}

function link({ name }: Definition, page: PageContext): string {
  return page.linkTo(name) ?? page.flavour.codeSpan(name);
}

function sorted<Kind extends Definition>(definitions: readonly Kind[]): readonly Kind[] {
  return definitions.map((definition) => ({ definition, key: sortName(definition) }))
    .sort((left, right) => compare(left.key, right.key) || compare(left.definition.name, right.definition.name))
    .map(({ definition }) => definition);
}

function sortName({ name }: Definition): string {
  return name.replace(/^__[^_]+_/, '').toLowerCase();
}

/** By code units, so that no locale decides. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
