import { DriverValues, type CommandArguments, type Device, type Driver, type UnknownValue } from "./expected/index.js";

declare function add(device: CommandArguments<"device-add">): Device;

export function describe(device: Device): string {
  switch (device.driver) {
    case "disk":
      device.host; // TS2339
      return device.path;
    case "network":
      return device.transport === "tcp" ? device.host : device.transport;
    case "other":
      device.path; // TS2339
      return device.fallback;
    default: {
      const unknown: UnknownValue = device.driver;
      return `${unknown} ${device.fallback}`;
    }
  }
}

export function isKnown(driver: Driver): boolean {
  switch (driver) {
    case "disk":
    case "network":
    case "other":
      return true;
    default:
      driver satisfies never; // TS1360
      return false;
  }
}

const device = add({ driver: "disk", path: "/a", fallback: "other" });
export const again = add(device);
export const text: string = device.driver;
export const known: readonly string[] = DriverValues;
export const unknownMember: unknown = "speed" in device ? device.speed : undefined;

add({ driver: "disc", path: "/a", fallback: "other" }); // TS2820 TS2322
add({ driver: "disk", path: "/a", fallback: "" }); // TS2322
export const misspelt = device.driver === "disc"; // TS2367
