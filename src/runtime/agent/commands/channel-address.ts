/** Where a device of an s390x machine is attached: takes its folder below `/sys/devices`, gives a `GuestCCWAddress`. */

/** An address in the channel subsystem. */
export interface ChannelAddress {
  readonly cssid: number;
  readonly ssid: number;
  readonly subchno: number;
  readonly devno: number;
}

/** The folders are those of the subchannel and of the device behind it; undefined of devices elsewhere. */
export function channelAddress(folder: string): ChannelAddress | undefined {
  const match = /\/css[\da-f]+\/([\da-f]+)\.([\da-f]+)\.([\da-f]+)\/[\da-f]+\.[\da-f]+\.([\da-f]+)\//i.exec(folder);
  if (match === null) return undefined;
  const [cssid = 0, ssid = 0, subchno = 0, devno = 0] = match.slice(1).map((digits) => Number.parseInt(digits, 16));
  return { cssid, ssid, subchno, devno };
}
