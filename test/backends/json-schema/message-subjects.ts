/** What travels: takes a schema, gives messages of every sort, each as such and as any message, and what is wrong with others. */
import { takesFurtherArguments } from '../../../src/codegen/open-arguments.ts';
import type { Command, Schema } from '../../../src/schema/model.ts';
import { allMembers } from '../../../src/schema/traverse.ts';
import { Mutations, type Mutation } from '../../support/mutations.ts';
import { isMandatory, type RandomValues } from '../../support/random-values.ts';
import type { Subject } from './subject.ts';

type Message = Readonly<Record<string, unknown>>;

/** A request of every command, also out of band, every event, responses of both sorts, the greeting. */
export function messageSubjects({ commands, events }: Schema, random: RandomValues): readonly Subject[] {
  const timestamp = { seconds: 1, microseconds: 2 };
  const outOfBand = commands.filter(({ allowOob }) => allowOob);
  const version = commands.find(({ name }) => name === 'query-version')?.returns;
  const requests = commands.map(({ name, arguments: data }) => ({ execute: name, arguments: random.object(data), id: 'a' }));
  const urgent = outOfBand.map(({ name, arguments: data }) => ({ 'exec-oob': name, 'arguments': random.object(data), 'id': 1 }));
  const happenings = events.map(({ name, arguments: data }) => ({ event: name, timestamp, ...(data && { data: random.object(data) }) }));
  const successes = [{}, [], 1, 'a', false, null].map((value) => ({ return: value, id: [1] }));
  const failures = ['GenericError', 'CommandNotFound'].map((name) => ({ error: { class: name, desc: 'words' }, id: { a: 1 } }));
  const greetings = [[], ['oob', '@']].map((capabilities) => ({
    QMP: { version: version ? random.value(version) : { qemu: { major: 10, minor: 2, micro: 0 }, package: '' }, capabilities },
  }));
  const isUrgent = (value: unknown): boolean => 'exec-oob' in (value as Message);
  const mutateAny = (value: unknown): Iterable<Mutation> => mutateRequest(value, { commands, outOfBand, random });
  const subjects: readonly Subject[] = [
    { name: 'request', values: () => [...requests, ...urgent], mutate: mutateAny },
    { name: 'event', values: () => happenings, mutate: mutateEvent },
    { name: 'response', values: () => [...successes, ...failures], mutate: mutateResponse },
    { name: 'greeting', values: () => greetings, mutate: mutateGreeting },
  ];
  const messages = [...requests, ...urgent, ...happenings, ...successes, ...failures, ...greetings];
  return [...subjects, { name: undefined, values: () => messages, mutate: (value) => (isUrgent(value) ? mutateAny(value) : []) }];
}

interface RequestContext {
  readonly commands: readonly Command[];
  readonly outOfBand: readonly Command[];
  readonly random: RandomValues;
}

function* mutateRequest(value: unknown, { commands, outOfBand, random }: RequestContext): Iterable<Mutation> {
  const request = value as Message;
  const key = 'exec-oob' in request ? 'exec-oob' : 'execute';
  const other = key === 'execute' ? 'exec-oob' : 'execute';
  const command = commands.find(({ name }) => name === request[key]);
  yield without(request, key);
  yield { mistake: 'unknown enum value', path: `.${key}`, value: { ...request, [key]: '@' }, isOpen: true };
  yield { mistake: 'wrong type', path: `.${key}`, value: { ...request, [key]: 1 }, isOpen: false };
  yield { mistake: 'wrong type', path: '.arguments', value: { ...request, arguments: [] }, isOpen: false };
  yield { mistake: 'unknown member', path: '', value: { ...request, '@': 1 }, isOpen: true };
  // Where no command goes out of band, `exec-oob` is a member like any unknown one.
  yield { mistake: 'unknown member', path: '', value: { ...request, [other]: request[key] }, isOpen: outOfBand.length === 0 };
  if (command?.arguments && allMembers(command.arguments).some(({ member }) => isMandatory(member))) yield without(request, 'arguments');
  if (key === 'execute') return;
  const inBand = commands.find(({ allowOob }) => !allowOob);
  if (inBand) yield { mistake: 'unknown enum value', path: `.${key}`, value: { ...request, [key]: inBand.name, arguments: random.object(inBand.arguments) }, isOpen: true };
  if (command === undefined) return;
  for (const mutation of new Mutations(random).ofObject(command.arguments, request['arguments'], takesFurtherArguments(command))) {
    yield { ...mutation, path: `.arguments${mutation.path}`, value: { ...request, arguments: mutation.value } };
  }
}

function* mutateEvent(value: unknown): Iterable<Mutation> {
  const event = value as Message;
  yield without(event, 'timestamp');
  yield { mistake: 'unknown enum value', path: '.event', value: { ...event, event: '@' }, isOpen: true };
  yield { mistake: 'wrong type', path: '.data', value: { ...event, data: [] }, isOpen: false };
  yield { mistake: 'unknown member', path: '', value: { ...event, '@': 1 }, isOpen: true };
}

function* mutateResponse(value: unknown): Iterable<Mutation> {
  const response = value as Message;
  const error = response['error'] as Message | undefined;
  yield { mistake: 'unknown member', path: '', value: { ...response, '@': 1 }, isOpen: true };
  if (error === undefined) {
    yield without(response, 'return');
    yield { mistake: 'unknown member', path: '.error', value: { ...response, error: { class: 'a', desc: 'b' } }, isOpen: false };
    return;
  }
  yield without(response, 'error');
  for (const wrong of [null, 'a', [], 1]) yield { mistake: 'wrong type', path: '.error', value: { ...response, error: wrong }, isOpen: false };
  for (const mutation of [
    ...['class', 'desc'].flatMap((key) => [without(error, key), wrongType(error, key, 1)]),
    unknownMember(error),
  ]) yield { ...mutation, path: `.error${mutation.path}`, value: { ...response, error: mutation.value } };
}

function* mutateGreeting(value: unknown): Iterable<Mutation> {
  const greeting = value as { readonly QMP: Message };
  const version = greeting.QMP['version'] as Message;
  yield without(greeting, 'QMP');
  yield unknownMember(greeting);
  for (const wrong of [null, 'a', [], 1]) yield wrongType(greeting, 'QMP', wrong);
  for (const mutation of [
    ...['version', 'capabilities'].flatMap((key) => [without(greeting.QMP, key), wrongType(greeting.QMP, key, 'a')]),
    wrongType(greeting.QMP, 'capabilities', [1]),
    unknownMember(greeting.QMP),
    ...[without(version, 'qemu'), without(version, 'package'), wrongType(version, 'package', 1), wrongType(version, 'qemu', '1.2'), unknownMember(version)]
      .map((inner) => ({ ...inner, path: `.version${inner.path}`, value: { ...greeting.QMP, version: inner.value } })),
  ]) yield { ...mutation, path: `.QMP${mutation.path}`, value: { QMP: mutation.value } };
}

function without(message: Message, key: string): Mutation {
  const { [key]: _, ...rest } = message;
  return { mistake: 'dropped member', path: `.${key}`, value: rest, isOpen: false };
}

function wrongType(message: Message, key: string, value: unknown): Mutation {
  return { mistake: 'wrong type', path: `.${key}`, value: { ...message, [key]: value }, isOpen: false };
}

function unknownMember(message: Message): Mutation {
  return { mistake: 'unknown member', path: '', value: { ...message, '@': 1 }, isOpen: true };
}
