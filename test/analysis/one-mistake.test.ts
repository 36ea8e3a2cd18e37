/** One mistake, one message: what follows from a mistake is not reported as another one. */
import { describe, expect, test } from 'vitest';
import type { Code } from '../../src/diagnostics/catalogue.ts';
import { expectFinding, expectFindings } from '../support/marked-schema.ts';

interface Case {
  readonly what: string;
  readonly code: Code;
  readonly text: string;
  readonly dialect?: string;
}

const cases: readonly Case[] = [
  { what: 'a key that stands twice', code: 'syntax/duplicate-key', text: "{ 'struct': 'Disk', 'data': { 'id': 'str', 'id': «'int'» } }" },
  { what: 'null where there is none', code: 'syntax/stray-text', text: "{ 'command': 'eject', 'data': { 'id': «null» } }" },
  { what: 'null as a name', code: 'syntax/stray-text', text: "{ 'command': «null» }" },
  { what: 'null by itself', code: 'syntax/stray-text', text: '«null»' },
  {
    what: 'a documentation comment inside of a definition',
    code: 'doc/inside-definition',
    text: "{ 'command':\n  «##»\n  # @eject:\n  ##\n  'eject' }",
  },
  {
    what: 'a name that is spelt wrong and thereby clashes',
    code: 'name/member-case',
    text: "{ 'struct': 'Disk', 'data': { 'a-b': 'int', «'a_b'»: 'int' } }",
  },
  { what: 'a reserved name that is spelt wrong too', code: 'name/reserved', text: "{ 'struct': 'Disk', 'data': { «'has_id'»: 'int' } }" },
  { what: 'an empty alternate', code: 'alternate/empty', text: "{ 'alternate': 'Any', 'data': «{ }» }", dialect: '2.8' },
  {
    what: 'an alternate with one branch where two are needed',
    code: 'alternate/empty',
    text: "{ 'alternate': '«Any»', 'data': { 'a': 'int' } }",
    dialect: '2.8',
  },
  {
    what: 'a union without what old unions did without',
    code: 'dialect/not-available',
    text: "{ «'union'»: 'Any', 'data': { 'a': 'int', 'b': [ 'str' ] } }",
  },
  {
    what: 'a misspelt kind of definition, not for its uses',
    code: 'definition/unknown-kind',
    text: "{ «'strct'»: 'Disk', 'data': {} }\n{ 'command': 'eject', 'data': 'Disk' }",
  },
  {
    what: 'a retired kind of definition, not for its uses',
    code: 'dialect/not-available',
    text: "{ «'type'»: 'Disk', 'data': {} }\n{ 'command': 'eject', 'data': 'Disk' }",
  },
  {
    what: 'members that clash, not for those who inherit them',
    code: 'type/name-clash',
    text: `
{ 'pragma': { 'member-name-exceptions': [ 'Base' ] } }
{ 'struct': 'Base', 'data': { ‹'a-b': 'int'›, «'a_b': 'int'» } }
{ 'struct': 'Derived', 'base': 'Base', 'data': {} }
{ 'enum': 'Kind', 'data': [ 'a' ] }
{ 'union': 'Any', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'Derived' } }`,
  },
  {
    what: 'a key that came later, not for its value',
    code: 'dialect/not-available',
    text: "{ 'command': 'eject', «'if'»: 'not a condition' }",
    dialect: '2.8',
  },
  {
    what: 'a part in a form that came later, not for what is in it',
    code: 'dialect/not-available',
    text: "{ 'struct': 'Disk', 'data': { 'id': «{ 'type': 'str', 'if': 'defined(X)' }» } }",
    dialect: '3.0',
  },
  {
    what: 'a feature that is described as a member',
    code: 'doc/missing-feature',
    text: "##\n# @eject:\n#\n# @fast: It is fast.\n##\n{ 'command': 'eject', 'features': [ «'fast'» ] }",
  },
  {
    what: 'a member that is described as a feature',
    code: 'doc/missing-member',
    text: "##\n# @eject:\n#\n# Features:\n#\n# @id: its name\n##\n{ 'command': 'eject', 'data': { «'id': 'str'» } }",
  },
  {
    what: 'an argument of an unknown type, not for its description',
    code: 'type/unknown',
    text: "##\n# @eject:\n#\n# @id: its name\n##\n{ 'command': 'eject', 'data': { 'id': «'Name'» } }",
  },
  {
    what: 'a branch of an unknown type, not for its description',
    code: 'type/unknown',
    text: "##\n# @Any:\n#\n# @id: its name\n##\n{ 'alternate': 'Any', 'data': { 'id': «'Name'» } }",
  },
  {
    what: 'a conditional argument from a named struct, where that is used',
    code: 'type/condition-needs-boxed',
    text: "{ 'struct': 'Disk', 'data': { ‹'id': { 'type': 'str', 'if': 'X' }› } }\n{ 'command': 'eject', 'data': «'Disk'» }",
  },
];

describe('one finding for', () => {
  test.each(cases)('$what', ({ code, text, dialect = 'latest' }) => {
    expectFinding(code, text, { dialect });
  });
});

test('an unknown type is reported at each of its uses, in arrays too', () => {
  const text = `
{ 'struct': 'Disk', 'data': { 'a': [ «'Nope'» ], 'b': «'Nope'» } }
{ 'command': 'eject', 'data': { 'a': [ «'Nope'» ] }, 'returns': [ «'Nope'» ] }`;
  const found = expectFindings(['type/unknown', 'type/unknown', 'type/unknown', 'type/unknown'], text);
  expect(found.map(({ message }) => message.replace(" uses the unknown type 'Nope'", ''))).toEqual([
    "member 'a' of struct 'Disk'",
    "member 'b' of struct 'Disk'",
    "argument 'a' of command 'eject'",
    "the return type of command 'eject'",
  ]);
});
