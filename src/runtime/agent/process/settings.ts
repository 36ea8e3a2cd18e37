/** What an agent's process can be told, on its command line and in its configuration file, and what holds if nothing is said. */
import type { OptionForm } from './get-options.js';
import { StartError } from './start-error.js';

/** How a process is to run. */
export interface Settings {
  readonly daemon: boolean;
  readonly method: string;
  readonly path: string | undefined;
  readonly logfile: string | undefined;
  readonly pidfile: string;
  readonly fsfreezeHook: string | undefined;
  readonly statedir: string;
  readonly verbose: boolean;
  readonly retryPath: boolean;
  readonly blockRpcs: NameList;
  readonly allowRpcs: NameList;
  readonly allowChanges: boolean;
  readonly reportVersion: string | undefined;
}

/** Names of commands as they were said, in pieces between commas; {@link namesOf} tells what they are. */
export type NameList = readonly string[];

/** Settings, as far as they were said. */
export type SaidSettings = { -readonly [Name in keyof Settings]?: Settings[Name] };

/** One setting: its key in the file, its option, and how its value is written. */
export interface SettingEntry {
  readonly name: keyof Settings;
  readonly key: string;
  readonly kind: 'flag' | 'text' | 'list';
  readonly option: OptionForm;
  /** What the help says of it. */
  readonly help: string;
}

const defaultHook = '/etc/qemu/fsfreeze-hook';
const virtioPort = '/dev/virtio-ports/org.qemu.guest_agent.0';
const serialPort = '/dev/ttyS0';

/** The file that is read if no other is named. */
export const defaultConfigFile = '/etc/qemu/qemu-ga.conf';

/** All settings, in the order of a dumped configuration. */
export const settingEntries: readonly SettingEntry[] = [
  { name: 'daemon', key: 'daemon', kind: 'flag', option: { long: 'daemonize', short: 'd', argument: 'none' }, help: 'run in the background' },
  {
    name: 'method', key: 'method', kind: 'text', option: { long: 'method', short: 'm', argument: 'required' },
    help: 'the channel: virtio-serial (default), isa-serial, unix-listen, vsock-listen',
  },
  {
    name: 'path', key: 'path', kind: 'text', option: { long: 'path', short: 'p', argument: 'required' },
    help: `the device or socket (default: ${virtioPort}, or ${serialPort} for isa-serial)`,
  },
  { name: 'logfile', key: 'logfile', kind: 'text', option: { long: 'logfile', short: 'l', argument: 'required' }, help: 'append messages to this file (default: standard error)' },
  { name: 'pidfile', key: 'pidfile', kind: 'text', option: { long: 'pidfile', short: 'f', argument: 'required' }, help: 'the process number of --daemonize (default: /var/run/qemu-ga.pid)' },
  {
    name: 'fsfreezeHook', key: 'fsfreeze-hook', kind: 'text', option: { long: 'fsfreeze-hook', short: 'F', argument: 'attached' },
    help: `run this before a freeze and after a thaw; the path is attached, as in -F/path (default: ${defaultHook})`,
  },
  { name: 'statedir', key: 'statedir', kind: 'text', option: { long: 'statedir', short: 't', argument: 'required' }, help: 'the folder for state (default: /var/run)' },
  { name: 'verbose', key: 'verbose', kind: 'flag', option: { long: 'verbose', short: 'v', argument: 'none' }, help: 'log more than errors' },
  { name: 'retryPath', key: 'retry-path', kind: 'flag', option: { long: 'retry-path', short: 'r', argument: 'none' }, help: 'open the channel again when it fails, every five seconds' },
  {
    name: 'blockRpcs', key: 'block-rpcs', kind: 'list', option: { long: 'block-rpcs', short: 'b', argument: 'required' },
    help: 'turn these commands off; names with commas between them, or "help" for a list',
  },
  {
    name: 'allowRpcs', key: 'allow-rpcs', kind: 'list', option: { long: 'allow-rpcs', short: 'a', argument: 'required' },
    help: 'turn all other commands off; names with commas between them, or "help" for a list',
  },
  {
    name: 'allowChanges', key: 'allow-changes', kind: 'flag', option: { long: 'allow-changes', argument: 'none' },
    help: 'turn on what changes the machine and is off unless --allow-rpcs names it',
  },
  { name: 'reportVersion', key: 'report-version', kind: 'text', option: { long: 'report-version', argument: 'required' }, help: 'the version that guest-info reports' },
];

/** A list is given once more as `blacklist`, its name in older agents: what is blocked there must not become free. */
export const oldBlockList = 'blacklist';

/** Sets one value from text; a list grows. @throws StartError if the text is no value of this kind */
export function say(said: SaidSettings, { name, key, kind }: SettingEntry, text: string): void {
  const values: Record<string, unknown> = said;
  switch (kind) {
    case 'flag':
      values[name] = readFlag(key, text);
      return;
    case 'text':
      values[name] = text;
      return;
    case 'list':
      values[name] = [...(values[name] as readonly string[] | undefined ?? []), ...readList(text)];
      return;
    default:
      kind satisfies never;
  }
}

/**
 * The names in a list. There may be semicolons between them too, as lists of key files have them: the original would take such
 * a piece for one name, and block nothing.
 */
export function namesOf(list: NameList): readonly string[] {
  return list.flatMap((piece) => piece.split(';'));
}

/** Fills up what was not said. @throws StartError if there is no default */
export function withDefaults(said: SaidSettings, options: { readonly isActivated: boolean }): Settings {
  const method = options.isActivated ? 'unix-listen' : said.method ?? 'virtio-serial';
  return {
    daemon: said.daemon ?? false,
    method,
    path: options.isActivated ? undefined : said.path ?? defaultPath(method),
    logfile: said.logfile,
    pidfile: said.pidfile ?? '/var/run/qemu-ga.pid',
    fsfreezeHook: said.fsfreezeHook === '' ? defaultHook : said.fsfreezeHook,
    statedir: said.statedir ?? '/var/run',
    verbose: said.verbose ?? false,
    retryPath: said.retryPath ?? false,
    blockRpcs: said.blockRpcs ?? [],
    allowRpcs: said.allowRpcs ?? [],
    allowChanges: said.allowChanges ?? false,
    reportVersion: said.reportVersion,
  };
}

/** Undefined for a method that there is not, which whoever opens the channel says. */
function defaultPath(method: string): string | undefined {
  switch (method) {
    case 'virtio-serial':
      return virtioPort;
    case 'isa-serial':
      return serialPort;
    case 'unix-listen':
    case 'vsock-listen':
      throw new StartError(`the channel method '${method}' needs a path, which --path gives`);
    default:
      return undefined;
  }
}

function readFlag(key: string, text: string): boolean {
  const value = text.trimEnd();
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new StartError(`${key} is '${text}', but can be true, false, 1 or 0 only`);
}

/** The last piece first, as the original keeps them; a dumped configuration shows it. */
function readList(text: string): NameList {
  return text === '' ? [] : text.split(',').reverse();
}
