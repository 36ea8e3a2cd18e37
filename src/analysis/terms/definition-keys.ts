/** The keys that begin a definition: each with the kind that it defines and what has to be permitted for it. */
import type { Permission } from '../../schema/lifetimes.ts';
import type { Declaration } from './declarations.ts';

/** What an object with a certain key defines. */
export interface DefinitionKey {
  readonly kind: Declaration['kind'];
  /** Absent where the key was there from the start. */
  readonly permission?: Permission;
}

/** By the key as it is written. QAPI reference, "Schema syntax"; `type` is what `struct` was called at first. */
export const definitionKeys: ReadonlyMap<string, DefinitionKey> = new Map<string, DefinitionKey>([
  ['enum', { kind: 'enum' }],
  ['struct', { kind: 'struct', permission: 'struct-definition' }],
  ['type', { kind: 'struct', permission: 'type-definition' }],
  ['union', { kind: 'union', permission: 'union' }],
  ['alternate', { kind: 'alternate', permission: 'alternate' }],
  ['command', { kind: 'command' }],
  ['event', { kind: 'event', permission: 'event' }],
]);
