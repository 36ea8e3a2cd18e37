import { connectQmp, QmpError, type CommandReturns, type EventData, type QmpClient } from "./out/client/index.js";
import { connectGuestAgent } from "./out/client/index.js"; // TS2305 TS2724
import type { StatusInfo, UnknownValue } from "./out/typescript/index.js";

export const connectAgent: unknown = connectGuestAgent;

export async function run(signal: AbortSignal): Promise<string> {
  const qmp: QmpClient = await connectQmp({ path: "/run/qmp.sock", timeout: 1000, signal });
  const status: StatusInfo = await qmp.execute("query-status");
  const same: CommandReturns<"query-status"> = await qmp.execute("query-status", {}, { timeout: 10, oob: true });
  const since: bigint = same.since;
  await qmp.execute("node-add", { driver: "file", filename: "/a", "node-name": "a", size: 1n });
  const nothing: undefined = await qmp.execute("quit");

  qmp.on("MOVED", ({ data }) => {
    const to: string = data.to;
    return to;
  });
  qmp.on("*", (event) => {
    if (event.known && event.name === "STOP") return event.data satisfies undefined;
    return event.data;
  });
  const { data }: { data: EventData<"MOVED"> } = await qmp.once("MOVED", { filter: (event) => event.data.to === "paused" });
  for await (const event of qmp.events("STOP", "MOVED")) {
    if (event.name === "MOVED") return event.data.from;
  }

  switch (status.status) {
    case "running":
    case "paused":
      return status.status;
    default: {
      const unknown: UnknownValue = status.status;
      return `${unknown} ${since} ${nothing} ${data.from}`;
    }
  }
}

export async function wrong(qmp: QmpClient): Promise<void> {
  await qmp.execute("query-stat"); // TS2345
  await qmp.execute("query-status", { a: 1 }); // TS2322
  await qmp.execute("node-add"); // TS2554
  await qmp.execute("node-add", { driver: "file", "node-name": "a" }); // TS2345
  await qmp.execute("node-add", { driver: "fil", "node-name": "a" }); // TS2820 TS2322
  await qmp.execute("node-add", { driver: "nbd", "node-name": "a", filename: "/a" }); // TS2353
  await qmp.execute("node-add", { driver: "nbd", "node-name": 1 }); // TS2322
  const status = await qmp.execute("query-status");
  status.state; // TS2339
  status.note.length; // TS18048
  status.status satisfies "running" | "paused"; // TS1360
  qmp.on("MOVE", () => undefined); // TS2769
  qmp.on("MOVED", ({ data }) => data.too); // TS2551 TS2769 TS2339
  await connectQmp({ path: "/a", port: 1 }); // TS2345
  throw new QmpError("quit"); // TS2554
}
