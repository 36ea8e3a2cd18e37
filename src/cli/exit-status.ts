/** How a run ends: the exit statuses of the command line. */

/** The exit statuses by what they say; `docs/cli.md` promises them. */
export const exitStatus = {
  clean: 0,
  /** There are errors, too many warnings, or stale files under `--check`. */
  findings: 1,
  /** Wrong usage or configuration, or a file that cannot be read or written. */
  unusable: 2,
  /** A bug of qapi-gen. */
  bug: 3,
} as const;

/** One of the exit statuses. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
