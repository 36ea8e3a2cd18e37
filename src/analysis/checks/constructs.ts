/** Keys that came with a certain release: takes a definition's entries, reports those its dialect does not know yet. */
import { lifetimeText, permits, type Dialect, type Permission } from '../../schema/dialect.ts';
import type { Entry } from '../../syntax/ast.ts';
import type { Declaration } from '../declarations.ts';
import type { Reporter } from '../reporter.ts';

type Kind = Declaration['kind'];

/** The release that brought a key, where it was not there from the start; by kind of definition if that matters. */
const permissionOfKey = new Map<string, Permission | Partial<Record<Kind, Permission>>>([
  ['base', { struct: 'struct-base' }],
  ['prefix', 'enum-prefix'],
  ['boxed', 'boxed'],
  ['allow-oob', 'allow-oob'],
  ['allow-preconfig', 'allow-preconfig'],
  ['coroutine', 'coroutine'],
  ['if', 'condition'],
  ['features', { struct: 'struct-features', command: 'command-features', enum: 'features', union: 'features', alternate: 'features', event: 'features' }],
]);

export function checkConstructs(kind: Kind, entries: ReadonlyMap<string, Entry>, dialect: Dialect, reporter: Reporter): void {
  for (const [key, { key: { span }, value }] of entries) {
    const byKind = permissionOfKey.get(key);
    requirePermission(typeof byKind === 'string' ? byKind : byKind?.[kind], `'${key}'`, { span, dialect, reporter });
    const isInlineBase = kind === 'union' && key === 'base' && value.kind === 'object';
    if (isInlineBase) requirePermission('inline-base', 'an inline base', { span: value.span, dialect, reporter });
    const namesData = (kind === 'command' || kind === 'event') && key === 'data' && value.kind === 'string';
    if (namesData) requirePermission('data-type-name', "a type's name as 'data'", { span: value.span, dialect, reporter });
  }
}

function requirePermission(
  permission: Permission | undefined,
  construct: string,
  { span, dialect, reporter }: { span: Entry['key']['span']; dialect: Dialect; reporter: Reporter },
): void {
  if (permission === undefined || permits(dialect, permission)) return;
  reporter.report('dialect/not-available', span, { construct, lifetime: lifetimeText(permission), dialect: dialect.label });
}
