import type { Error_, Object_, Other, OtherBase, Renamed, CallArguments, Commands, Commands_, Int64, Int64_ } from "./expected/index.js";

export const error: Error_ = { message: "m" };
export const object: Object_ = { error, list: [{ str: "s" }] };
export const renamed: Renamed = { a: "a" };
export const other: Other = { tag: "t", ...renamed };
export const base: OtherBase = other;
export const call: CallArguments = { a: other };
export const called: Commands["rename-me"]["returns"] = renamed;
export const builtin: Int64 = 1n;
export const ours: Int64_ = { high: 0, low: 1 };
export const wrong: Commands_ = { x: 1n }; // TS2322
