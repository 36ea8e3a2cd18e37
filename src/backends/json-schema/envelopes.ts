/**
 * The messages of the protocol: takes the commands and events of a schema, gives the schemas of what travels: requests,
 * responses, events and the greeting. QEMU Machine Protocol Specification, "Protocol details".
 */
import type { JsonObject } from '../../codegen/formatted-json.ts';
import type { Command, ObjectType, Schema } from '../../schema/model.ts';
import { allMembers, isEmptyObject } from '../../schema/traverse.ts';
import { having, listUnlessEmpty } from './keywords.ts';
import { isMandatory } from './object-schemas.ts';
import { argumentsName, dataName, reference, returnsName, type EnvelopeName } from './references.ts';

/** What the messages are made from. */
interface EnvelopeContext {
  readonly schema: Schema;
  readonly isOpen: boolean;
  /** The schema of one of some words. */
  words(words: readonly string[]): JsonObject;
}

/** Whatever the client of a request may give to recognise its response. */
const identifier: JsonObject = {};

/** All four, by name. */
export function envelopes(context: EnvelopeContext): Readonly<Record<EnvelopeName, JsonObject>> {
  return {
    request: { title: 'Request', ...request(context) },
    response: { title: 'Response', ...response(context) },
    event: { title: 'Event', ...event(context) },
    greeting: { title: 'Greeting', ...greeting(context) },
  };
}

/** What any message is held to: the member that only one of the envelopes has tells which one it is. */
export function anyMessage(): JsonObject {
  return {
    type: 'object',
    ...choose('QMP', 'greeting', choose('event', 'event', choose('return', 'response', choose('error', 'response', reference('request'))))),
  };
}

function choose(member: string, envelope: EnvelopeName, otherwise: JsonObject): JsonObject {
  return { if: having(member), then: reference(envelope), else: otherwise };
}

function request({ schema: { commands }, isOpen, words }: EnvelopeContext): JsonObject {
  const outOfBand = commands.filter(({ allowOob }) => allowOob);
  const hasOutOfBand = outOfBand.length > 0;
  return object({
    properties: {
      'execute': words(commands.map(({ name }) => name)),
      'exec-oob': hasOutOfBand ? words(outOfBand.map(({ name }) => name)) : undefined,
      'arguments': { type: 'object' },
      'id': identifier,
    },
    required: hasOutOfBand ? undefined : ['execute'],
    additionalProperties: isOpen ? undefined : false,
    oneOf: hasOutOfBand ? [having('execute'), having('exec-oob')] : undefined,
    allOf: listUnlessEmpty([
      ...commands.map((command) => selectArguments('execute', command)),
      ...outOfBand.map((command) => selectArguments('exec-oob', command)),
    ]),
  });
}

function selectArguments(key: string, command: Command): JsonObject {
  return {
    if: having(key, command.name),
    then: {
      properties: { arguments: reference(argumentsName(command.name)) },
      required: needsMembers(command.arguments) ? ['arguments'] : undefined,
    },
  };
}

/** Which command it answers only the client knows; what that command returns stands under its own name. */
function response({ isOpen }: EnvelopeContext): JsonObject {
  const error = object({
    properties: { class: { type: 'string' }, desc: { type: 'string' } },
    required: ['class', 'desc'],
    additionalProperties: isOpen ? undefined : false,
  });
  return object({
    properties: { return: {}, error, id: identifier },
    additionalProperties: isOpen ? undefined : false,
    oneOf: [having('return'), having('error')],
  });
}

function event({ schema: { events }, isOpen, words }: EnvelopeContext): JsonObject {
  return object({
    properties: {
      event: words(events.map(({ name }) => name)),
      data: { type: 'object' },
      timestamp: timestamp(isOpen),
    },
    required: ['event', 'timestamp'],
    additionalProperties: isOpen ? undefined : false,
    allOf: listUnlessEmpty(events.map(({ name, arguments: data }) => ({
      if: having('event', name),
      then: {
        properties: { data: reference(dataName(name)) },
        required: data === undefined || isEmptyObject(data) ? undefined : ['data'],
      },
    }))),
  });
}

/** Both are -1 if the clock cannot be read. */
function timestamp(isOpen: boolean): JsonObject {
  return object({
    properties: { seconds: { type: 'integer', minimum: -1 }, microseconds: { type: 'integer', minimum: -1, maximum: 999_999 } },
    required: ['seconds', 'microseconds'],
    additionalProperties: isOpen ? undefined : false,
  });
}

function greeting({ schema, isOpen }: EnvelopeContext): JsonObject {
  const capabilities = { type: 'array', items: { type: 'string' } };
  const message = object({
    properties: { version: programVersion(schema, isOpen), capabilities },
    required: ['version', 'capabilities'],
    additionalProperties: isOpen ? undefined : false,
  });
  return object({ properties: { QMP: message }, required: ['QMP'], additionalProperties: isOpen ? undefined : false });
}

/** The same as `query-version` gives, where the schema has that command. */
function programVersion({ commands }: Schema, isOpen: boolean): JsonObject {
  const query = commands.find(({ name, returns }) => name === 'query-version' && returns !== undefined);
  if (query !== undefined) return reference(returnsName(query.name));
  const number: JsonObject = { type: 'integer', minimum: 0 };
  const qemu = object({
    properties: { major: number, minor: number, micro: number },
    required: ['major', 'minor', 'micro'],
    additionalProperties: isOpen ? undefined : false,
  });
  return object({
    properties: { qemu, package: { type: 'string' } },
    required: ['qemu', 'package'],
    additionalProperties: isOpen ? undefined : false,
  });
}

function object(keywords: JsonObject): JsonObject {
  return { type: 'object', ...keywords };
}

function needsMembers(type: ObjectType | undefined): boolean {
  return type !== undefined && allMembers(type).some(({ member }) => isMandatory(member));
}
