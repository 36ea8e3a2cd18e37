/** The order of releases: takes their versions as they are listed, gives the first that stands in a wrong place. */
import { compareVersions, parseVersion } from '../schema/version.ts';

/** A version that is not where it belongs. */
export interface MisplacedRelease {
  /** Among the versions. */
  readonly index: number;
  /** As a sentence. */
  readonly problem: string;
}

/** Names that are no versions may stand in any order, but only once. */
export function findMisplacedRelease(versions: readonly string[]): MisplacedRelease | undefined {
  let newest: string | undefined;
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) < index) return { index, problem: `there are two releases ${version}` };
    const number = parseVersion(version);
    if (number === undefined) continue;
    const before = newest === undefined ? undefined : parseVersion(newest);
    if (before !== undefined && compareVersions(number, before) <= 0) return { index, problem: `release ${version} stands behind ${newest ?? ''}; the oldest comes first` };
    newest = version;
  }
  return undefined;
}
