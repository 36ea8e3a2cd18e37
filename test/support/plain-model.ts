/** A model as plain data: takes a schema, gives what it says, without its places; types that are used stand as names. */
import type { Schema, Type } from '../../src/schema/model.ts';

const places = ['span', 'nameSpan', 'symbolSpan', 'lineOffsets', 'path', 'root'];
const documentation = ['docs', 'doc', 'since'];
const typeKeys = new Set(['type', 'base', 'element', 'arguments', 'returns']);

/** With `docs: false`, without what the documentation says. */
export function plainModel(schema: Schema, { docs: withDocs = true } = {}): unknown {
  const { modules, entities, docs, pragmas } = schema;
  const left = new Set([...places, ...(withDocs ? [] : documentation)]);
  return plain({ modules: modules.map(({ name, docs: own }) => ({ name, docs: own })), entities, docs, pragmas }, left);
}

function plain(value: unknown, left: ReadonlySet<string>): unknown {
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map((item) => plain(item, left));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !left.has(key)).map(([key, item]) => (
    [key, typeKeys.has(key) && isType(item) ? nameOf(item) : plain(item, left)]
  )));
}

function isType(value: unknown): value is Type {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

function nameOf(type: Type): unknown {
  if (type.kind === 'array') return [nameOf(type.element)];
  const implicit = 'implicit' in type ? type.implicit : undefined;
  return implicit === undefined ? type.name : { ...implicit };
}
