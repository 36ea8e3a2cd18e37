/** The command line: takes arguments and what the configuration file says, gives what is to be done. */
import { readFileSync } from 'node:fs';
import { readConfig } from './config-file.js';
import { getOptions, type GivenOption, type OptionForm } from './get-options.js';
import { defaultConfigFile, say, settingEntries, type SaidSettings } from './settings.js';
import { messageOf, StartError } from './start-error.js';

/** What is to be done. */
export type Task =
  | { readonly kind: 'run' | 'dump'; readonly said: SaidSettings }
  | { readonly kind: 'help' | 'version' | 'list' }
  | { readonly kind: 'refuse'; readonly text: string };

const furtherOptions: readonly (OptionForm & { readonly help: string })[] = [
  { long: 'config', short: 'c', argument: 'required', help: `read this configuration file (default: $QGA_CONF, or ${defaultConfigFile})` },
  { long: 'dump-conf', short: 'D', argument: 'none', help: 'print the configuration that holds, as a file' },
  { long: 'version', short: 'V', argument: 'none', help: 'print the version' },
  { long: 'help', short: 'h', argument: 'none', help: 'print this' },
];

/** How older agents called `block-rpcs`. */
const oldBlockOption: OptionForm = { long: 'blacklist', argument: 'required' };

/**
 * Reads a command line. The configuration file is read first: the command line replaces its values and adds to its lists.
 * @throws StartError if the file cannot be read, or a value is none
 */
export function readCommandLine(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Task {
  const given = getOptions(args, [...settingEntries.map(({ option }) => option), ...furtherOptions, oldBlockOption]);
  const said = loadConfig(given, environment);
  let kind: 'run' | 'dump' = 'run';
  for (const each of given) {
    if (each.kind === 'problem') return { kind: 'refuse', text: each.text };
    const entry = settingEntries.find(({ option }) => option.long === (each.name === oldBlockOption.long ? 'block-rpcs' : each.name));
    if (entry?.kind === 'list' && (each.value === 'help' || each.value === '?')) return { kind: 'list' };
    if (entry !== undefined) say(said, entry, each.value ?? (entry.kind === 'flag' ? 'true' : ''));
    else if (each.name === 'dump-conf') kind = 'dump';
    else if (each.name === 'version' || each.name === 'help') return { kind: each.name };
  }
  return { kind, said };
}

/** What `--help` prints. */
export function helpText(program: string): string {
  const rows = [...settingEntries.map(({ option, help }) => ({ ...option, help })), ...furtherOptions].map(({ short, long, argument, help }) => {
    const name = `${short === undefined ? '   ' : `-${short},`} --${long}${argument === 'attached' ? '[=…]' : argument === 'required' ? ' …' : ''}`;
    return `  ${name.padEnd(26)}  ${help}\n`;
  });
  return `Usage: ${program} [-m METHOD] [-p PATH] [OPTION …]\n\n${rows.join('')}`;
}

function loadConfig(given: readonly GivenOption[], environment: Readonly<Record<string, string | undefined>>): SaidSettings {
  let path: string | undefined;
  for (const each of given) if (each.kind === 'option' && each.name === 'config') path = each.value;
  return readText(path ?? environment['QGA_CONF'] ?? defaultConfigFile, path !== undefined);
}

function readText(path: string, mustExist: boolean): SaidSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!mustExist && (error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new StartError(`cannot read the configuration: ${messageOf(error)}`);
  }
  try {
    return readConfig(text);
  } catch (error) {
    throw new StartError(`cannot understand the configuration in ${path}: ${messageOf(error)}`);
  }
}
