/** One definition on its page: takes it, gives the view of the template `definition`. */
import { proseReference } from '../../codegen/prose-reference.ts';
import type { Definition } from '../../schema/model.ts';
import { definitionContext } from './definition-context.ts';
import { EntryWriter } from './entry-lists.ts';
import type { EntryLists } from './entries.ts';
import { commandFacts, conditionText, featureLabel, isSpecial } from './facts.ts';
import type { Generation } from './generation.ts';
import { definitionHistory } from './history-page.ts';
import { joinGroups, type Lines } from './lines.ts';
import type { PageContext } from './page-context.ts';
import { nested, type ProseContext } from './prose-context.ts';
import { splitProse } from './prose-sections.ts';
import { renderBlocks } from './blocks.ts';
import { typeText } from './type-text.ts';

/** All texts are Markdown without a line end at their end; empty for what there is not. */
export interface DefinitionView {
  readonly heading: string;
  /** Boxes for what a reader must not miss: deprecated, unstable. */
  readonly strips: readonly string[];
  /** Where it is available, and where to read more; a paragraph each. */
  readonly facts: readonly string[];
  readonly lead: string;
  /** How a command may be called. */
  readonly remarks: string;
  /** Each with a label of its own. */
  readonly parts: readonly string[];
  readonly tail: string;
  readonly uses: string;
}

/** What each kind is called at the head of a definition. */
export const kindLabels: Readonly<Record<Definition['kind'], string>> = {
  command: 'Command', event: 'Event', enum: 'Enum', struct: 'Struct', union: 'Union', alternate: 'Alternate',
};

const entryLabels: Readonly<Record<Definition['kind'], string>> = {
  command: 'Arguments', event: 'Data', enum: 'Values', struct: 'Members', union: 'Members', alternate: 'Alternatives',
};

interface DefinitionSetting {
  /** Of the heading. */
  readonly level: number;
  /** Of this definition. */
  readonly lists: EntryLists;
  readonly generation: Generation;
  readonly page: PageContext;
}

/** The definition as it stands on a page. */
export function definitionView(definition: Definition, { level, lists, generation, page }: DefinitionSetting): DefinitionView {
  const { flavour } = page;
  const context = definitionContext(definition, lists, { generation, page });
  const prose = splitProse(definition, generation, context);
  const writer = new EntryWriter(generation, context);
  const label = flavour.aside(kindLabels[definition.kind]);
  const since = definition.since === undefined ? '' : ` ${flavour.aside(`(Since: ${flavour.escape(definition.since)})`)}`;
  return {
    heading: page.definitionHeading(level, `${label} ${flavour.codeSpan(definition.name)}${since}`, definition.name),
    strips: strips(definition, generation, context),
    facts: facts(definition, generation, page),
    lead: text(prose.lead),
    remarks: definition.kind === 'command' ? commandFacts(definition).join(' ') : '',
    parts: [
      ...entryPart(definition, writer.entries(lists), page),
      ...(lists.union === undefined ? [] : labelled('Branches', writer.branches(lists.union))),
      ...featurePart(definition, writer),
      ...returnsPart(definition, prose.returns, page),
      ...labelled('Errors', prose.errors),
      ...labelled('History', definitionHistory(definition, generation, page)),
    ],
    tail: text(joinGroups([prose.tail, prose.examples])),
    uses: usesText(definition, generation, page),
  };
}

function strips({ features }: Definition, generation: Generation, context: ProseContext): readonly string[] {
  const { flavour } = context.page;
  return features.filter(isSpecial).map((feature) => text(flavour.box(
    feature.name === 'deprecated' ? 'warning' : 'danger', featureLabel(feature, flavour),
    renderBlocks(generation.blocksOf(feature.doc), nested(context)),
  )));
}

function facts(definition: Definition, generation: Generation, page: PageContext): readonly string[] {
  const { condition } = definition;
  const { flavour } = page;
  const reference = proseReference(definition, generation.mode, (name) => flavour.codeSpan(name));
  return [
    ...(condition === undefined ? [] : [`**Available** ${conditionText(condition, flavour)}`]),
    ...(reference === undefined ? [] : [reference]),
  ];
}

/** Arguments that are those of a named type lead to it. A type says that it has no members; a command needs no arguments. */
function entryPart(definition: Definition, entries: Lines, page: PageContext): readonly string[] {
  const label = entryLabels[definition.kind];
  const isType = definition.kind !== 'command' && definition.kind !== 'event';
  if (isType && entries.length === 0) return [`**${label}:** none`];
  const type = isType ? undefined : definition.arguments;
  if (type === undefined || type.implicit !== undefined) return labelled(label, entries);
  return [text(joinGroups([[`**${label}:** the members of ${typeText(type, page)}`], entries]))];
}

function featurePart({ features }: Definition, writer: EntryWriter): readonly string[] {
  return labelled('Features', writer.features(features.filter((feature) => !isSpecial(feature))));
}

function returnsPart(definition: Definition, prose: Lines, page: PageContext): readonly string[] {
  if (definition.kind !== 'command') return labelled('Returns', prose);
  if (definition.returns !== undefined) return [text(joinGroups([[`**Returns:** ${typeText(definition.returns, page)}`], prose]))];
  if (prose.length > 0) return labelled('Returns', prose);
  return [`**Returns:** ${definition.successResponse ? 'nothing' : 'no reply on success'}`];
}

function usesText({ name }: Definition, generation: Generation, page: PageContext): string {
  const users = generation.uses.get(name) ?? [];
  const links = users.map((user) => page.linkTo(user.name) ?? page.flavour.codeSpan(user.name));
  return links.length === 0 ? '' : `**Used by:** ${links.join(', ')}`;
}

function labelled(label: string, lines: Lines): readonly string[] {
  return lines.length === 0 ? [] : [text(joinGroups([[`**${label}**`], lines]))];
}

function text(lines: Lines): string {
  return lines.join('\n');
}
