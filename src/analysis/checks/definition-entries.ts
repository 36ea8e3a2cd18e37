/** Which keys each kind of definition must and may have. QAPI reference, "Schema syntax" and the section of each kind. */
import { permits } from '../../schema/dialect.ts';
import type { Span } from '../../source/span.ts';
import type { Entry, ObjectValue } from '../../syntax/ast.ts';
import type { Declaration } from '../terms/declarations.ts';
import { permittedEntries, requirePermission, type ConstructRules } from './constructs.ts';
import { checkKeys, type KeyRules } from './keys.ts';

type Kind = Declaration['kind'];

const keysOfKind: Readonly<Record<Kind, KeyRules>> = {
  enum: { required: ['data'], optional: ['if', 'features', 'prefix'] },
  struct: { required: ['data'], optional: ['base', 'if', 'features'] },
  union: { required: ['base', 'discriminator', 'data'], optional: ['if', 'features'] },
  alternate: { required: ['data'], optional: ['if', 'features'] },
  command: {
    required: [],
    optional: ['data', 'returns', 'boxed', 'if', 'features', 'gen', 'success-response', 'allow-oob', 'allow-preconfig', 'coroutine'],
  },
  event: { required: [], optional: ['data', 'boxed', 'if', 'features'] },
};

/** A definition whose keys are judged. */
export interface KeyedDefinition {
  readonly kind: Kind;
  /** The key that says what is defined, which `keysOfKind` does not list. */
  readonly kindKey: Entry['key'];
  readonly value: ObjectValue;
  /** Such as `struct 'Foo'`. */
  readonly owner: string;
}

/** Gives the entries that are law in the dialect, by key; what is missing, unknown or of another dialect is reported. */
export function readDefinitionEntries({ kind, kindKey, value, owner }: KeyedDefinition, rules: ConstructRules): ReadonlyMap<string, Entry> {
  const { required, optional } = keysInForce(kind, { value, kindSpan: kindKey.span }, rules);
  const entries = checkKeys(value, { what: () => owner, required: [kindKey.text, ...required], optional }, rules.reporter);
  return permittedEntries(kind, entries, rules);
}

/** Old unions lack what today's must have. */
function keysInForce(kind: Kind, { value, kindSpan }: { readonly value: ObjectValue; readonly kindSpan: Span }, rules: ConstructRules): KeyRules {
  const keys = keysOfKind[kind];
  if (kind !== 'union') return keys;
  const { dialect } = rules;
  const discriminator = value.entries.find(({ key }) => key.text === 'discriminator')?.value;
  const isAnonymous = discriminator?.kind === 'object' && permits(dialect, 'anonymous-union');
  const isSimple = discriminator === undefined && (permits(dialect, 'simple-union-base') || value.entries.every(({ key }) => key.text !== 'base'));
  if (isSimple && permits(dialect, 'union')) requirePermission('simple-union', { construct: "a union without 'base' and 'discriminator'", span: kindSpan }, rules);
  return isAnonymous || isSimple ? { required: ['data'], optional: ['base', 'discriminator', ...keys.optional] } : keys;
}
