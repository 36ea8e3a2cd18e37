/** Plain data as the table of a schema holds it. */

/** Printed as a literal of TypeScript; `true` marks what holds, absence what does not. */
export type TableData = string | true | readonly TableData[] | TableRecord;

/** Keys stand in the order in which they were added. */
export interface TableRecord {
  readonly [key: string]: TableData;
}
