import type { Anything, Holder } from "./expected/index.js";

export const holder: Holder = { text: null, references: ["a", { level: 1 }] };
export const wrong: Holder = { references: [1] }; // TS2322
export const anything: Anything[] = ["enabled", true, 1n, { level: 1 }, [], null];
export const wrongText: Anything = "other"; // TS2322

export function narrow(value: Anything): string {
  if (value === null) return "null";
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((options) => options.level).join();
  return String(value.level);
}
