/**
 * The long form of a part of a definition, such as `{ 'type': 'int', 'if': 'CONFIG_X' }` in place of `'int'`: takes it
 * as written, gives its entries. QAPI reference, "Schema syntax".
 */
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import type { Description } from '../terms/describe.ts';
import { permittedEntries, requirePermission, type ConstructRules } from './constructs.ts';
import { checkKeys } from './keys.ts';

const keysOf = {
  member: { required: ['type'], optional: ['if', 'features'] },
  value: { required: ['name'], optional: ['if', 'features'] },
  branch: { required: ['type'], optional: ['if'] },
  feature: { required: ['name'], optional: ['if'] },
} as const;

/** A part of a definition that is in the long form. */
export interface LongPart {
  readonly part: keyof typeof keysOf;
  /** Such as `member 'x'`. */
  readonly what: Description;
}

/** Reports keys that are missing, unknown, or not there in the dialect; gives the other entries by key. */
export function readLongForm(value: ObjectValue, { part, what }: LongPart, rules: ConstructRules): ReadonlyMap<string, Entry> {
  const keys = keysOf[part];
  // Features were objects from the start.
  const isPermitted = part === 'feature' || requirePermission('long-form', { construct: `an object that stands for ${part === 'value' ? 'an enum value' : 'a type'}`, span: value.span }, rules);
  const entries = checkKeys(value, { what, required: keys.required, optional: keys.optional }, rules.reporter);
  return isPermitted ? permittedEntries(part, entries, rules) : new Map([...entries].filter(([key]) => key === keys.required[0]));
}
