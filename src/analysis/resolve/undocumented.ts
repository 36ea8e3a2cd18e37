/** Parts of a definition before they are joined with their documentation. */

/** Takes declarations, gives copies with places for what the documentation says of them. */
export function undocumented<T extends object>(parts: readonly T[]): (T & { doc: undefined; since: undefined })[] {
  return parts.map((part) => ({ ...part, doc: undefined, since: undefined }));
}
