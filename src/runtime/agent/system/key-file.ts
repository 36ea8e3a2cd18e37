/** Key files, as GLib reads them: lines `key=value` below lines `[group]`. Takes a text, gives values as they stand there. */

/** The values by group and key. */
export type KeyFile = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The text is no key file. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';
}

const leadingSpace = /^[ \t\r\v\f]+/;
const trailingSpace = /[ \t\r\v\f]+$/;
const groupLine = /^\[([^\]]*)\][ \t]*$/;
const groupName = /^[^[\]\0-\x1f\x7f]+$/;
const keyName = /^[^ =[\]](?:[^=[\]]*[^ =[\]])?(?:\[[\p{L}\p{N}\-_.@]*\])?$/u;

/**
 * Reads a text. Groups and keys that come again add to and replace earlier ones.
 * @throws KeyFileError that quotes the line
 */
export function readKeyFile(text: string): KeyFile {
  const groups = new Map<string, Map<string, string>>();
  let group: Map<string, string> | undefined;
  for (const each of text.split('\n')) {
    const line = each.replace(/\r$/, '').replace(leadingSpace, '');
    if (line === '' || line.startsWith('#')) continue;
    const name = groupLine.exec(line)?.[1];
    if (name !== undefined) {
      if (!groupName.test(name)) throw new KeyFileError(`'${line}' names no group`);
      group = groups.get(name) ?? new Map<string, string>();
      groups.set(name, group);
      continue;
    }
    const [key, value] = readPair(line);
    if (group === undefined) throw new KeyFileError(`'${line}' stands before the first group`);
    group.set(key, value);
  }
  return groups;
}

function readPair(line: string): readonly [string, string] {
  const equals = line.indexOf('=');
  if (equals <= 0) throw new KeyFileError(`'${line}' is no group, key with a value, or comment`);
  const key = line.slice(0, equals).replace(trailingSpace, '');
  if (!keyName.test(key)) throw new KeyFileError(`'${line}' has no proper key`);
  return [key, line.slice(equals + 1).replace(leadingSpace, '')];
}
