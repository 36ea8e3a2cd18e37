/**
 * Depfiles, by which make and Ninja learn what a generated file was made from: takes targets and prerequisites, gives rules
 * in the part of make's language that both read. GNU make's manual, "Rule Syntax"; Ninja's manual, "Depfile".
 */

/** What was made from what. */
export interface Dependencies {
  readonly targets: readonly string[];
  readonly prerequisites: readonly string[];
}

/**
 * Whether a path can be written down so that both tools understand it: line ends, tabs and a backslash at the end cannot,
 * whatever stands before them; and make takes a target with an equals sign for a variable.
 */
export function hasDepfileName(path: string, role: 'target' | 'prerequisite'): boolean {
  return !/[\t\n\r\0]|\\$/.test(path) && (role === 'prerequisite' || !path.includes('='));
}

/**
 * One rule for all targets, and an empty one for each prerequisite, so that make goes on when one is removed.
 * Every path must have a name in depfiles.
 */
export function printDepfile({ targets, prerequisites }: Dependencies): string {
  const rule = [`${targets.map(escapePath).join(' \\\n')}:`, ...prerequisites.map((path) => `  ${escapePath(path)}`)].join(' \\\n');
  const empty = prerequisites.filter((path) => hasDepfileName(path, 'target')).map((path) => `${escapePath(path)}:`);
  return [rule, ...empty].map((line) => `${line}\n`).join('\n');
}

/** Backslashes count only before what they escape; the colon of a drive is read as such. */
function escapePath(path: string): string {
  const [drive = ''] = /^[A-Za-z]:(?=[/\\])/.exec(path) ?? [];
  const escaped = path.slice(drive.length).replace(/(\\*) /g, '$1$1\\ ').replace(/[#:]/g, '\\$&').replaceAll('$', '$$$$');
  return drive + escaped;
}
