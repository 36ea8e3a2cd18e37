/** Parts of a definition before they are joined with their documentation. */

const nothing: readonly never[] = Object.freeze([]);

/** Takes declarations, gives copies with places for what the documentation says of them. */
export function undocumented<T extends object>(parts: readonly T[]): readonly (T & { doc: undefined; since: undefined })[] {
  // Most things have no features: one empty list serves them all.
  return parts.length === 0 ? nothing : parts.map((part) => ({ ...part, doc: undefined, since: undefined }));
}
