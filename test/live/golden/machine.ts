import { connectQmp, QmpError, type CommandReturns } from "./out/client/index.js";
import type { BlockdevOptions, SchemaInfo } from "./out/typescript/index.js";

const qmp = await connectQmp({ path: process.argv[2] ?? "", timeout: 20_000, strict: true });

const told: string[] = [];
qmp.on("*", ({ name }) => told.push(name));

const node: BlockdevOptions = { driver: "null-co", "node-name": "disk", size: 2n ** 40n };
await qmp.execute("blockdev-add", node);
const nodes = await qmp.execute("query-named-block-nodes", { flat: true });
for (const { drv, image } of nodes) console.log(`node ${drv} ${image["virtual-size"]}`);
await qmp.execute("blockdev-del", { "node-name": "disk" });

await qmp.execute("stop");
const status: CommandReturns<"query-status"> = await qmp.execute("query-status");
console.log(`status ${status.status}`);
await qmp.execute("cont");
console.log(`told ${told.join(" ")}`);

try {
  await qmp.execute("device_add", { driver: "nothing", id: "a" });
} catch (error) {
  if (error instanceof QmpError) console.log(`refused ${error.command} ${error.class}`);
}

const schema: readonly SchemaInfo[] = await qmp.execute("query-qmp-schema");
const kinds = new Set(schema.map((info) => info["meta-type"]));
console.log(`schema ${schema.length > 500} ${[...kinds].sort().join(" ")}`);

const shutdown = qmp.once("SHUTDOWN");
await qmp.execute("quit");
console.log(`shutdown ${(await shutdown).data.reason}`);
