import type { Commands } from "./expected/index.js";

export const speak: Commands["speak"]["arguments"] = { text: "a", speaker: "left" };
