/** Words at the beginning of a label or name. */

/** The text with its first letter in upper case and the others as they are. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
