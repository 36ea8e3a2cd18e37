import { beforeEach, describe, expect, test } from 'vitest';
import { guestFsfreezeFreezeList } from '../../../../src/runtime/agent/commands/guest-fsfreeze-freeze-list.ts';
import { guestFsfreezeFreeze } from '../../../../src/runtime/agent/commands/guest-fsfreeze-freeze.ts';
import { guestFsfreezeStatus } from '../../../../src/runtime/agent/commands/guest-fsfreeze-status.ts';
import { guestFsfreezeThaw } from '../../../../src/runtime/agent/commands/guest-fsfreeze-thaw.ts';
import { fakeGuest, type FakeGuest } from '../fake-guest.ts';
import { FakeSystem } from '../fake-system.ts';
import { execute } from '../guest-agent-schema.ts';

const program = '/usr/sbin/fsfreeze';
const hook = '/etc/qemu/hook';
const marker = '/state/qga.state.isfrozen';

let system: FakeSystem;
let guest: FakeGuest;
/** How often each mount point is frozen. */
let frozen: Map<string, number>;
/** What mount points say instead of being frozen. */
let refusals: Map<string, string>;

beforeEach(async () => {
  system = new FakeSystem();
  frozen = new Map();
  refusals = new Map();
  system.add({ '/proc/self/mountinfo': [
    '22 27 0:21 / /proc rw - proc proc rw',
    '27 1 254:1 / / rw - ext4 /dev/vda1 rw',
    '28 27 254:2 / /boot rw - vfat /dev/vda2 rw',
    '29 27 254:3 / /srv\\040data rw - xfs /dev/vda3 rw',
    '30 27 254:1 /var /mnt/again rw - ext4 /dev/vda1 rw', '',
  ].join('\n') });
  system.programs.set(program, ([option, mountPoint = '']) => fsfreeze(option === '--freeze', mountPoint));
  guest = await fakeGuest(system);
});

function fsfreeze(freezes: boolean, mountPoint: string): { status: number; output: string } {
  const times = frozen.get(mountPoint) ?? 0;
  const said = freezes ? refusals.get(mountPoint) : times === 0 ? `fsfreeze: ${mountPoint}: unfreeze failed: Invalid argument` : undefined;
  if (said !== undefined) return { status: 1, output: `${said}\n` };
  frozen.set(mountPoint, times + (freezes ? 1 : -1));
  return { status: 0, output: '' };
}

const freeze = (): Promise<unknown> => execute({ name: 'guest-fsfreeze-freeze', command: guestFsfreezeFreeze, guest });
const freezeList = (mountpoints?: readonly string[]): Promise<unknown> =>
  execute({ name: 'guest-fsfreeze-freeze-list', command: guestFsfreezeFreezeList, guest, args: { mountpoints } });
const thaw = (): Promise<unknown> => execute({ name: 'guest-fsfreeze-thaw', command: guestFsfreezeThaw, guest });
const status = (): Promise<unknown> => execute({ name: 'guest-fsfreeze-status', command: guestFsfreezeStatus, guest });

/** The mount points that are frozen, in the order in which they were. */
function frozenNow(): readonly string[] {
  return [...frozen].filter(([, times]) => times > 0).map(([mountPoint]) => mountPoint);
}

describe('freezing and thawing', () => {
  test('all of them, the last mount first, every device once', async () => {
    expect(await status()).toBe('thawed');
    expect(await freeze()).toBe(3);
    expect(frozenNow()).toEqual(['/srv data', '/boot', '/']);
    expect(await status()).toBe('frozen');
    expect(system.files.has(marker)).toBe(true);
    expect(await thaw()).toBe(3);
    expect(frozenNow()).toEqual([]);
    expect(await status()).toBe('thawed');
    expect(system.files.has(marker)).toBe(false);
  });

  test('the mark is set before the first is frozen and taken away after the last is thawed', async () => {
    const marks: boolean[] = [];
    system.programs.set(program, ([option, mountPoint = '']) => {
      marks.push(guest.freeze.isFrozen && system.files.has(marker));
      return fsfreeze(option === '--freeze', mountPoint);
    });
    await freeze();
    await thaw();
    expect(marks).toHaveLength(9);
    expect(new Set(marks)).toEqual(new Set([true]));
  });

  test('those of a list; unknown names and an empty list freeze nothing', async () => {
    expect(await freezeList(['/srv data', '/', '/nowhere', '/mnt/again', '/proc'])).toBe(2);
    expect(frozenNow()).toEqual(['/srv data', '/']);
    await thaw();
    expect(await freezeList([])).toBe(0);
    expect(await status()).toBe('thawed');
    expect(await freezeList()).toBe(3);
  });

  test('file systems that cannot be frozen, or are already, are passed over', async () => {
    refusals.set('/boot', 'fsfreeze: /boot: freeze failed: Operation not supported');
    refusals.set('/', 'fsfreeze: /: freeze failed: Device or resource busy');
    expect(await freeze()).toBe(1);
    expect(await status()).toBe('frozen');
  });

  test('if there is nothing to freeze, no thaw is due', async () => {
    for (const mountPoint of ['/', '/boot', '/srv data']) refusals.set(mountPoint, `fsfreeze: ${mountPoint}: freeze failed: Operation not supported`);
    expect(await freeze()).toBe(0);
    expect(await status()).toBe('thawed');
    expect(system.files.has(marker)).toBe(false);
  });

  test.each([
    ['fsfreeze: /boot: freeze failed: Input/output error', 'failed to freeze /boot: Input/output error'],
    ['fsfreeze: cannot open /boot: No such file or directory', 'failed to open /boot: No such file or directory'],
  ])('%s: everything is thawed again', async (said, message) => {
    refusals.set('/boot', said);
    await expect(freeze()).rejects.toThrow(message);
    expect(system.runs.filter(({ args }) => args[0] === '--freeze').map(({ args }) => args[1])).toEqual(['/srv data', '/boot']);
    expect(frozenNow()).toEqual([]);
    expect(await status()).toBe('thawed');
  });

  test('a mount point that was frozen more than once counts once', async () => {
    await freeze();
    frozen.set('/', 3).delete('/boot');
    expect(await thaw()).toBe(2);
    expect(frozenNow()).toEqual([]);
  });

  test('what others have frozen is thawed too', async () => {
    frozen.set('/boot', 1);
    expect(await thaw()).toBe(1);
    expect(await thaw()).toBe(0);
  });

  test('a file system that claims to be thawed forever', async () => {
    system.programs.set(program, () => ({}));
    expect(await thaw()).toBe(3);
  });

  test('without the program nothing happens', async () => {
    system.programs.delete(program);
    await expect(freeze()).rejects.toThrow("the program 'fsfreeze' is in none of /usr/sbin, /usr/bin, /sbin, /bin");
    await expect(thaw()).rejects.toThrow("the program 'fsfreeze' is in none of");
    expect(await status()).toBe('thawed');
  });

  test('two clients at the same time', async () => {
    const results = await Promise.allSettled([freeze(), freeze(), thaw(), freezeList(['/boot'])]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual([
      3, 'CommandError: the file systems are frozen already', 3, 1,
    ]);
    expect(frozenNow()).toEqual(['/boot']);
  });
});

describe('the hook', () => {
  const hookRuns = (): readonly string[] => system.runs.map(({ path, args }) => `${path} ${args.join(' ')}`);

  beforeEach(async () => {
    system.programs.set(hook, () => ({}));
    guest = await fakeGuest(system, { freezeHook: hook });
  });

  test('runs before the freeze and after the thaw', async () => {
    await freeze();
    expect(hookRuns()[0]).toBe(`${hook} freeze`);
    expect(hookRuns()).toHaveLength(4);
    await thaw();
    expect(hookRuns().at(-1)).toBe(`${hook} thaw`);
  });

  test('does not see the mark', async () => {
    const marks: boolean[] = [];
    system.programs.set(hook, () => void marks.push(guest.freeze.isFrozen));
    await freeze();
    await thaw();
    expect(marks).toEqual([false, false]);
  });

  test('keeps everything as it was if it fails before a freeze', async () => {
    system.programs.set(hook, () => ({ status: 1, output: 'database does not answer\n' }));
    await expect(freeze()).rejects.toThrow('child process has failed to execute fsfreeze hook: database does not answer');
    expect(hookRuns()).toEqual([`${hook} freeze`]);
    expect(await status()).toBe('thawed');
  });

  test('cannot undo a thaw', async () => {
    await freeze();
    system.programs.set(hook, () => ({ status: 7 }));
    await expect(thaw()).rejects.toThrow('child process has failed to execute fsfreeze hook: exit status 7');
    expect(frozenNow()).toEqual([]);
    expect(await status()).toBe('thawed');
  });

  test('runs for a thaw of nothing, and after a freeze that failed', async () => {
    expect(await thaw()).toBe(0);
    expect(hookRuns().at(-1)).toBe(`${hook} thaw`);
    refusals.set('/', 'fsfreeze: /: freeze failed: Input/output error');
    await expect(freeze()).rejects.toThrow('failed to freeze /');
    expect(hookRuns().at(-1)).toBe(`${hook} thaw`);
  });

  test('a failure after a failure is noted, and the first is the reply', async () => {
    refusals.set('/', 'fsfreeze: /: freeze failed: Input/output error');
    system.programs.set(hook, ([event]) => ({ status: event === 'thaw' ? 1 : 0 }));
    await expect(freeze()).rejects.toThrow('failed to freeze /: Input/output error');
    expect(guest.logged.join()).toContain('thawing failed too');
    expect(await status()).toBe('thawed');
  });

  test.each([
    ['is missing', 'No such file or directory'],
    ['may not be run', 'Permission denied'],
  ])('that %s', async (how, reason) => {
    system.programs.delete(hook);
    if (how === 'may not be run') system.add({ [hook]: '#!/bin/sh\n' });
    await expect(freeze()).rejects.toThrow(`can't access fsfreeze hook '${hook}': ${reason}`);
    expect(await status()).toBe('thawed');
  });
});
