import type {
  Commands,
  NbdByHandArguments,
  NbdOptionsBase,
  QueryVNCIOArguments,
  VNCIOErrorData,
  VncInfo,
  VncdisplayArguments,
  XExecOoBArguments,
} from "./expected/index.js";

export const query: QueryVNCIOArguments = { "io-thread": "a" };
export const queried: Commands["query-vnc-io"]["arguments"] = query;
export const info: VncInfo = { "vnc-port": 1 };
export const data: VNCIOErrorData = { vnc: info };
export const exec: XExecOoBArguments = { io: "a" };
export const display: VncdisplayArguments = { io: "a" };
export const nbd: NbdByHandArguments = { nbd: "a" };
export const base: NbdOptionsBase = { "nbd-kind": "nbd" };
export const wrong: XExecOoBArguments = { IO: "a" }; // TS2561 TS2353
