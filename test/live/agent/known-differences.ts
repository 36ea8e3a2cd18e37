/**
 * Where our agent answers otherwise than qemu-ga 7.2, each with its reason: what QEMU changed since (protocol.md names it
 * "7.2"), or what would be wrong to repeat. A test fails if one of them makes no difference anywhere.
 */
import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';

/** One kind of difference. */
export interface KnownDifference {
  readonly reason: string;
  /** True if there may be machines on which there is no difference. */
  readonly dependsOnMachine?: true;
  /** Whether this request and these two replies, as shapes, are a case of it. */
  covers(request: JsonValue, ours: JsonObject, theirs: JsonObject): boolean;
}

const descOf = (reply: JsonObject): string => {
  const error = reply['error'] as JsonObject | undefined;
  return typeof error?.['desc'] === 'string' ? error['desc'] : '';
};

const commandOf = (request: JsonValue): unknown => (request as JsonObject)['execute'];

const withoutKey = (value: JsonValue | undefined, key: string): JsonValue | undefined => (
  value === undefined ? undefined : JSON.parse(JSON.stringify(value, (name, member: unknown) => (name === key ? undefined : member))) as JsonValue
);

export const knownDifferences: readonly KnownDifference[] = [
  {
    reason: 'guest-exec-status says today which process is not known',
    covers: (_request, ours, theirs) => /^PID .* does not exist$/.test(descOf(ours)) && descOf(theirs) === "Invalid parameter 'pid'",
  },
  {
    reason: 'what GLib says of a program that cannot be started has no more words around it today',
    covers: (request, ours, theirs) => commandOf(request) === 'guest-exec'
      && descOf(theirs) === `Guest agent command failed, error was '${descOf(ours)}'`,
  },
  {
    reason: 'a command of another system does not exist today, where it was disabled',
    covers: (_request, ours, theirs) => /^The command (\S+) has not been found$/.test(descOf(ours))
      && descOf(theirs) === descOf(ours).replace('The c', 'C').replace('has not been found', 'has been disabled'),
  },
  {
    reason: 'serial numbers come from sysfs, also where udev does not run',
    dependsOnMachine: true,
    covers: (request, ours, theirs) => (commandOf(request) === 'guest-get-disks' || commandOf(request) === 'guest-get-fsinfo')
      && isDeepStrictEqual(withoutKey(ours['return'], 'serial'), theirs['return']),
  },
];
