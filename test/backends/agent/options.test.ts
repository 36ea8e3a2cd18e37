/** The options of the targets `client`, `agent` and `mock`: defaults, and what is wrong in one sentence each. */
import { describe, expect, test } from 'vitest';
import { agentBackend } from '../../../src/backends/agent/backend.ts';
import { clientBackend } from '../../../src/backends/client/backend.ts';
import { mockBackend } from '../../../src/backends/mock/backend.ts';
import { decideFlavour } from '../../../src/codegen/protocol-option.ts';
import { stubNames } from '../../../src/backends/agent/stub-names.ts';

describe.each([clientBackend, agentBackend, mockBackend])('the target $name', ({ readOptions, optionSchemas }) => {
  test('has defaults', () => {
    const problems: string[] = [];
    expect(readOptions({}, problems)).toMatchObject({ define: undefined });
    expect(problems).toEqual([]);
  });

  test.each([
    ['define', 'LINUX', '"define" must be a list of symbols such as "CONFIG_LINUX".'],
    ['define', ['not a symbol'], '"define" must be a list of symbols such as "CONFIG_LINUX".'],
    ['protocol', 'qmq', '"protocol" must be one of "auto", "qga", "qmp".'],
    ['stubs', 'no', '"stubs" must be true or false.'],
  ])('%s: %j', (name, value, problem) => {
    const problems: string[] = [];
    readOptions({ [name]: value }, problems);
    const isKnown = Object.hasOwn(optionSchemas, name);
    expect(problems).toEqual([isKnown ? problem : expect.stringMatching(`^"${name}" is no option of this target\\.`)]);
  });
});

test.each([
  ['auto', ['qmp_capabilities', 'guest-sync'], false, 'qmp'],
  ['auto', ['guest-sync-delimited'], true, 'qga'],
  ['auto', ['other'], true, 'qmp'],
  ['auto', ['other'], false, 'qga'],
  ['qga', ['qmp_capabilities'], true, 'qga'],
] as const)('%s with %j, events: %s, is %s', (choice, commands, hasEvents, flavour) => {
  expect(decideFlavour(choice, commands, hasEvents)).toBe(flavour);
});

test('stubs have names of their own, whatever the commands are called', () => {
  const names = stubNames(['a-b', 'a_b', 'A-b', '__org.example_a-b', 'delete', '9p']);
  expect(names.map(({ file }) => file)).toEqual(['a-b', 'a_b', 'A-b_2', '__org.example_a-b', 'delete', '9p']);
  const identifiers = names.map(({ identifier }) => identifier);
  expect(new Set(identifiers.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of identifiers) expect(name).toMatch(/^stub\w+$/);
});
