import type { Commands, VersionInfoProgramParts } from "./expected/index.js";

export const part: Commands["part_add"]["arguments"] = { type: "disk", size: 1, file: "a" };
export const wrongPart: Commands["part_add"]["arguments"] = { size: 1 }; // TS2322
export const anything: Commands["anything"]["arguments"] = { a: 1 };
export const parts: VersionInfoProgramParts = { micro: 1n };
export const version: Commands["query-version"]["returns"] = { program: { major: 1n, minor: 2n, parts }, package: "" };
export const open: Commands["open"]["arguments"] = { source: { type: "file", data: { path: "/a" } }, target: "name" };
export const stopped: Commands["stop"]["returns"] = undefined;
