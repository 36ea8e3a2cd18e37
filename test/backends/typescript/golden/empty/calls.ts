import type { CommandName, EventName, Size } from "./expected/index.js";

export const command: CommandName = "any"; // TS2322
export const event: EventName[] = [];
export const size: Size = 1n;
