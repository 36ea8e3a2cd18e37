// Calls of the machine protocol of QEMU 10.2 and of the guest agent of QEMU 1.4; wrong ones carry the compiler's error.
import type {
  BlockdevOptions,
  CommandName,
  CommandParameters,
  CommandReturns,
  EventData,
  EventName,
  NetClientDriver,
} from "./qemu-10.2/qapi/qapi-schema.json/index.js";
import { NetClientDriverValues } from "./qemu-10.2/qapi/qapi-schema.json/index.js";
import type { Commands as OldAgent } from "./qemu-1.4/qga/qapi-schema.json/index.js";
import type { Commands as OldMachine } from "./qemu-1.4/qapi-schema.json/index.js";

declare function execute<Name extends CommandName>(
  name: Name,
  ...parameters: CommandParameters<Name>
): Promise<CommandReturns<Name>>;

declare function on<Name extends EventName>(
  name: Name,
  listener: (data: EventData<Name>) => void,
): void;

export async function right(): Promise<void> {
  await execute("stop");
  await execute("blockdev-add", { driver: "file", filename: "/a.raw", "node-name": "disk" });
  await execute("blockdev-add", {
    driver: "qcow2",
    file: { driver: "nbd", server: { type: "inet", host: "::1", port: "10809" } },
    backing: null,
    "cache-size": 1024n,
  });
  await execute("blockdev-add", { driver: "raw", file: "disk", offset: 512n });
  await execute("object-add", { "qom-type": "memory-backend-ram", id: "m", size: 1n << 40n });
  await execute("netdev_add", { type: "user", id: "n", hostfwd: [{ str: "tcp::2222-:22" }] });
  await execute("device_add", { driver: "virtio-net-pci", netdev: "n", mac: "52:54:00:12:34:56" });
  await execute("screendump", { filename: "/a.png", format: "png" });
  await execute("transaction", { actions: [{ type: "abort", data: {} }] });
  await execute("query-block-jobs", {});
  const { running, status } = await execute("query-status");
  const paused: boolean = !running && status === "paused";
  const [node] = await execute("query-named-block-nodes");
  const size: bigint | undefined = node?.image["virtual-size"];
  on("BLOCK_JOB_COMPLETED", ({ device, len }) => [device, len + 1n]);
  on("STOP", (data: undefined) => data);
  const types: readonly NetClientDriver[] = NetClientDriverValues;
  void [paused, size, types];
}

export async function wrong(): Promise<void> {
  await execute("stopp"); // TS2345
  await execute("stop", { now: true }); // TS2322
  await execute("blockdev-add"); // TS2554
  await execute("blockdev-add", { driver: "fil", filename: "/a" }); // TS2820 TS2322
  await execute("blockdev-add", { driver: "file" }); // TS2345
  await execute("blockdev-add", { driver: "null-co", filename: "/a" }); // TS2353
  await execute("blockdev-add", { driver: "file", filename: "/a", server: "x" }); // TS2353
  await execute("blockdev-add", { driver: "raw", file: { driver: "flie" } }); // TS2820 TS2322
  await execute("blockdev-add", { driver: "raw", file: "disk", offset: 512 }); // TS2322
  await execute("blockdev-add", { driver: "raw", file: "disk", offset: undefined }); // TS2345
  await execute("screendump", { format: "png" }); // TS2345 TS2741
  await execute("screendump", { filename: "/a.gif", format: "gif" }); // TS2322
  await execute("netdev_add", { type: "user", id: "n", hostfwd: ["tcp::2222-:22"] }); // TS2322
  await execute("transaction", { actions: [{ type: "abort", data: { x: 1 } }] }); // TS2322
  on("BLOCK_JOB_DONE", () => undefined); // TS2345
  on("BLOCK_JOB_COMPLETED", ({ devise }) => devise); // TS2339 TS2551
}

export function narrow(options: BlockdevOptions): string {
  switch (options.driver) {
    case "file":
      return options.filename;
    case "nbd":
      return options.server.type === "unix" ? options.server.path : options.server.type;
    case "null-co":
      options.filename; // TS2339
      return String(options.size ?? 0n);
    default:
      return options["node-name"] ?? options.driver;
  }
}

export const freeze: OldAgent["guest-fsfreeze-freeze"]["returns"] = 1n;
export const suspended: OldAgent["guest-suspend-ram"]["returns"] = undefined;
export const chardev: OldMachine["chardev-add"]["arguments"] = {
  id: "c",
  backend: { type: "socket", data: { addr: { type: "unix", data: { path: "/s" } } } },
};
export const netdev: OldMachine["netdev_add"]["arguments"] = { type: "user", id: "n", restrict: "on" };
