import type { Chunk, CommandArguments, EventData, GuestFileRead } from "./expected/index.js";

declare function send(call: CommandArguments<"send">): Chunk;
declare function write(call: CommandArguments<"guest-file-write">): GuestFileRead;
declare const arrived: EventData<"ARRIVED">;

const bytes = new Uint8Array(4);
const chunk = send({ message: { mode: "raw", body: bytes }, key: bytes, name: "n" });
export const all: Uint8Array[] = [chunk.data, ...(chunk.pieces ?? []), arrived.body];
export const text: string = chunk.text;
export const read: Uint8Array = write({ handle: 1n, "buf-b64": bytes })["buf-b64"];

send({ message: { mode: "raw", body: "AA==" }, key: bytes, name: "n" }); // TS2322
send({ message: { mode: "raw", body: bytes }, key: "AA==", name: "n" }); // TS2322
send({ message: { mode: "raw", body: bytes }, key: bytes, name: bytes }); // TS2322
