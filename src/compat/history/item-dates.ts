/** When everything of a schema came: takes it and its history, gives the version of each item, and the documentation that must be corrected. */
import type { DocSection } from '../../schema/doc.ts';
import type { Definition, EnumValue, Schema } from '../../schema/model.ts';
import type { SchemaHistory } from '../../schema/history.ts';
import { sinceOfSection, sinceRemark, withSince, type SinceText } from '../../schema/since-text.ts';
import { compareVersions, parseVersion } from '../../schema/version.ts';
import { definitionParts, type DefinitionPart } from './definition-parts.ts';
import { SinceJudge, type SinceClaim } from './since-judge.ts';

/** By the objects of the model. */
export interface ItemDates {
  /** Undefined: none is known. */
  readonly dates: ReadonlyMap<Definition | DefinitionPart['value'], string | undefined>;
  /** Sections whose versions are not true, with what is. Of a version alone that no release confirms, nothing is left. */
  readonly sections: ReadonlyMap<DocSection, DocSection>;
}

/** See {@link SinceJudge} for what is believed. */
export function itemDates(schema: Schema, history: SchemaHistory): ItemDates {
  const calendar = new Calendar(schema, history);
  for (const definition of schema.definitions.values()) calendar.enter(definition);
  // They follow their values, which stand in other definitions.
  for (const definition of schema.definitions.values()) calendar.enterBranches(definition);
  return calendar;
}

/** A version in the documentation. */
interface Written {
  readonly section: DocSection;
  readonly found: SinceText;
}

type Item = Omit<SinceClaim, 'version'>;

class Calendar implements ItemDates {
  readonly dates = new Map<Definition | DefinitionPart['value'], string | undefined>();
  readonly sections = new Map<DocSection, DocSection>();
  readonly #judge: SinceJudge;
  readonly #history: SchemaHistory;

  constructor(schema: Schema, history: SchemaHistory) {
    this.#judge = new SinceJudge(schema, history);
    this.#history = history;
  }

  enter(definition: Definition): void {
    const parts = definitionParts(definition).filter(({ item: { part } }) => part.kind !== 'branch')
      .map(({ item, value }) => ({ item, value, written: 'doc' in value ? writtenOfPart(value.doc) : undefined }));
    const dated = parts.flatMap(({ item, value, written }) => {
      const since = written && this.#believe({ definition, item }, written);
      this.dates.set(value, since);
      return since ?? [];
    });
    const whole = { definition, item: { definition: definition.name } };
    const written = writtenOfDefinition(definition);
    const since = written === undefined ? this.#judge.undocumented(whole) : this.#believe(whole, written);
    // What is said of its parts is older than the name of a type that nothing is said of.
    this.dates.set(definition, written === undefined && dated.some((date) => isOlder(date, since)) ? undefined : since);
    for (const { item, value, written: ownRemark } of parts) {
      if (ownRemark === undefined) this.dates.set(value, this.#judge.undocumented({ definition, item }, this.dates.get(definition)));
    }
  }

  enterBranches(definition: Definition): void {
    if (definition.kind !== 'union') return;
    const { type } = definition.discriminator;
    const values = new Map<string, EnumValue>(type.kind === 'enum' ? type.values.map((value) => [value.name, value]) : []);
    const branches = definitionParts(definition).filter(({ item: { part } }) => part.kind === 'branch');
    // What was a struct before has its first branches since it is a union, not since there is something new.
    const first = this.#history.versions.find((version) => branches.some(({ item }) => this.#history.find(item)?.since === version));
    for (const { item, value } of branches) {
      if (this.#history.find(item)?.since === first) continue;
      const since = this.#judge.undocumented({ definition, item }, this.dates.get(definition));
      const ofValue = this.dates.get(values.get(value.name) ?? value);
      const isOfValue = since !== undefined && ofValue !== undefined && this.#judge.documented({ definition, item }, ofValue) === ofValue;
      this.dates.set(value, isOfValue ? ofValue : since);
    }
  }

  #believe(item: Item, { section, found }: Written): string | undefined {
    const since = this.#judge.documented(item, found.version);
    if (since !== found.version) {
      const text = section.kind === 'since' && since === undefined ? '' : withSince(section.text, found, since);
      this.sections.set(section, { ...section, text, lineOffsets: section.lineOffsets.slice(0, text.split('\n').length) });
    }
    return since;
  }
}

function writtenOfPart(section: DocSection | undefined): Written | undefined {
  const found = section && sinceRemark(section.text);
  return section && found && { section, found };
}

/** In a section of its own; or, as no program reads it, on a line of its own at the end of a text. */
function writtenOfDefinition({ doc, since }: Definition): Written | undefined {
  for (const section of doc?.sections ?? []) {
    const found = section.kind === 'since' ? sinceOfSection(section.text) : section.kind === 'plain' && since === undefined ? sinceRemark(section.text) : undefined;
    if (found !== undefined && (section.kind === 'since' || /(?:^|\n)$/.test(section.text.slice(0, found.start)))) return { section, found };
  }
  return undefined;
}

function isOlder(since: string, other: string | undefined): boolean {
  const [left, right] = [since, other].map((version) => (version === undefined ? undefined : parseVersion(version)));
  return left !== undefined && right !== undefined && compareVersions(left, right) < 0;
}
