/** String tokens: takes the image with its quotes, gives the text and what is irregular about it. */

/** The meaning of a string token. */
export interface ReadString {
  readonly text: string;
  /** The first escape other than `\\`, as written; the dialect decides whether it is allowed. */
  readonly escape: string | undefined;
  /** The first character outside of printable ASCII, in words; no dialect allows it. */
  readonly badCharacter: string | undefined;
}

const plainString = /^'[ !"#$%&(-[\]-~]*'$/;

/** Escapes of releases 2.4 to 4.1, which were those of JSON. */
const jsonEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'], ["'", "'"], ['/', '/'], ['b', '\b'], ['f', '\f'], ['n', '\n'], ['r', '\r'], ['t', '\t'],
]);

/** Whether there is nothing but printable ASCII without escapes between the quotes. */
export function isPlainString(image: string): boolean {
  return plainString.test(image);
}

/** Reads a string token that need not be plain. */
export function readString(image: string): ReadString {
  const pieces: string[] = [];
  let escape: string | undefined;
  let badCharacter: string | undefined;
  for (let index = 1; index < image.length - 1; index++) {
    const character = image[index] ?? '';
    if (character === '\\') {
      index++;
      const escaped = image[index] ?? '';
      const unicode = escaped === 'u' ? /^[0-9a-fA-F]{4}/.exec(image.slice(index + 1, index + 5)) : null;
      if (escaped !== '\\') escape ??= `\\${escaped}`;
      if (unicode !== null) {
        pieces.push(String.fromCharCode(parseInt(unicode[0], 16)));
        index += 4;
      } else {
        pieces.push(jsonEscapes.get(escaped) ?? escaped);
      }
    } else {
      if (character < ' ' || character > '~') badCharacter ??= describeCharacter(image.codePointAt(index) ?? 0);
      pieces.push(character);
    }
  }
  return { text: pieces.join(''), escape, badCharacter };
}

function describeCharacter(codePoint: number): string {
  const hexadecimal = codePoint.toString(16).toUpperCase().padStart(4, '0');
  return codePoint > 0xa0 ? `'${String.fromCodePoint(codePoint)}' (U+${hexadecimal})` : `U+${hexadecimal}`;
}
