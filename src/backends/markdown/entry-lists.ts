/** Lists of members, values, alternatives and branches: takes entries, gives lines. */
import type { DocSection } from '../../schema/doc.ts';
import type { Branch, Feature } from '../../schema/model.ts';
import { renderBlocks } from './blocks.ts';
import type { BranchEntry, Entry, EntryLists, UnionBranches } from './entries.ts';
import { conditionText, featureLabel, isSpecial, marksOf } from './facts.ts';
import type { Generation } from './generation.ts';
import { joinGroups, joinItems, withLabel, type Lines } from './lines.ts';
import { nested, type ProseContext } from './prose-context.ts';
import { typeText } from './type-text.ts';

/** Writes the lists of one definition; the context is that of its prose. */
export class EntryWriter {
  readonly #generation: Generation;
  readonly #context: ProseContext;

  constructor(generation: Generation, context: ProseContext) {
    this.#generation = generation;
    this.#context = nested(context);
  }

  entries({ entries }: EntryLists): Lines {
    return this.#list(entries);
  }

  branches({ discriminator, branches, emptyBranches }: UnionBranches): Lines {
    const { flavour } = this.#context.page;
    return joinItems([
      ...branches.map((branch) => flavour.item('-', this.#branch(branch, discriminator.name))),
      ...(emptyBranches.length === 0 ? [] : [flavour.item('-', [this.#withoutMembers(emptyBranches, discriminator.name)])]),
    ]);
  }

  /** Features, each with its text. */
  features(features: readonly Feature[]): Lines {
    const { flavour } = this.#context.page;
    return joinItems(features.map((feature) => flavour.item('-', withLabel(
      `${flavour.codeSpan(feature.name)}${feature.condition === undefined ? '' : ` (${conditionText(feature.condition, flavour)})`}:`,
      this.#prose(feature.doc),
    ))));
  }

  #list(entries: readonly Exclude<Entry, BranchEntry>[]): Lines {
    return joinItems(entries.map((entry) => this.#context.page.flavour.item('-', this.#entry(entry))));
  }

  #entry(entry: Exclude<Entry, BranchEntry>): Lines {
    const { page } = this.#context;
    const { flavour } = page;
    const name = `${page.anchor(entry.anchor)}**${flavour.codeSpan(entry.name)}**`;
    switch (entry.kind) {
      case 'member': {
        const { member, origin, isDiscriminator, members } = entry;
        const marks = [
          ...(member.optional ? ['optional'] : []),
          ...(isDiscriminator ? ['selects the branch'] : []),
          ...marksOf(member, flavour),
          ...(origin === undefined ? [] : [`from ${typeText(origin, page)}`]),
        ];
        const head = `${name}: ${typeText(member.type, page)}${inBrackets(marks)}`;
        return joinGroups([[head], this.#text(member.doc, member.features), this.#list(members)]);
      }
      case 'value': {
        const { value } = entry;
        return joinGroups([[`${name}${inBrackets(marksOf(value, flavour))}`], this.#text(value.doc, value.features)]);
      }
      case 'alternative': {
        const { alternative } = entry;
        const head = `${name}: ${typeText(alternative.type, page)}${inBrackets(marksOf(alternative, flavour))}`;
        return joinGroups([[head], this.#text(alternative.doc, [])]);
      }
      default:
        return entry satisfies never;
    }
  }

  #branch({ anchor, branch, members }: BranchEntry, tag: string): Lines {
    const { page } = this.#context;
    const { flavour } = page;
    const { type } = branch;
    const when = `${page.anchor(anchor)}When ${flavour.codeSpan(tag)} is ${flavour.codeSpan(branch.name)}${this.#marks(branch)}`;
    return joinGroups([
      [type.implicit === undefined ? `${when}: the members of ${typeText(type, page)}` : `${when}:`],
      this.#list(members),
      type.kind === 'union' && members.length > 0
        ? [`Further members depend on ${flavour.codeSpan(type.discriminator.name)}; see ${typeText(type, page)}.`]
        : [],
    ]);
  }

  #withoutMembers(branches: readonly Branch[], tag: string): string {
    const { flavour } = this.#context.page;
    const names = branches.map((branch) => flavour.codeSpan(branch.name) + this.#marks(branch));
    const last = names.pop() ?? '';
    return `When ${flavour.codeSpan(tag)} is ${names.length === 0 ? '' : `${names.join(', ')} or `}${last}: no further members`;
  }

  #marks({ since, condition }: Branch): string {
    return inBrackets(marksOf({ since, condition }, this.#context.page.flavour));
  }

  #text(doc: DocSection | undefined, features: readonly Feature[]): Lines {
    const told = features.filter((feature) => !isSpecial(feature) || this.#prose(feature.doc).length > 0);
    return joinGroups([
      this.#prose(doc),
      ...told.map((feature) => withLabel(`**${featureLabel(feature, this.#context.page.flavour)}:**`, this.#prose(feature.doc))),
    ]);
  }

  #prose(doc: DocSection | undefined): Lines {
    return renderBlocks(this.#generation.blocksOf(doc), this.#context);
  }
}

function inBrackets(marks: readonly string[]): string {
  return marks.length === 0 ? '' : ` (${marks.join(', ')})`;
}
