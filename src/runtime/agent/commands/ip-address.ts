/** Internet addresses as the kernel's tables write them: takes hexadecimal digits, gives the usual text. */

/** An IPv4 address of `/proc/net/route`: eight digits, the number that the four bytes are to this machine's processor. */
export function ipv4FromHex(digits: string): string {
  return new Uint8Array(Uint32Array.of(Number.parseInt(digits, 16)).buffer).join('.');
}

/** An IPv6 address of 32 digits, as inet_ntop(3) writes it. */
export function ipv6FromHex(digits: string): string {
  const groups = Array.from({ length: 8 }, (_, index) => Number.parseInt(digits.slice(4 * index, 4 * index + 4), 16));
  const zeros = longestZeros(groups);
  if (endsInIpv4(groups, zeros)) {
    const start = groups[5] === 0xffff ? '::ffff:' : '::';
    return start + Uint8Array.from(digits.slice(24).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)).join('.');
  }
  const text = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (zeros.length < 2) return text(groups);
  return `${text(groups.slice(0, zeros.start))}::${text(groups.slice(zeros.start + zeros.length))}`;
}

interface Run {
  readonly start: number;
  readonly length: number;
}

/** The first of the longest runs of zero groups. */
function longestZeros(groups: readonly number[]): Run {
  let longest: Run = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > longest.length) longest = { start, length: index + 1 - start };
  }
  return longest;
}

/** RFC 4291, 2.5.5: IPv4-compatible and IPv4-mapped addresses. */
function endsInIpv4(groups: readonly number[], zeros: Run): boolean {
  return zeros.start === 0 && (zeros.length === 6 || (zeros.length === 5 && groups[5] === 0xffff));
}
