/** Names in another case, for suggestions: takes a name without its prefixes, gives how it is to be written. */

/** `word-word`. */
export function lowerCase(stem: string): string {
  return wordsOf(stem).join('-').toLowerCase();
}

/** `WORD_WORD`. */
export function upperCase(stem: string): string {
  return wordsOf(stem).join('_').toUpperCase();
}

/** `WordWord`. */
export function camelCase(stem: string): string {
  const words = /[a-z]/.test(stem) ? wordsOf(stem) : wordsOf(stem.toLowerCase());
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

function wordsOf(stem: string): readonly string[] {
  return stem.replace(/([a-z0-9])([A-Z])/g, '$1-$2').split(/[-_]/);
}
