/** Names under `$defs`, and references to them. */
import type { JsonObject } from '../../codegen/formatted-json.ts';

/** The definitions that are not of the schema but of the protocol, by their names. */
const envelopeNames = ['request', 'response', 'event', 'greeting'] as const;
/** The name of an envelope: a kind of message. */
export type EnvelopeName = (typeof envelopeNames)[number];

/** What a command takes. */
export function argumentsName(command: string): string {
  return `${command}.arguments`;
}

/** What a command gives back. */
export function returnsName(command: string): string {
  return `${command}.returns`;
}

/** What an event tells. */
export function dataName(event: string): string {
  return `${event}.data`;
}

/**
 * A reference to a definition: a JSON Pointer as the fragment of a URI. Names of QAPI consist of letters, digits, `-`,
 * `_` and `.`, none of which is escaped there. RFC 6901, sections 3 and 6.
 */
export function reference(name: string): JsonObject {
  return { $ref: `#/$defs/${name}` };
}
