/**
 * Dialects of the language: which QEMU releases a schema is written for, and what they know and insist on, as the table
 * of lifetimes says. Versions are compared nowhere else.
 */
import { permissions, requirements, type Lifetime, type Permission, type Requirement } from './lifetimes.ts';
import { compareVersions, parseVersion, versionText, type Version } from './version.ts';

/** A step of the ladder of dialects, each for a stretch of releases in which schemas look much alike. */
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
  /** What the newest release of the dialect insists on, though older ones did not. */
  readonly expectations: ReadonlySet<Requirement>;
}

/** Newer than any release. */
const endOfTime = version('9999');

const ladder: readonly { readonly name: DialectName; readonly from: string; readonly to: string }[] = [
  { name: 'legacy', from: '1.0', to: '2.3' },
  { name: 'classic', from: '2.4', to: '6.1' },
  { name: 'modern', from: '6.2', to: '10.1' },
  { name: 'strict', from: '10.2', to: '9999' },
];

/** All steps, the oldest first. */
export const dialectNames: readonly DialectName[] = ladder.map((step) => step.name);

/** The dialect a name of the ladder, `latest` or a QEMU version stands for; undefined for anything else. */
export function findDialect(label: string): Dialect | undefined {
  const named = ladder.find((step) => step.name === (label === 'latest' ? 'strict' : label));
  if (named !== undefined) return dialectOf(named.name, label, { from: version(named.from), to: version(named.to), newest: version(named.to) });
  const release = parseVersion(label);
  if (release === undefined || compareVersions(release, version('1.0')) < 0) return undefined;
  // A micro release speaks the language of its series.
  const series = { ...release, micro: 0 };
  const step = ladder.findLast((candidate) => compareVersions(series, version(candidate.from)) >= 0);
  return step && dialectOf(step.name, label, { from: series, to: series, newest: series });
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

/** How grave it is to break a law; undefined where the dialect does not know it. */
export function severityIn(dialect: Dialect, requirement: Requirement): 'error' | 'warning' | undefined {
  if (dialect.requirements.has(requirement)) return 'error';
  return dialect.expectations.has(requirement) ? 'warning' : undefined;
}

/** The releases of a dialect in words: `QEMU 6.2 to 10.1`, `QEMU 7.2`, `QEMU 10.2 and newer`. */
export function releasesText({ from, to }: Dialect): string {
  const first = versionText(from);
  if (compareVersions(to, endOfTime) >= 0) return `QEMU ${first} and newer`;
  return compareVersions(from, to) === 0 ? `QEMU ${first}` : `QEMU ${first} to ${versionText(to)}`;
}

/** Conventions of documentation: how it is read depends on which of them are in force. */
const conventions = ['unpaired-doc-marks', 'symbol-without-colon', 'optional-mark', 'errors-section', 'unindented-sections', 'note-tag', 'free-doc-lines'] as const;

/** A way of writing documentation that its releases read as such and others as text. */
export type Convention = (typeof conventions)[number];

/** What a schema uses, and which conventions it does without. */
export interface Usage {
  readonly used: Iterable<Permission>;
  readonly unused: Iterable<Convention>;
}

/** The releases that know a construct. */
export function lifetimeOf(permission: Permission): { readonly from: Version; readonly to: Version } {
  const { since, until }: Lifetime = permissions[permission];
  return { from: version(since), to: until === undefined ? endOfTime : version(until) };
}

/**
 * A dialect narrowed to the releases that know everything a schema uses, which must not contradict each other: what these
 * insist on is law, and documentation is read as they read it. Constructs of the others stay permitted.
 */
export function narrowDialect(dialect: Dialect, { used, unused }: Usage): Dialect {
  const lifetimes = [...used].map(lifetimeOf);
  const from = lifetimes.reduce((latest, lifetime) => later(latest, lifetime.from), dialect.from);
  const to = lifetimes.reduce((earliest, lifetime) => earlier(earliest, lifetime.to), dialect.to);
  const narrowed = dialectOf(dialect.name, dialect.label, { from, to, newest: dialect.to });
  const absent = new Set<Permission>([...unused, ...conventions.filter((convention) => !narrowed.permissions.has(convention))]);
  return { ...narrowed, permissions: new Set([...dialect.permissions].filter((permission) => !absent.has(permission))) };
}

/** The dialect of the ladder that has a release. */
export function dialectOfRelease(release: Version): Dialect {
  return namedDialect(ladder.findLast((step) => compareVersions(release, version(step.from)) >= 0)?.name ?? 'legacy');
}

/** When a construct was there, in words: `QEMU has it since 2.4`, `QEMU had it from 1.0 to 2.3`. */
export function lifetimeText(permission: Permission): string {
  const { since, until }: Lifetime = permissions[permission];
  return until === undefined ? `QEMU has it since ${since}` : `QEMU had it from ${since} to ${until}`;
}

interface Releases {
  readonly from: Version;
  readonly to: Version;
  /** The release whose laws are worth a warning. */
  readonly newest: Version;
}

function dialectOf(name: DialectName, label: string, { from, to, newest }: Releases): Dialect {
  const begins = (lifetime: Lifetime): Version => version(lifetime.since);
  const ends = (lifetime: Lifetime): Version => (lifetime.until === undefined ? endOfTime : version(lifetime.until));
  const overlaps = (lifetime: Lifetime): boolean => compareVersions(begins(lifetime), to) <= 0 && compareVersions(from, ends(lifetime)) <= 0;
  const covers = (lifetime: Lifetime): boolean => compareVersions(begins(lifetime), from) <= 0 && compareVersions(to, ends(lifetime)) <= 0;
  const isExpected = (lifetime: Lifetime): boolean => lifetime.isLayout !== true && compareVersions(begins(lifetime), newest) <= 0 && compareVersions(newest, ends(lifetime)) <= 0;
  return {
    name,
    label,
    from,
    to,
    permissions: new Set((Object.keys(permissions) as Permission[]).filter((permission) => overlaps(permissions[permission]))),
    requirements: new Set((Object.keys(requirements) as Requirement[]).filter((requirement) => covers(requirements[requirement]))),
    expectations: new Set((Object.keys(requirements) as Requirement[]).filter((requirement) => isExpected(requirements[requirement]))),
  };
}

function earlier(left: Version, right: Version): Version {
  return compareVersions(left, right) <= 0 ? left : right;
}

function later(left: Version, right: Version): Version {
  return compareVersions(left, right) >= 0 ? left : right;
}

function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new RangeError(`not a version: ${text}`);
  return parsed;
}
