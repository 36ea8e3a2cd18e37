/**
 * What came or went with a certain release, as the table of lifetimes says: takes what is written, reports what the
 * dialect does not have. Laws about it are not applied then: one mistake, one message.
 */
import { lifetimeText, permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { Span } from '../../source/span.ts';
import type { Entry } from '../../syntax/ast.ts';
import type { Declaration } from '../terms/declarations.ts';
import type { Reporter } from '../terms/reporter.ts';

/** What has keys: a definition of some kind, or a part of one in its long form. */
export type KeyOwner = Declaration['kind'] | 'member' | 'value' | 'branch' | 'feature';

/** The dialect that decides what there is, and where reports go. */
export interface ConstructRules {
  readonly dialect: Dialect;
  readonly reporter: Reporter;
}

const withArticle: Readonly<Record<KeyOwner, string>> = {
  enum: 'an enum', struct: 'a struct', union: 'a union', alternate: 'an alternate', command: 'a command', event: 'an event',
  member: 'a member', value: 'an enum value', branch: 'a branch', feature: 'a feature',
};

/** What has to be permitted for a key, where it was not there from the start; by its owner if that matters. */
const permissionOfKey = new Map<string, Permission | Partial<Record<KeyOwner, Permission>>>([
  ['base', { struct: 'struct-base' }],
  ['prefix', 'enum-prefix'],
  ['boxed', 'boxed'],
  ['allow-oob', 'allow-oob'],
  ['allow-preconfig', 'allow-preconfig'],
  ['coroutine', 'coroutine'],
  ['if', {
    enum: 'condition', struct: 'condition', union: 'condition', alternate: 'condition', command: 'condition', event: 'condition',
    member: 'member-condition', value: 'member-condition', branch: 'member-condition', feature: 'feature-condition',
  }],
  ['features', {
    enum: 'features', struct: 'struct-features', union: 'features', alternate: 'features', command: 'command-features', event: 'features',
    member: 'features', value: 'enum-value-features',
  }],
]);

/** Gives the entries whose keys the dialect has; the others are reported. */
export function permittedEntries(owner: KeyOwner, entries: ReadonlyMap<string, Entry>, rules: ConstructRules): ReadonlyMap<string, Entry> {
  let refused: Set<string> | undefined;
  for (const { key: { text: key, span }, value } of entries.values()) {
    const byOwner = permissionOfKey.get(key);
    const permission = typeof byOwner === 'string' ? byOwner : byOwner?.[owner];
    if (permission !== undefined && !permits(rules.dialect, permission)) {
      requirePermission(permission, { construct: `'${key}' of ${withArticle[owner]}`, span }, rules);
      (refused ??= new Set()).add(key);
    }
    const isInlineBase = owner === 'union' && key === 'base' && value.kind === 'object';
    if (isInlineBase) requirePermission('inline-base', { construct: 'an inline base', span: value.span }, rules);
    const namesData = (owner === 'command' || owner === 'event') && key === 'data' && value.kind === 'string';
    if (namesData) requirePermission('data-type-name', { construct: "a type's name as 'data'", span: value.span }, rules);
  }
  return refused === undefined ? entries : new Map([...entries].filter(([key]) => !refused.has(key)));
}

/** Something that is written, in words with its article, and where. */
export interface Construct {
  readonly construct: string;
  readonly span: Span;
}

/** Reports a construct that the dialect does not have; true if it has. */
export function requirePermission(permission: Permission, { construct, span }: Construct, { dialect, reporter }: ConstructRules): boolean {
  if (permits(dialect, permission)) return true;
  reporter.report('dialect/not-available', span, { construct, lifetime: lifetimeText(permission), dialect: dialect.label });
  return false;
}
