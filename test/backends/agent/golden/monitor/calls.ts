import { CommandError, createAgent, type Agent, type Handlers } from "./out/agent/index.js";
import { stubs } from "./out/agent/stubs.js";
import type { NodeOptions } from "./out/typescript/index.js";

const nodes: NodeOptions[] = [];

const handlers: Handlers = {
  ...stubs,
  "query-status": () => ({ status: "paused", since: 1n }),
  "node-add": async (node, call) => {
    if (node.driver !== "file") throw new CommandError(`${call.command}: no ${node.driver}`, "DeviceNotFound");
    nodes.push(node);
  },
  quit: () => undefined,
};

class Machine implements Handlers {
  "query-status" = (): { status: "running"; since: bigint } => ({ status: "running", since: 2n });
  rare = stubs.rare;
  "node-add"(node: NodeOptions): Promise<void> {
    return Promise.resolve(void nodes.push(node));
  }
  quit(): void {}
}

export function run(): Agent {
  const agent = createAgent(handlers, { version: { major: 9, minor: 0, micro: 0, package: "" } });
  createAgent({ ...handlers, rare: undefined });
  createAgent(new Machine(), { flavour: "qga" });
  agent.emit("STOP");
  agent.emit("MOVED", { from: "running", to: "paused" });
  agent.emit("MOVED", { from: "running", to: "stopped" }); // TS2322
  agent.emit("MOVED"); // TS2554
  agent.emit("STOP", { reason: "" }); // TS2345 TS2554
  agent.emit("START"); // TS2345
  return agent;
}

createAgent({ ...handlers, "query-status": () => ({ status: "off", since: 1n }) }); // TS2322
createAgent({ ...handlers, "query-status": () => ({ status: "paused" }) }); // TS2322
createAgent({ ...handlers, "query-stat": () => ({}) }); // TS2353 TS2561
createAgent({ "query-status": () => ({ status: "paused", since: 1n }) }); // TS2345 TS2739
export const quiet: Handlers["query-status"] = () => undefined; // TS2322
export const wrong: Handlers["node-add"] = ({ speed }) => speed; // TS2339 TS2322
