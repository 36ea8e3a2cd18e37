import type { Simple, SimpleKind } from "./expected/index.js";

export const words: Simple = { type: "words", data: { text: "a" } };
export const number: Simple = { type: "number", data: 1n };
export const many: Simple = { type: "many", data: [{ text: "a" }] };
export const nothing: Simple = { type: "nothing", data: {} };
export const kind: SimpleKind = words.type;
export const wrong: Simple = { type: "number", data: "1" }; // TS2322
export const flat: Simple = { type: "words", text: "a" }; // TS2353
export const tooMuch: Simple = { type: "nothing", data: { a: 1 } }; // TS2322
