/**
 * Which dialect a schema is written in: takes its files, gives the releases that know everything in them, and what the
 * newest of these knew last. What only newer releases know goes before what only older ones did, so that a slip in a new
 * schema does not make it an old one.
 */
import { shownPath } from '../diagnostics/printers/report-path.ts';
import { dialectOfRelease, lifetimeOf, namedDialect, narrowDialect, type Convention, type Dialect, type DialectName } from '../schema/dialect.ts';
import type { Permission } from '../schema/lifetimes.ts';
import { compareVersions, type Version } from '../schema/version.ts';
import type { Span } from '../source/span.ts';
import { findDocMarkers } from '../syntax/docs/find-doc-marker.ts';
import { allFiles, type LoadedFile } from '../syntax/load-files.ts';
import { findMarkers, type Marker } from './find-markers.ts';

/** The dialect that a schema seems to be written in. */
export interface DetectedDialect {
  readonly dialect: Dialect;
  /** What decided, in one line. */
  readonly reason: string;
}

/** Conventions of documentation that a schema is taken to do without if nothing in it follows them. */
const conventions: Readonly<Record<DialectName, readonly Convention[]>> = {
  legacy: [],
  classic: ['symbol-without-colon'],
  modern: ['unindented-sections'],
  strict: [],
};

/** The oldest dialect that something in the files belongs to; `strict` if there is nothing old in them. */
export function detectDialect(root: LoadedFile): DetectedDialect {
  const files = allFiles(root);
  const markers = findMarkers(files);
  const oldest = [...markers.keys()].map((permission) => lifetimeOf(permission).from).reduce(newerOf, lifetimeOf('type-definition').from);
  const inDocs = findDocMarkers(files, (permission) => compareVersions(lifetimeOf(permission).to, oldest) >= 0);
  const consistent = [...markers, ...inDocs].filter(([permission]) => compareVersions(lifetimeOf(permission).to, oldest) >= 0);
  const deciding = consistent.reduce<[Permission, Marker] | undefined>((found, candidate) => (
    found === undefined || compareVersions(lifetimeOf(candidate[0]).to, lifetimeOf(found[0]).to) < 0 ? candidate : found
  ), undefined);
  const ladderStep = deciding === undefined ? namedDialect('strict') : dialectOfRelease(lifetimeOf(deciding[0]).to);
  if (deciding === undefined || ladderStep.name === 'strict') {
    return { dialect: namedDialect('strict'), reason: 'nothing in it belongs to an older dialect' };
  }
  const used = consistent.map(([permission]) => permission);
  const unused = conventions[ladderStep.name].filter((permission) => !inDocs.has(permission));
  const [, { what, span }] = deciding;
  return { dialect: narrowDialect(ladderStep, { used, unused }), reason: `${what} at ${placeOf(span)}` };
}

function placeOf(span: Span): string {
  return `${shownPath(span.file.path)}:${span.startPosition.line}`;
}

function newerOf(left: Version, right: Version): Version {
  return compareVersions(left, right) >= 0 ? left : right;
}
