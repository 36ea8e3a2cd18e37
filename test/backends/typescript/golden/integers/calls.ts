import type { Numbers, Size } from "./expected/index.ts";

export const numbers: Numbers = { i: 1, l: 2n, w: 3, s: 4n, ls: [5, 6n] };
export const wrong: Numbers = { i: 1n, l: 2n, w: 3, ls: [] }; // TS2322
export const rounded: Numbers = { i: 1, l: 2, w: 3, ls: [] }; // TS2322
export const size: Size = 1;
