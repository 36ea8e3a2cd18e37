import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guestGetTimezone } from '../../../../src/runtime/agent/commands/guest-get-timezone.ts';
import { NodeSystem } from '../../../../src/runtime/agent/system/node-system.ts';
import { callCommand, fakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';

const january = Date.UTC(2026, 0, 15) / 1000;
const july = Date.UTC(2026, 6, 15) / 1000;

interface Question {
  readonly zone?: string;
  readonly seconds?: number;
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly folder?: string;
}

async function timezone({ zone, seconds = january, files = {}, folder }: Question): Promise<unknown> {
  const system = new FakeSystem().add(files);
  system.environment = { TZ: zone, TZDIR: folder };
  system.time = BigInt(seconds) * 1_000_000_000n;
  return callCommand(guestGetTimezone, await fakeGuest(system));
}

/** A file in the second version of the format: one change, from AAA to BBB an hour later, then what the last line says. */
function zoneFile(at: number, footer: string): Buffer {
  const header = (times: number): Buffer => {
    const block = Buffer.alloc(44);
    block.write('TZif2');
    [0, 0, 0, times, 2, 8].forEach((count, index) => block.writeUInt32BE(count, 20 + index * 4));
    return block;
  };
  const types = Buffer.alloc(12);
  types.writeInt32BE(-3600, 0);
  types.writeInt32BE(3600, 6);
  types.writeUInt8(1, 10);
  types.writeUInt8(4, 11);
  const names = Buffer.from('AAA\0BBB\0');
  const time = Buffer.alloc(8);
  time.writeBigInt64BE(BigInt(at));
  return Buffer.concat([header(0), types, names, header(1), time, Buffer.from([1]), types, names, Buffer.from(`\n${footer}\n`)]);
}

describe('guest-get-timezone', () => {
  test.each([
    ['', 'UTC', 0],
    ['UTC', 'UTC', 0],
    ['Z', 'Z', 0],
    ['Zx', 'UTC', 0],
    ['+05:30', '+05:30', 19800],
    ['-3', '-3', -10800],
    ['0530', '0530', 19800],
    ['EST5EDT4,M3.2.0,M11.1.0', 'EST', -18000],
    ['CET-1CEST', 'CET', 3600],
    ['<+03>-3', '+03', 10800],
    ['AAA-5:30:15', 'AAA', 19815],
    [':JST-9', 'JST', 32400],
    ['XYZ', 'UTC', 0],
    ['Nope/X', 'UTC', 0],
    ['EST5EDT,x,y', 'UTC', 0],
  ])('TZ=%s', async (zone, abbreviation, offset) => {
    expect(await timezone({ zone })).toEqual({ zone: abbreviation, offset });
  });

  test.each([
    ['EST5EDT4,M3.2.0,M11.1.0', Date.UTC(2026, 2, 8, 7) / 1000, 'EST', 'EDT'],
    ['EST5EDT4,M3.2.0,M11.1.0', Date.UTC(2026, 10, 1, 6) / 1000, 'EDT', 'EST'],
    ['CET-1CEST,M3.5.0,M10.5.0/3', Date.UTC(2026, 2, 29, 1) / 1000, 'CET', 'CEST'],
    ['CET-1CEST,M3.5.0,M10.5.0/3', Date.UTC(2026, 9, 25, 1) / 1000, 'CEST', 'CET'],
    ['IST-1GMT0,M10.5.0,M3.5.0/1', Date.UTC(2026, 9, 25, 1) / 1000, 'IST', 'GMT'],
    ['NZST-12NZDT,M9.5.0,M4.1.0/3', Date.UTC(2026, 3, 4, 14) / 1000, 'NZDT', 'NZST'],
    ['AAA0BBB,J60/0,300/0', Date.UTC(2028, 2, 1) / 1000, 'AAA', 'BBB'],
    ['AAA0BBB,59/0,300/0', Date.UTC(2028, 1, 29) / 1000, 'AAA', 'BBB'],
  ])('%s changes at %i', async (zone, at, before, after) => {
    expect(await timezone({ zone, seconds: at - 1 })).toMatchObject({ zone: before });
    expect(await timezone({ zone, seconds: at })).toMatchObject({ zone: after });
  });

  test('the system has a file, and its last line holds after the last change', async () => {
    const files = { '/etc/localtime': zoneFile(january, 'CCC3DDD,M3.5.0,M10.5.0') };
    expect(await timezone({ files, seconds: january - 1 })).toEqual({ zone: 'AAA', offset: -3600 });
    expect(await timezone({ files, seconds: january })).toEqual({ zone: 'CCC', offset: -10800 });
    expect(await timezone({ files, seconds: july })).toEqual({ zone: 'DDD', offset: -7200 });
    expect(await timezone({ files: { '/etc/localtime': zoneFile(january, '') }, seconds: july })).toEqual({ zone: 'BBB', offset: 3600 });
  });

  test('names are files in a folder, or paths', async () => {
    const file = zoneFile(january, '');
    const expected = { zone: 'BBB', offset: 3600 };
    expect(await timezone({ zone: 'Own/Place', files: { '/usr/share/zoneinfo/Own/Place': file } })).toEqual(expected);
    expect(await timezone({ zone: 'Own/Place', files: { '/zones/Own/Place': file }, folder: '/zones' })).toEqual(expected);
    expect(await timezone({ zone: ':/own', files: { '/own': file } })).toEqual(expected);
  });

  test('what is no such file counts as none', async () => {
    const file = zoneFile(january, '');
    for (const broken of [Buffer.alloc(0), Buffer.from('text'), file.subarray(0, 60), file.subarray(0, 130)]) {
      expect(await timezone({ files: { '/etc/localtime': broken } })).toEqual({ zone: 'UTC', offset: 0 });
    }
    expect(await timezone({})).toEqual({ zone: 'UTC', offset: 0 });
  });

  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Europe/Dublin', 'Asia/Tehran'];
  test.for(zones)('%s as date(1) knows it', async (zone, context) => {
    if (!existsSync(`/usr/share/zoneinfo/${zone}`)) return context.skip('the time zones are not installed (tzdata)');
    for (const seconds of [0, 500_000_000, january, july, january + 40 * 365 * 86400, july + 40 * 365 * 86400]) {
      const said = execFileSync('date', ['-d', `@${seconds}`, '+%Z %:z'], { env: { ...process.env, TZ: zone, LC_ALL: 'C' } }).toString().trim();
      const system = new NodeSystem();
      const dated = Object.assign(Object.create(system), { environment: { TZ: zone }, now: () => BigInt(seconds) * 1_000_000_000n }) as NodeSystem;
      const { zone: name, offset } = await callCommand(guestGetTimezone, await fakeGuest(new FakeSystem(), { system: dated })) as { zone: string; offset: number };
      const minutes = Math.abs(offset) / 60;
      const text = `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
      expect(`${seconds} ${name} ${text}`).toBe(`${seconds} ${said}`);
    }
  });
});
