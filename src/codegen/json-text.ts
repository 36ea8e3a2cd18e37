/** JSON for people and programs: takes plain data, gives indented text with a final line end. */

/** Keys stand in the order in which the data holds them, so the same data gives the same text. */
export function jsonText(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
