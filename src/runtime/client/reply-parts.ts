/** Parts of what the agent gave, whatever it is: takes a value, gives the part or the error that it is not there. */
import { decodeBase64 } from '../marshal/base64.js';
import { ProtocolError } from './connection-errors.js';

/** Something that the agent gave has not the form that the schema says. */
export function unexpectedReply(command: string, what: string): ProtocolError {
  return new ProtocolError(`${command}: ${what}`);
}

/** The bytes in a member that the table may have as bytes or as base64. @throws ProtocolError if it is neither */
export function bytesOf(value: unknown, command: string): Uint8Array {
  const bytes = typeof value === 'string' ? decodeBase64(value) : value;
  if (bytes instanceof Uint8Array) return bytes;
  throw unexpectedReply(command, 'the reply has no bytes in base64 where it should');
}

/** The members of an object. @throws ProtocolError if it is none */
export function membersOf(value: unknown, command: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null) return value as Readonly<Record<string, unknown>>;
  throw unexpectedReply(command, 'the reply is no object');
}
