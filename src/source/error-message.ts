/** What went wrong, in words: takes whatever was thrown, gives its message. */

/** The message of an error; anything else that was thrown, as text. Never throws. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
