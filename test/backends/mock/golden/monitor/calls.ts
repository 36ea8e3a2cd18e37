import { CommandError, createMock, type Mock } from "./out/mock/index.js";

export function run(): Mock {
  const mock = createMock({
    full: true,
    answers: {
      "query-status": { status: "paused", since: 1n },
      "node-add": ({ driver }) => {
        if (driver === "nbd") throw new CommandError("no network");
        return {};
      },
    },
  });
  mock.answer("query-status", async () => ({ status: "running", since: 2n }));
  mock.emit("MOVED", { from: "running", to: "paused" });
  for (const call of mock.calls) {
    if (call.command === "node-add") call.arguments["node-name"] satisfies string;
    if (call.command === "node-ad") break; // TS2367
  }

  createMock({ answers: { "query-status": { status: "off", since: 1n } } }); // TS2322
  createMock({ answers: { "query-stat": {} } }); // TS2561 TS2353
  createMock({ table: {} }); // TS2353
  mock.answer("query-status", { status: "running" }); // TS2345
  mock.answer("node-add", (node) => void node.speed); // TS2339
  mock.emit("MOVED"); // TS2554
  return mock;
}
