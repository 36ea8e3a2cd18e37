/** A model that tells the truth: takes a schema and its history, gives the same schema with the versions in which things really came. */
import type { AlternateBranch, Branch, Definition, EnumValue, Feature, Member, ObjectType, Schema } from '../../schema/model.ts';
import { freezeSchema } from '../../schema/freeze-schema.ts';
import type { ItemName, SchemaHistory } from '../../schema/history.ts';

/** Something that says since when it is there. */
interface Dated {
  readonly since: string | undefined;
}

/**
 * Every `since` is that of the history. Where that does not know an item, which is then newer than all versions, or knows only
 * that it is as old as the oldest version or older, the documentation is believed. Everything else of the model is as it was.
 */
export function applyHistory(schema: Schema, history: SchemaHistory): Schema {
  const dates = collectDates(schema, history);
  const copies = new Map<object, object>();
  const copy = <Item>(value: Item): Item => {
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    const known = copies.get(value);
    if (known !== undefined) return known as Item;
    const made: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
    copies.set(value, made);
    for (const [key, item] of Object.entries(value)) {
      // Conditions and documentation hold no dates; documentation is told apart by its very objects.
      (made as Record<string, unknown>)[key] = key === 'doc' || key === 'condition' ? item : copy(item);
    }
    const since = dates.get(value as object as Dated);
    if (since !== undefined) (made as Record<string, unknown>)['since'] = since;
    return made as Item;
  };
  const entities = copy(schema.entities);
  return freezeSchema({
    ...schema,
    entities,
    modules: schema.modules.map((module) => ({ ...module, entities: copy(module.entities) })),
    definitions: new Map([...schema.definitions].map(([name, definition]) => [name, copy(definition)])),
    commands: copy(schema.commands),
    events: copy(schema.events),
  });
}

/** Spans are objects of a class, and what all schemas share stays shared. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const { kind, implicit, module } = value as { readonly kind?: string; readonly implicit?: { readonly role: string }; readonly module?: string };
  return kind !== 'builtin' && implicit?.role !== 'empty' && !(kind === 'enum' && module === '');
}

function collectDates(schema: Schema, history: SchemaHistory): ReadonlyMap<Dated, string> {
  const dates = new Map<Dated, string>();
  const note = (item: Dated, name: ItemName): void => {
    const since = history.since(name);
    if (since === undefined || dates.has(item)) return;
    // What the oldest version has may be older than that: then only its documentation knows.
    if (since !== history.versions[0]) dates.set(item, since);
  };
  const parts = (definition: string, kind: NonNullable<ItemName['part']>['kind'], items: readonly (Member | EnumValue | AlternateBranch | Feature | Branch)[]): void => {
    for (const item of items) if ('since' in item) note(item, { definition, part: { kind, name: item.name } });
  };
  const object = (definition: string, type: ObjectType): void => {
    if (type.kind === 'struct') return parts(definition, 'member', type.members);
    if (type.base.implicit !== undefined) parts(definition, 'member', type.base.members);
  };
  for (const definition of schema.definitions.values()) {
    const { name } = definition as Definition;
    note(definition, { definition: name });
    parts(name, 'feature', definition.features);
    switch (definition.kind) {
      case 'enum':
        parts(name, 'value', definition.values);
        break;
      case 'alternate':
        parts(name, 'alternative', definition.branches);
        break;
      case 'struct':
      case 'union':
        object(name, definition);
        break;
      case 'command':
      case 'event':
        if (definition.arguments?.implicit !== undefined) object(name, definition.arguments);
        break;
      default:
        definition satisfies never;
    }
  }
  return dates;
}
