import type { CommandArguments, Device } from "./expected/index.js";

declare function add(device: CommandArguments<"device-add">): void;

add({ driver: "disk", path: "/a", name: "a" });
add({ driver: "raw" });
add({ driver: "null", name: "b" });
add({ driver: "network", transport: "tcp", host: "h", port: 1 });
add({ driver: "layered", below: { driver: "disk", path: "/a", direct: true } });

add({ driver: "disc", path: "/a" }); // TS2820 TS2322
add({ driver: "disk" }); // TS2345
add({ path: "/a" }); // TS2345
add({ driver: "disk", path: 1 }); // TS2322
add({ driver: "disk", path: "/a", host: "h" }); // TS2353
add({ driver: "disk", path: "/a", pathh: "h" }); // TS2561
add({ driver: "null", path: "/a" }); // TS2353
add({ driver: "raw", below: { driver: "null" } }); // TS2353
add({ driver: "network", transport: "local", socket: "s", host: "h" }); // TS2353
add({ driver: "network", transport: "tcp", host: "h" }); // TS2345
add({ driver: "layered", below: { driver: "disk", socket: "s" } }); // TS2353
add({ driver: "layered", below: { driver: "dsk", path: "/a" } }); // TS2820
add({ driver: "disk", path: "/a", direct: undefined }); // TS2345

export function describe(device: Device): string {
  switch (device.driver) {
    case "disk":
      device.below; // TS2339
      return device.path;
    case "network":
      return device.transport === "tcp" ? device.host : device.socket;
    case "layered":
      return describe(device.below);
    case "null":
    case "raw":
      device.path; // TS2339
      return device.name ?? "";
    default:
      return device satisfies never;
  }
}

export function incomplete(device: Device): string {
  switch (device.driver) {
    case "disk":
      return device.path;
    default:
      device satisfies never; // TS1360
      return "";
  }
}

export type Disk = Extract<Device, { driver: "disk" }>;
export const disk: Disk = { driver: "disk", path: "/a" };
