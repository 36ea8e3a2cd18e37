/** Versions of QEMU as they appear in schemas: `0.14.0`, `2.10`, `10.2`. */

/** A release; parts that were not written are zero. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
}

/** Reads `MAJOR[.MINOR[.MICRO]]`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = /^(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?$/.exec(text);
  if (match === null) return undefined;
  return { major: Number(match[1]), minor: Number(match[2] ?? 0), micro: Number(match[3] ?? 0) };
}

/** Negative if `left` is older than `right`, positive if newer, zero if they are the same version. */
export function compareVersions(left: Version, right: Version): number {
  return left.major - right.major || left.minor - right.minor || left.micro - right.micro;
}

/** `10.2`, or `2.12.1` where the micro number says something. */
export function versionText({ major, minor, micro }: Version): string {
  return micro === 0 ? `${major}.${minor}` : `${major}.${minor}.${micro}`;
}
