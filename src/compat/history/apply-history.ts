/** A model that tells the truth: takes a schema and its history, gives the same schema with the versions in which things really came. */
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Definition, Schema } from '../../schema/model.ts';
import { freezeSchema } from '../../schema/freeze-schema.ts';
import type { ItemName, SchemaHistory } from '../../schema/history.ts';
import { sinceOfSection, sinceRemark, withSince } from '../../schema/since-text.ts';
import { compareVersions, parseVersion } from '../../schema/version.ts';
import { definitionParts } from './definition-parts.ts';
import { SinceJudge } from './since-judge.ts';

/** Something that says since when it is there. */
interface Dated {
  readonly since: string | undefined;
  readonly doc?: Doc | DocSection | undefined;
}

/**
 * What the documentation says is believed, unless the history contradicts it: then the version is that of the history, in the
 * documentation, too. What is not documented has the version of the history, where that knows one and the definition around it is
 * older. Everything else of the model is as it was.
 */
export function applyHistory(schema: Schema, history: SchemaHistory): Schema {
  const { dates, sections } = collectDates(schema, history);
  const docs = new Map<object, object>(sections);
  for (const doc of schema.docs) {
    if (doc.sections.some((section) => sections.has(section))) docs.set(doc, { ...doc, sections: doc.sections.map((section) => sections.get(section) ?? section).filter(({ kind, text }) => kind !== 'since' || text !== '') });
  }
  const copies = new Map<object, object>();
  const copy = <Item>(value: Item): Item => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    const known = copies.get(value);
    if (known !== undefined) return known as Item;
    const made: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, made);
    for (const [key, item] of Object.entries(value)) (made as Record<string, unknown>)[key] = copyProperty(key, item);
    const dated = value as object as Dated;
    if (dates.has(dated)) (made as Record<string, unknown>)['since'] = dates.get(dated);
    return made as Item;
  };
  const copyProperty = (key: string, value: unknown): unknown => {
    // Conditions hold no dates, and documentation is told apart by its very objects.
    if (key === 'condition') return value;
    return key === 'doc' ? docs.get(value as object) ?? value : copy(value);
  };
  const newDocs = (list: readonly Doc[]): readonly Doc[] => list.map((doc) => (docs.get(doc) ?? doc) as Doc);
  return freezeSchema({
    ...schema,
    entities: copy(schema.entities),
    modules: schema.modules.map((module) => ({ ...module, entities: copy(module.entities), docs: newDocs(module.docs) })),
    definitions: new Map([...schema.definitions].map(([name, definition]) => [name, copy(definition)])),
    commands: copy(schema.commands),
    events: copy(schema.events),
    docs: newDocs(schema.docs),
  });
}

/** Spans are objects of a class, and what all schemas share stays shared. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const { kind, implicit, module } = value as { readonly kind?: string; readonly implicit?: { readonly role: string }; readonly module?: string };
  return kind !== 'builtin' && implicit?.role !== 'empty' && !(kind === 'enum' && module === '');
}

/** What is different: the versions, and the sections that said others. */
interface Dates {
  readonly dates: ReadonlyMap<Dated, string | undefined>;
  readonly sections: ReadonlyMap<DocSection, DocSection>;
}

function collectDates(schema: Schema, history: SchemaHistory): Dates {
  const judge = new SinceJudge(schema, history);
  const dates = new Map<Dated, string | undefined>();
  const sections = new Map<DocSection, DocSection>();
  const note = (item: Dated, since: string | undefined, section: DocSection | undefined): void => {
    if (since === item.since) return;
    dates.set(item, since);
    const found = section?.kind === 'since' ? sinceOfSection(section.text) : section && sinceRemark(section.text);
    if (section === undefined || found === undefined || item.since === undefined) return;
    const text = section.kind === 'since' && since === undefined ? '' : withSince(section.text, found, since);
    sections.set(section, { ...section, text, lineOffsets: section.lineOffsets.slice(0, text.split('\n').length) });
  };
  for (const definition of schema.definitions.values()) {
    const name: ItemName = { definition: definition.name };
    const whole = judge.trueSince(definition.since, definition, name);
    note(definition, whole, sinceSection(definition));
    for (const { item, value } of definitionParts(definition)) {
      const since = judge.trueSince(value.since, definition, item);
      note(value, value.since === undefined && isOlder(since, whole) ? undefined : since, 'doc' in value ? value.doc : undefined);
    }
  }
  return { dates, sections };
}

function sinceSection({ doc }: Definition): DocSection | undefined {
  return doc?.sections.find(({ kind, text }) => kind === 'since' && sinceOfSection(text) !== undefined);
}

function isOlder(since: string | undefined, whole: string | undefined): boolean {
  const [left, right] = [since, whole].map((version) => (version === undefined ? undefined : parseVersion(version)));
  return left !== undefined && right !== undefined && compareVersions(left, right) < 0;
}
