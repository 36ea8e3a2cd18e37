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

/** Reports keys that are missing, unknown, or not there in the dialect. `what` is in the long form, such as `member 'x'`. */
export function readLongForm(part: keyof typeof keysOf, value: ObjectValue, what: Description, rules: ConstructRules): ReadonlyMap<string, Entry> {
  const keys = keysOf[part];
  // Features were objects from the start.
  const isPermitted = part === 'feature' || requirePermission('long-form', `an object that stands for ${part === 'value' ? 'an enum value' : 'a type'}`, value.span, rules);
  const entries = checkKeys(value, what, keys, rules.reporter);
  return isPermitted ? permittedEntries(part, entries, rules) : new Map([...entries].filter(([key]) => key === keys.required[0]));
}
