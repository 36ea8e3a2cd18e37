/** A model that tells the truth: takes a schema and its history, gives the same schema with the versions in which things really came. */
import type { Doc } from '../../schema/doc.ts';
import type { Schema } from '../../schema/model.ts';
import { freezeSchema } from '../../schema/freeze-schema.ts';
import type { SchemaHistory } from '../../schema/history.ts';
import { itemDates } from './item-dates.ts';

/**
 * What the documentation says is believed, unless the history contradicts it: then the version is that of the history, in the
 * documentation, too. What is not documented has the version of the history, where that knows one and the definition around it is
 * older. Everything else of the model is as it was.
 */
export function applyHistory(schema: Schema, history: SchemaHistory): Schema {
  const { dates, sections } = itemDates(schema, history);
  const docs = new Map<object, object>(sections);
  for (const doc of schema.docs) {
    if (!doc.sections.some((section) => sections.has(section))) continue;
    const corrected = doc.sections.map((section) => sections.get(section) ?? section);
    docs.set(doc, { ...doc, sections: corrected.filter(({ kind, text }) => kind !== 'since' || text !== '') });
  }
  const known: ReadonlyMap<object, string | undefined> = dates;
  const copies = new Map<object, object>();
  const copy = <Item>(value: Item): Item => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    const earlier = copies.get(value);
    if (earlier !== undefined) return earlier as Item;
    const made: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, made);
    for (const [key, item] of Object.entries(value)) (made as Record<string, unknown>)[key] = copyProperty(key, item);
    if (known.has(value)) (made as Record<string, unknown>)['since'] = known.get(value);
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
