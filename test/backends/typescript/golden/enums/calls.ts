import { OddValues, ShortValues, type Odd, type Short } from "./expected/index.js";

export const short: Short = "a";
export const wrong: Short = "c"; // TS2322
export const values: readonly Short[] = ShortValues;
export const last: "under_score" = OddValues[4];
export function isOdd(text: string): text is Odd {
  return (OddValues as readonly string[]).includes(text);
}
ShortValues.push("c"); // TS2339
