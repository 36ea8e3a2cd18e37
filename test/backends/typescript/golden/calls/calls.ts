import type {
  CommandArguments,
  CommandName,
  CommandParameters,
  CommandReturns,
  Commands,
  EventData,
  EventName,
  Events,
  Info,
} from "./expected/index.js";

declare function execute<Name extends CommandName>(
  name: Name,
  ...parameters: CommandParameters<Name>
): Promise<CommandReturns<Name>>;

declare function on<Name extends EventName>(
  name: Name,
  listener: (data: EventData<Name>) => void,
): void;

export async function right(): Promise<void> {
  await execute("ping");
  await execute("ping", {});
  const all: Info[] = await execute("query-all");
  const count: bigint = await execute("get-count");
  const { name } = await execute("set-name", { name: "a", force: true });
  await execute("select");
  await execute("select", { name: "a" });
  await execute("set-mode", { mode: "fast", speed: 1n });
  await execute("set-mode", { mode: "safe" });
  await execute("optional-only", { b: "b" });
  const nothing: undefined = await execute("shut-down", { mode: "fast" });
  await execute("device_add", { driver: "e1000", mac: "00:00", slot: 1 });
  await execute("add-anything");
  await execute("add-anything", {});
  await execute("add-anything", { driver: "e1000", slot: 1, deep: { a: [] } });
  await execute("add-selection");
  await execute("add-selection", { name: "a", slot: 1 });
  await execute("take-nothing", {});
  await execute("__com.example_extra", { "x-y": "z" });
  on("SHUTDOWN", (data: undefined) => data);
  on("NAME_CHANGED", ({ old, new: name }) => [old, name]);
  on("MODE_CHANGED", (data) => (data.mode === "fast" ? data.speed : 0));
  void [all, count, name, nothing];
}

export async function wrong(): Promise<void> {
  await execute("pong"); // TS2345
  await execute("ping", { a: 1 }); // TS2322
  await execute("set-name"); // TS2554
  await execute("set-name", {}); // TS2345 TS2741
  await execute("set-name", { name: 1 }); // TS2322
  await execute("set-name", { name: "a", forced: true }); // TS2561
  await execute("set-mode", { mode: "safe", speed: 1n }); // TS2353
  await execute("set-mode", { mode: "fast", speed: 1 }); // TS2322
  await execute("device_add", { id: "a" }); // TS2345
  await execute("add-anything", "e1000"); // TS2345
  await execute("add-selection", { name: 1 }); // TS2322
  await execute("take-nothing", { driver: "e1000" }); // TS2322
  const count: number = await execute("get-count"); // TS2322
  (await execute("ping"))["anything"].more; // TS2532
  on("SHUT_DOWN", () => undefined); // TS2345
  on("NAME_CHANGED", ({ older }) => older); // TS2339
  void count;
}

export type Keys = [
  Commands["set-name"]["arguments"]["name"],
  Commands["set-name"]["returns"]["name"],
  Events["NAME_CHANGED"]["data"]["old"],
  CommandArguments<"select">["deep"],
];
export const keys: Keys = ["a", "b", "c", true];
