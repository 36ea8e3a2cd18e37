/** `guest-get-users`: who is logged in, out of the table of utmp(5). */
import { isSystemError } from './failure.js';
import type { GuestCommand } from './guest-command.js';

const path = '/var/run/utmp';

/** The type of a record of a user's session. */
const userProcess = 7;

/** Where the fields of a record are, in bytes. */
interface Layout {
  readonly size: number;
  readonly wideTime: boolean;
}

const userAt = 44;
const userSize = 32;

/** The 64-bit systems that also run 32-bit programs keep to the sizes of those; the others have numbers of 64 bits in it. */
const narrow: Layout = { size: 384, wideTime: false };
const wide: Layout = { size: 400, wideTime: true };

/** Gives each user once, with the first of their logins, in seconds since the epoch. */
export const guestGetUsers: GuestCommand = async (_args, { system }) => {
  const layout = ['aarch64', 'loongarch64'].includes(system.kernel().machine) ? wide : narrow;
  const logins = new Map<string, number>();
  let table: Uint8Array;
  try {
    table = await system.readFile(path);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
  for (const { user, time } of records(table, layout)) logins.set(user, Math.min(time, logins.get(user) ?? time));
  return Array.from(logins, ([user, time]) => ({ 'user': user, 'login-time': time }));
};

function* records(table: Uint8Array, layout: Layout): Iterable<{ readonly user: string; readonly time: number }> {
  const isLittle = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
  const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
  for (let at = 0; at + layout.size <= table.length; at += layout.size) {
    if (view.getInt16(at, isLittle) !== userProcess) continue;
    const name = table.subarray(at + userAt, at + userAt + userSize);
    const end = name.indexOf(0);
    const time = layout.wideTime
      ? Number(view.getBigInt64(at + 344, isLittle)) + Number(view.getBigInt64(at + 352, isLittle)) / 1e6
      : view.getInt32(at + 340, isLittle) + view.getInt32(at + 344, isLittle) / 1e6;
    yield { user: new TextDecoder().decode(end < 0 ? name : name.subarray(0, end)), time };
  }
}
