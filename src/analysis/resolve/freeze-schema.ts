/** Makes the finished model unchangeable: takes a schema's parts, freezes every object that belongs to it. */
import type { Schema } from '../../schema/model.ts';
import { Span } from '../../source/span.ts';

/** Freezes what is reachable, spans and their files apart: those compute positions when asked. */
export function freezeSchema(schema: Schema): Schema {
  const pending: object[] = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Object.isFrozen(next) || next instanceof Span) continue;
    if (next instanceof Map) pending.push(...next.values());
    Object.freeze(next);
    for (const value of Object.values(next)) {
      if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) pending.push(value);
    }
  }
  return schema;
}
