/** Makes characters visible that a terminal would hide, obey or draw elsewhere: takes text, gives printable text. */

/**
 * C0 and C1 controls, DEL, lone surrogates, and the format characters that are invisible or change the direction
 * of the text around them.
 */
const hiddenCharacter = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

const shortEscapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** The text with every hidden character written as an escape such as `\n`, `\x1b` or `\u{202e}`; always one line. */
export function escapeHidden(text: string): string {
  return text.replace(hiddenCharacter, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const hexadecimal = (character.codePointAt(0) ?? 0).toString(16);
  return shortEscapes[character] ?? (hexadecimal.length <= 2 ? `\\x${hexadecimal.padStart(2, '0')}` : `\\u{${hexadecimal}}`);
}
