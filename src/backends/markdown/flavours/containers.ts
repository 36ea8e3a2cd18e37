/** Boxes between lines of colons, as several site generators have them. */
import { joinGroups, type Lines } from '../lines.ts';

/** @param opening what follows the colons of the first line */
export function container(opening: string, lines: Lines): Lines {
  const longest = Math.max(2, ...lines.map((line) => /^\s*(:{3,})/.exec(line)?.[1]?.length ?? 0));
  const colons = ':'.repeat(longest + 1);
  // Empty lines inside keep Prettier from joining the lines of colons with their neighbours.
  return joinGroups([[`${colons}${opening}`], lines, [colons]]);
}
