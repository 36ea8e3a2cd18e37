/** The configuration file: takes its text, gives the settings in it; takes settings, gives the text. */
import { readKeyFile } from '../system/key-file.js';
import { oldBlockList, say, settingEntries, type SaidSettings, type Settings } from './settings.js';

const groupName = 'general';

/**
 * The settings in a file; what it does not know it leaves out.
 * @throws KeyFileError if it is no key file
 * @throws StartError for a value that is none
 */
export function readConfig(text: string): SaidSettings {
  const values = readKeyFile(text).get(groupName) ?? new Map<string, string>();
  const said: SaidSettings = {};
  for (const entry of settingEntries) {
    const keys = entry.name === 'blockRpcs' ? [oldBlockList, entry.key] : [entry.key];
    for (const key of keys) {
      const value = values.get(key);
      if (value === undefined) continue;
      say(said, entry, unescaped(value));
    }
  }
  return said;
}

/** The settings as a file that says the same. Paths without a value and settings that the original does not have are left out. */
export function dumpConfig(settings: Settings): string {
  const lines = settingEntries.flatMap(({ name, key }) => {
    const value = settings[name];
    const isOwn = name === 'allowChanges' && value === false;
    return value === undefined || isOwn ? [] : [`${key}=${Array.isArray(value) ? value.join(',') : escaped(String(value))}`];
  });
  return [`[${groupName}]`, ...lines, ''].join('\n');
}

const escapes: ReadonlyMap<string, string> = new Map([['s', ' '], ['n', '\n'], ['t', '\t'], ['r', '\r'], ['\\', '\\']]);

/** Desktop entry specification, "Possible value types". */
function unescaped(value: string): string {
  return value.replace(/\\(.?)/g, (whole, letter: string) => escapes.get(letter) ?? whole);
}

function escaped(value: string): string {
  return value.replace(/[\\\n\t\r]|^ +/g, (found) => Array.from(found, (each) => `\\${letterOf(each)}`).join(''));
}

function letterOf(character: string): string {
  for (const [letter, meant] of escapes) if (meant === character) return letter;
  return character;
}
