/** What a server says first: takes its message, gives who it is and what it can do. QMP specification, "Server Greeting". */
import { isJsonObject, type JsonValue } from './json-value.js';

/** The greeting of a server. */
export interface Greeting {
  readonly version: {
    readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
    /** What a distribution adds; may be empty. */
    readonly package: string;
  };
  /** What can be enabled. */
  readonly capabilities: readonly string[];
}

/** The greeting in a message; undefined if it is none. What is missing in it, as from a mock, is taken for zero and nothing. */
export function asGreeting(message: JsonValue): Greeting | undefined {
  if (!isJsonObject(message) || !isJsonObject(message['QMP'])) return undefined;
  const { version, capabilities } = message['QMP'];
  const versionMembers = isJsonObject(version) ? version : {};
  const qemu = isJsonObject(versionMembers['qemu']) ? versionMembers['qemu'] : {};
  const packageName = versionMembers['package'];
  return {
    version: {
      qemu: { major: numberOf(qemu['major']), minor: numberOf(qemu['minor']), micro: numberOf(qemu['micro']) },
      package: typeof packageName === 'string' ? packageName : '',
    },
    capabilities: Array.isArray(capabilities) ? capabilities.filter((name) => typeof name === 'string') : [],
  };
}

function numberOf(value: JsonValue | undefined): number {
  return typeof value === 'number' ? value : 0;
}
