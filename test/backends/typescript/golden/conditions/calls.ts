import type { Options, Settings } from "./expected/index.js";

export const without: Settings = { always: "a" };
export const withAll: Settings = { always: "a", sometimes: "b", optional: 1n };
export const fancy: Options = { backend: "fancy", colour: "red" };
export const incomplete: Options = { backend: "fancy" }; // TS2322
