/** Introspection data as text: takes what `query-qmp-schema` answered, gives its entries, held to their form. */
import type { SchemaInfo } from '../schema/schema-info.ts';
import { emptyList, findEntries, IntrospectionError, isRecord } from './find-reply.ts';

/** Entries by their names. */
export type Entries = ReadonlyMap<string, SchemaInfo>;

/**
 * Takes the list of entries, or what a monitor said of it.
 * @throws IntrospectionError with the first thing that is wrong
 */
export function parseIntrospection(text: string): Entries {
  const items = findEntries(text);
  if (items.length === 0) throw new IntrospectionError(emptyList);
  const entries = new Map<string, SchemaInfo>();
  for (const [index, item] of items.entries()) {
    const entry = readEntry(item, `entry ${index + 1}`);
    if (entries.has(entry.name)) throw new IntrospectionError(`entry ${index + 1}: there are two entries '${entry.name}'`);
    entries.set(entry.name, entry);
  }
  for (const entry of entries.values()) checkReferences(entry, entries);
  const isInterface = [...entries.values()].some((entry) => entry['meta-type'] === 'command' || entry['meta-type'] === 'event');
  if (!isInterface) throw new IntrospectionError('it has neither commands nor events');
  return entries;
}

/** Reads the keys of one object, and complains with its place. */
class Fields {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #place: string;

  constructor(value: unknown, place: string) {
    if (!isRecord(value)) throw new IntrospectionError(`${place} is not an object`);
    this.#value = value;
    this.#place = place;
  }

  text(key: string): string {
    const value = this.#value[key];
    if (typeof value === 'string') return value;
    throw new IntrospectionError(`${this.#place}: '${key}' ${value === undefined ? 'is missing' : 'is not text'}`);
  }

  /** `null` counts as there: it is how an optional member says that it has no default. */
  has(key: string): boolean {
    return this.#value[key] !== undefined;
  }

  texts(key: string): readonly string[] {
    return this.#list(key).map((item) => {
      if (typeof item === 'string') return item;
      throw new IntrospectionError(`${this.#place}: '${key}' is not a list of texts`);
    });
  }

  objects<Item>(key: string, read: (fields: Fields) => Item): readonly Item[] {
    return this.#list(key).map((item, index) => read(new Fields(item, `${this.#place}, ${key}[${index}]`)));
  }

  isTrue(key: string): boolean {
    return this.#value[key] === true;
  }

  features(): { readonly features?: readonly string[] } {
    return this.has('features') ? { features: this.texts('features') } : {};
  }

  #list(key: string): readonly unknown[] {
    const value = this.#value[key];
    if (Array.isArray(value)) return value;
    throw new IntrospectionError(`${this.#place}: '${key}' ${value === undefined ? 'is missing' : 'is not a list'}`);
  }
}

const jsonTypes = ['string', 'number', 'int', 'boolean', 'null', 'object', 'array', 'value'] as const;

function readEntry(item: unknown, place: string): SchemaInfo {
  const name = new Fields(item, place).text('name');
  const fields = new Fields(item, `${place} ('${name}')`);
  const features = fields.features();
  const metaType = fields.text('meta-type');
  switch (metaType) {
    case 'builtin': {
      const jsonType = jsonTypes.find((candidate) => candidate === fields.text('json-type'));
      if (jsonType === undefined) throw new IntrospectionError(`${place} ('${name}'): there is no JSON type '${fields.text('json-type')}'`);
      return { 'json-type': jsonType, 'meta-type': metaType, name };
    }
    case 'enum': {
      // Up to 6.1 there were only the names.
      const members = fields.has('members')
        ? fields.objects('members', (member) => ({ ...member.features(), name: member.text('name') }))
        : fields.texts('values').map((value) => ({ name: value }));
      return { ...features, members, 'meta-type': metaType, name, values: members.map((member) => member.name) };
    }
    case 'array':
      return { 'element-type': fields.text('element-type'), 'meta-type': metaType, name };
    case 'object': {
      const members = fields.objects('members', (member) => ({
        ...(member.has('default') ? { default: null } : {}), ...member.features(), name: member.text('name'), type: member.text('type'),
      }));
      const variants = fields.has('variants')
        ? { tag: fields.text('tag'), variants: fields.objects('variants', (variant) => ({ case: variant.text('case'), type: variant.text('type') })) }
        : {};
      return { ...features, members, 'meta-type': metaType, name, ...variants };
    }
    case 'alternate':
      return { ...features, members: fields.objects('members', (member) => ({ type: member.text('type') })), 'meta-type': metaType, name };
    case 'command': {
      const oob = fields.isTrue('allow-oob') ? { 'allow-oob': true } as const : {};
      return { ...oob, 'arg-type': fields.text('arg-type'), ...features, 'meta-type': metaType, name, 'ret-type': fields.text('ret-type') };
    }
    case 'event':
      return { 'arg-type': fields.text('arg-type'), ...features, 'meta-type': metaType, name };
    default:
      throw new IntrospectionError(`${place} ('${name}'): there is no meta-type '${metaType}'`);
  }
}

/** Every name must be that of an entry, and of one that can stand there. */
function checkReferences(entry: SchemaInfo, entries: Entries): void {
  const use = (name: string, kinds?: readonly SchemaInfo['meta-type'][]): void => {
    const target = entries.get(name);
    const isType = target !== undefined && target['meta-type'] !== 'command' && target['meta-type'] !== 'event';
    if (isType && (kinds === undefined || kinds.includes(target['meta-type']))) return;
    throw new IntrospectionError(`'${entry.name}' uses '${name}', which is ${isType ? `of meta-type '${target['meta-type']}'` : 'no type of this data'}`);
  };
  switch (entry['meta-type']) {
    case 'builtin':
    case 'enum':
      return;
    case 'array':
      return use(entry['element-type'], ['builtin', 'enum', 'object', 'alternate']);
    case 'object': {
      for (const { type } of entry.members) use(type);
      for (const { type } of entry.variants ?? []) use(type, ['object']);
      const { tag } = entry;
      if (tag === undefined) return;
      const member = entry.members.find(({ name }) => name === tag);
      if (member === undefined) throw new IntrospectionError(`the tag '${tag}' of '${entry.name}' is none of its members`);
      return use(member.type, ['enum']);
    }
    case 'alternate':
      for (const { type } of entry.members) use(type);
      return;
    case 'command':
      use(entry['arg-type'], ['object']);
      return use(entry['ret-type']);
    case 'event':
      return use(entry['arg-type'], ['object']);
    default:
      return entry satisfies never;
  }
}
