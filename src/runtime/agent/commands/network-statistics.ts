/** The counters of network interfaces: takes the text of `/proc/net/dev`. */

/** The columns after the name that are reported, and the place of each. */
const columns: readonly (readonly [string, number])[] = [
  ['rx-bytes', 0], ['rx-packets', 1], ['rx-errs', 2], ['rx-dropped', 3],
  ['tx-bytes', 8], ['tx-packets', 9], ['tx-errs', 10], ['tx-dropped', 11],
];

/** Counters by the names of the interfaces. Between name and counters there need not be a space. */
export function networkStatistics(text: string): ReadonlyMap<string, object> {
  const rows = text.matchAll(/^ *(\S+):((?: *\d+){12,}) *$/gm);
  return new Map(Array.from(rows, ([, name = '', numbers = '']) => {
    const counters = numbers.trim().split(/ +/);
    return [name, Object.fromEntries(columns.map(([column, place]) => [column, BigInt(counters[place] ?? 0)]))];
  }));
}
