/**
 * Dialects of the language: which QEMU releases a schema is written for, and the one table of what came
 * and went when. Versions are compared nowhere else.
 */
import { compareVersions, parseVersion, type Version } from './version.ts';

export type DialectName = 'legacy' | 'classic' | 'modern' | 'strict';

/** The releases of QEMU in force: one for `--dialect 7.2`, a range for a named dialect. Both ends are included. */
export interface Dialect {
  readonly name: DialectName;
  /** As the user would write it: a dialect's name or a version. */
  readonly label: string;
  readonly from: Version;
  readonly to: Version;
  /** What at least one of these releases knows. */
  readonly permissions: ReadonlySet<Permission>;
  /** What all of these releases insist on. */
  readonly requirements: ReadonlySet<Requirement>;
}

/** First and last release of each construct; no last release means that it is still there. */
interface Lifetime {
  readonly since: string;
  readonly until?: string;
}

/**
 * Things a schema may contain (permissions: in force if any release of the dialect has it) and laws it is held
 * to (requirements: in force only if every release of the dialect has it).
 */
const permissions = {
  'lenient-punctuation': { since: '1.0', until: '1.5' },
  'duplicate-key': { since: '1.0', until: '1.7' },
  'json-escapes': { since: '1.2', until: '4.1' },
  'null-literal': { since: '2.4', until: '4.1' },
  'type-definition': { since: '1.0', until: '2.3' },
  'struct-definition': { since: '2.4' },
  'nested-struct': { since: '1.0', until: '2.3' },
  'string-flag': { since: '1.1', until: '2.3' },
  'pseudo-type-visitor': { since: '1.1', until: '2.3' },
  'pseudo-type-any': { since: '1.2', until: '2.4' },
  'pseudo-type-dict': { since: '2.0', until: '2.3' },
  'sized-integer': { since: '1.2' },
  'type-any': { since: '2.5' },
  'type-size': { since: '1.2' },
  'type-null': { since: '2.10' },
  'type-qtype': { since: '2.6' },
  'union': { since: '1.1' },
  'simple-union': { since: '1.1', until: '6.1' },
  'string-discriminator': { since: '1.6', until: '1.7' },
  'anonymous-union': { since: '1.6', until: '2.3' },
  'alternate': { since: '2.4' },
  'alternate-array-branch': { since: '7.1' },
  'union-branch-union': { since: '8.1' },
  'struct-base': { since: '1.7' },
  'inline-base': { since: '2.6' },
  'data-type-name': { since: '1.6' },
  'boxed': { since: '2.7' },
  'enum-prefix': { since: '2.5' },
  'event': { since: '2.1' },
  'include': { since: '2.1' },
  'pragma': { since: '2.9' },
  'pragma-whitelist': { since: '2.9', until: '5.2' },
  'pragma-exceptions': { since: '6.0' },
  'pragma-documentation-exceptions': { since: '9.0' },
  'allow-oob': { since: '2.12' },
  'allow-preconfig': { since: '3.0' },
  'coroutine': { since: '5.2' },
  'condition': { since: '3.0' },
  'member-condition': { since: '4.0' },
  'feature-condition': { since: '4.1' },
  'c-condition': { since: '3.0', until: '6.1' },
  'condition-object': { since: '6.2' },
  'conditional-unboxed-arguments': { since: '4.0', until: '8.0' },
  'long-form': { since: '4.0' },
  'struct-features': { since: '4.1' },
  'command-features': { since: '4.2' },
  'features': { since: '5.0' },
  'enum-value-features': { since: '6.2' },
  'dotted-enum-value': { since: '1.0', until: '2.5' },
  'modules-in-include-order': { since: '5.0' },
} satisfies Record<string, Lifetime>;

const requirements = {
  'whole-enum-covered': { since: '2.7', until: '2.12' },
  'two-alternate-branches': { since: '2.6', until: '4.1' },
  'alternates-by-spelling': { since: '2.10' },
  'member-naming': { since: '6.2' },
  'definition-naming': { since: '6.2' },
  'reserved-names': { since: '2.5' },
  'reserved-suffix-kind': { since: '2.4', until: '6.1' },
  'reserved-suffix-list': { since: '2.5' },
  'object-returns': { since: '2.9' },
  'special-features': { since: '6.2' },
  'doc-blocks': { since: '2.8' },
  'structured-markup': { since: '2.9' },
  'rst-markup': { since: '5.2' },
  'documented-members': { since: '9.0' },
  'no-note-tag': { since: '9.1' },
  'no-old-headings': { since: '10.1' },
  'doc-line-lint': { since: '10.2' },
} satisfies Record<string, Lifetime>;

export type Permission = keyof typeof permissions;
export type Requirement = keyof typeof requirements;

const ladder: readonly { readonly name: DialectName; readonly from: string; readonly to: string }[] = [
  { name: 'legacy', from: '1.0', to: '2.3' },
  { name: 'classic', from: '2.4', to: '6.1' },
  { name: 'modern', from: '6.2', to: '10.1' },
  { name: 'strict', from: '10.2', to: '9999' },
];

export const dialectNames: readonly DialectName[] = ladder.map((step) => step.name);

/** The dialect a name of the ladder, `latest` or a QEMU version stands for; undefined for anything else. */
export function findDialect(label: string): Dialect | undefined {
  const named = ladder.find((step) => step.name === (label === 'latest' ? 'strict' : label));
  if (named !== undefined) return dialectOf(named.name, label, { from: version(named.from), to: version(named.to) });
  const release = parseVersion(label);
  if (release === undefined || compareVersions(release, version('1.0')) < 0) return undefined;
  // A micro release speaks the language of its series.
  const series = { ...release, micro: 0 };
  const step = ladder.findLast((candidate) => compareVersions(series, version(candidate.from)) >= 0);
  return step && dialectOf(step.name, label, { from: series, to: series });
}

/** A dialect of the ladder. */
export function namedDialect(name: DialectName): Dialect {
  const dialect = findDialect(name);
  if (dialect === undefined) throw new RangeError(`no dialect ${name}`);
  return dialect;
}

/** Whether at least one release of the dialect knows a construct. */
export function permits(dialect: Dialect, permission: Permission): boolean {
  return dialect.permissions.has(permission);
}

/** Whether every release of the dialect insists on a law. */
export function requires(dialect: Dialect, requirement: Requirement): boolean {
  return dialect.requirements.has(requirement);
}

/** When a construct was there, in words: `QEMU has it since 2.4`, `QEMU had it from 1.0 to 2.3`. */
export function lifetimeText(permission: Permission): string {
  const { since, until }: Lifetime = permissions[permission];
  return until === undefined ? `QEMU has it since ${since}` : `QEMU had it from ${since} to ${until}`;
}

function dialectOf(name: DialectName, label: string, { from, to }: { from: Version; to: Version }): Dialect {
  const begins = (lifetime: Lifetime): Version => version(lifetime.since);
  const ends = (lifetime: Lifetime): Version => (lifetime.until === undefined ? to : version(lifetime.until));
  const overlaps = (lifetime: Lifetime): boolean => compareVersions(begins(lifetime), to) <= 0 && compareVersions(from, ends(lifetime)) <= 0;
  const covers = (lifetime: Lifetime): boolean => compareVersions(begins(lifetime), from) <= 0 && compareVersions(to, ends(lifetime)) <= 0;
  return {
    name,
    label,
    from,
    to,
    permissions: new Set((Object.keys(permissions) as Permission[]).filter((permission) => overlaps(permissions[permission]))),
    requirements: new Set((Object.keys(requirements) as Requirement[]).filter((requirement) => covers(requirements[requirement]))),
  };
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new RangeError(`not a version: ${text}`);
  return parsed;
}
