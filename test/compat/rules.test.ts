import { describe, expect, test } from 'vitest';
import { rules } from '../../src/compat/rules.ts';
import { allCodes } from '../../src/diagnostics/pages.ts';
import { codes, findings } from './findings.ts';

/** `SEND` and `RECEIVE` stand for a use of the type Thing in either direction. */
const send = "{ 'command': 'send', 'data': { 't': 'Thing' } }";
const receive = "{ 'event': 'RECEIVE', 'data': { 't': 'Thing' } }";
const struct = (members: string): string => `{ 'struct': 'Thing', 'data': { ${members} } }`;
const enumeration = (values: string): string => `{ 'enum': 'Thing', 'data': [ ${values} ] }`;
const command = (rest = ''): string => `{ 'command': 'c'${rest} }`;
const kinds = "{ 'enum': 'Kind', 'data': [ 'a', 'b' ] } { 'struct': 'Aa', 'data': { 'm': 'int' } } { 'struct': 'Oo', 'data': { '*m': 'int' } }";
const union = (branches: string, base = "'kind': 'Kind'"): string => `${kinds} { 'union': 'Thing', 'base': { ${base} }, 'discriminator': 'kind', 'data': { ${branches} } }`;

/** Each change, judged in what a client sends, in what it receives, and in what goes both ways. */
const changes: readonly (readonly [what: string, before: string, after: string, sent: readonly string[], received: readonly string[]])[] = [
  ['a mandatory member less', struct("'a': 'int', 'b': 'int'"), struct("'a': 'int'"), ['error member-removed'], ['error member-removed']],
  ['an optional member less', struct("'a': 'int', '*b': 'int'"), struct("'a': 'int'"), ['error member-removed'], ['warning member-removed']],
  ['a mandatory member more', struct("'a': 'int'"), struct("'a': 'int', 'b': 'int'"), ['error mandatory-member-added'], ['warning received-member-added']],
  ['an optional member more', struct("'a': 'int'"), struct("'a': 'int', '*b': 'int'"), [], ['warning received-member-added']],
  ['optional to mandatory', struct("'*a': 'int'"), struct("'a': 'int'"), ['error member-now-mandatory'], []],
  ['mandatory to optional', struct("'a': 'int'"), struct("'*a': 'int'"), [], ['warning member-now-optional']],
  ['a value less', enumeration("'a', 'b'"), enumeration("'a'"), ['error value-removed'], ['warning value-removed']],
  ['a value more', enumeration("'a'"), enumeration("'a', 'b'"), [], ['warning value-added']],
  ['values in another order', enumeration("'a', 'b'"), enumeration("'b', 'a'"), [], []],
  ['members in another order', struct("'a': 'int', 'b': 'str'"), struct("'b': 'str', 'a': 'int'"), [], []],
  ['another kind', struct("'a': 'int'"), struct("'a': 'str'"), ['error type-changed'], ['error type-changed']],
  ['a list instead of one', struct("'a': 'int'"), struct("'a': [ 'int' ]"), ['error type-changed'], ['error type-changed']],
  ['elements of another kind', struct("'a': [ 'int' ]"), struct("'a': [ 'str' ]"), ['error type-changed'], ['error type-changed']],
  ['fractions more', struct("'a': 'int'"), struct("'a': 'number'"), [], ['error type-widened']],
  ['fractions less', struct("'a': 'number'"), struct("'a': 'int'"), ['error type-narrowed'], []],
  ['anything instead of text', struct("'a': 'str'"), struct("'a': 'any'"), [], ['error type-widened']],
  ['text instead of anything', struct("'a': 'any'"), struct("'a': 'str'"), ['error type-narrowed'], []],
  ['text instead of an enum', `${struct("'a': 'Ee'")} { 'enum': 'Ee', 'data': [ 'x' ] }`, struct("'a': 'str'"), [], ['warning type-widened']],
  ['an enum instead of text', struct("'a': 'str'"), `${struct("'a': 'Ee'")} { 'enum': 'Ee', 'data': [ 'x' ] }`, ['error type-narrowed'], []],
  ['an alternate that takes more', struct("'a': 'int'"), `${struct("'a': 'Alt'")} { 'alternate': 'Alt', 'data': { 'i': 'int', 'n': 'null' } }`, [], ['error type-widened']],
  ['a branch of an alternate more', "{ 'alternate': 'Thing', 'data': { 'i': 'int' } }", "{ 'alternate': 'Thing', 'data': { 'i': 'int', 'n': 'null' } }", [], ['error type-widened']],
  ['a branch of an alternate less', "{ 'alternate': 'Thing', 'data': { 'i': 'int', 'n': 'null' } }", "{ 'alternate': 'Thing', 'data': { 'i': 'int' } }", ['error type-narrowed'], []],
  ['a branch of an alternate with another name', "{ 'alternate': 'Thing', 'data': { 'i': 'int' } }", "{ 'alternate': 'Thing', 'data': { 'j': 'int' } }", [], []],
  ['a narrower integer', struct("'a': 'int32'"), struct("'a': 'uint8'"), ['error integer-range'], ['warning integer-range']],
  ['a wider integer', struct("'a': 'uint8'"), struct("'a': 'int'"), ['warning integer-range'], ['warning integer-range']],
  ['what QEMU wraps', struct("'a': 'int'"), struct("'a': 'uint64'"), ['warning integer-range'], ['warning integer-range']],
  ['another name for one range', struct("'a': 'int', 'b': 'uint64'"), struct("'a': 'int64', 'b': 'size'"), [], []],
  ['a branch with members that had none', union(''), union("'a': 'Aa'"), ['error mandatory-member-added'], ['warning received-member-added']],
  ['a branch without its members', union("'a': 'Oo'"), union(''), ['error member-removed'], ['warning member-removed']],
  ['branches for an object', `${kinds} ${struct("'kind': 'Kind'")}`, union("'a': 'Aa'"), ['error mandatory-branches-added'], ['warning received-branches-added']],
  ['optional branches for an object', `${kinds} ${struct("'kind': 'Kind'")}`, union("'a': 'Oo'"), [], ['warning received-branches-added']],
  ['members from the branches to the base', union("'a': 'Aa', 'b': 'Aa'"), union('', "'kind': 'Kind', 'm': 'int'"), [], []],
  ['members from the base to the branches', union('', "'kind': 'Kind', 'm': 'int'"), union("'a': 'Aa', 'b': 'Aa'"), [], []],
  ['members from the base to one branch', union('', "'kind': 'Kind', 'm': 'int'"), union("'a': 'Aa'"), ['error member-removed'], ['error member-removed']],
  ['members to a base', struct("'a': 'int', 'b': 'int'"), "{ 'struct': 'Base', 'data': { 'a': 'int' } } { 'struct': 'Thing', 'base': 'Base', 'data': { 'b': 'int' } }", [], []],
  ['another discriminator', union("'a': 'Aa'", "'kind': 'Kind', 'other': 'Kind'"), `${kinds} { 'union': 'Thing', 'base': { 'kind': 'Kind', 'other': 'Kind' }, 'discriminator': 'other', 'data': { 'a': 'Aa' } }`, ['error discriminator-changed'], ['error discriminator-changed']],
  ['a feature less', struct("'a': { 'type': 'int', 'features': [ 'f' ] }"), struct("'a': 'int'"), ['warning feature-removed'], ['warning feature-removed']],
  ['a feature more', struct("'a': 'int'"), struct("'a': { 'type': 'int', 'features': [ 'f' ] }"), [], []],
  ['deprecated', struct("'a': 'int'"), struct("'a': { 'type': 'int', 'features': [ 'deprecated' ] }"), ['info newly-deprecated'], ['info newly-deprecated']],
  ['deprecated no more', struct("'a': { 'type': 'int', 'features': [ 'deprecated' ] }"), struct("'a': 'int'"), [], []],
  ['unstable', struct("'a': 'int'"), struct("'a': { 'type': 'int', 'features': [ 'unstable' ] }"), ['warning became-unstable'], ['warning became-unstable']],
  ['a condition', struct("'a': 'int'"), struct("'a': { 'type': 'int', 'if': 'CONFIG_A' }"), ['warning condition-narrowed'], ['warning condition-narrowed']],
  ['a condition less', struct("'a': { 'type': 'int', 'if': 'CONFIG_A' }"), struct("'a': 'int'"), [], []],
  ['a condition that says the same', struct("'a': { 'type': 'int', 'if': { 'all': [ 'A', 'B' ] } }"), struct("'a': { 'type': 'int', 'if': { 'not': { 'any': [ { 'not': 'B' }, { 'not': 'A' } ] } } }"), [], []],
  ['a looser condition', struct("'a': { 'type': 'int', 'if': 'A' }"), struct("'a': { 'type': 'int', 'if': { 'any': [ 'A', 'B' ] } }"), [], []],
];

describe.each(changes)('%s', (_what, before, after, sent, received) => {
  test('that a client sends', () => {
    expect(codes(`${before} ${send}`, `${after} ${send}`)).toEqual(sent);
  });

  test('that it receives', () => {
    expect(codes(`${before} ${receive}`, `${after} ${receive}`)).toEqual(received);
  });

  test('that goes both ways is as grave as the worse of the two, and said once', () => {
    const both = codes(`${before} ${send} ${receive}`, `${after} ${send} ${receive}`);
    const worse = [...sent, ...received].some((code) => code.startsWith('error')) ? 'error' : [...sent, ...received][0]?.split(' ')[0];
    expect(both.map((code) => code.split(' ')[0]).find((severity) => severity === 'error') ?? both[0]?.split(' ')[0]).toBe(worse);
    expect(new Set(both).size).toBe(both.length);
  });

  test('that nobody meets is not a difference', () => {
    expect(codes(before, after)).toEqual([]);
  });
});

test.each([
  ['a command less', command(), '', ['error command-removed']],
  ['a command more', '', command(), []],
  ['an event less', "{ 'event': 'E' }", '', ['error event-removed']],
  ['an event more', '', "{ 'event': 'E' }", ['warning event-added']],
  ['a deprecated command less', command(", 'features': [ 'deprecated' ]"), '', ['warning command-removed']],
  ['an unstable command less', command(", 'features': [ 'unstable' ]"), '', ['info command-removed']],
  ['a command with the prefix of old less', "{ 'command': 'x-c' }", '', ['info command-removed']],
  ['the same where a feature says what is unstable', `{ 'command': 'x-c' } ${command(", 'features': [ 'unstable' ]")}`, command(", 'features': [ 'unstable' ]"), ['error command-removed']],
  ['a return value less', `${struct("'a': 'int'")} ${command(", 'returns': 'Thing'")} ${receive}`, `${struct("'a': 'int'")} ${command()} ${receive}`, ['error return-value-removed']],
  ['a return value more', `${struct("'a': 'int'")} ${command()} ${receive}`, `${struct("'a': 'int'")} ${command(", 'returns': 'Thing'")} ${receive}`, ['warning return-value-added']],
  ['an empty object for nothing', struct(''), `${struct('')} ${command(", 'returns': 'Thing'")}`, []],
  ['out of band no more', command(", 'allow-oob': true"), command(), ['error command-restricted']],
  ['out of band', command(), command(", 'allow-oob': true"), []],
  ['no reply', command(), command(", 'success-response': false"), ['error command-restricted']],
  ['arguments that are read by a machine', command(", 'data': { 'a': 'int' }, 'gen': false"), command(", 'data': { 'a': 'int' }"), ['error command-restricted']],
  ['boxed', `${struct("'a': 'int'")} ${command(", 'data': 'Thing'")}`, `${struct("'a': 'int'")} ${command(", 'data': 'Thing', 'boxed': true")}`, []],
  ['another name', `${struct("'a': 'int'")} ${command(", 'data': 'Thing'")}`, `{ 'struct': 'Other', 'data': { 'a': 'int' } } ${command(", 'data': 'Other'")}`, ['warning type-renamed']],
  ['no name', `${struct("'a': 'int'")} ${command(", 'data': 'Thing'")}`, command(", 'data': { 'a': 'int' }"), ['warning type-removed']],
  ['a name', command(", 'data': { 'a': 'int' }"), `${struct("'a': 'int'")} ${command(", 'data': 'Thing'")}`, []],
])('%s', (_what, before, after, expected) => {
  expect(codes(before, after)).toEqual(expected);
});

test('what only an unstable command reaches may change', () => {
  const unstable = "{ 'command': 'u', 'data': 'Thing', 'features': [ 'unstable' ] }";
  const [before, after] = [struct("'a': 'int', 'b': 'int'"), struct("'a': 'int'")];
  expect(codes(`${before} ${unstable}`, `${after} ${unstable}`)).toEqual(['info member-removed']);
  expect(codes(`${before} ${unstable} ${send}`, `${after} ${unstable} ${send}`)).toEqual(['error member-removed']);
});

test('what was announced says so', () => {
  expect(findings(command(", 'features': [ 'deprecated' ]"), '')).toEqual([
    "warning command-removed: command 'c' was removed: a client that sends it gets an error (it was deprecated)",
  ]);
});

test('a part of a base that only some of its users lose is said of those', () => {
  const withBase = "{ 'struct': 'Base', 'data': { 'a': 'int' } } { 'struct': 'Thing', 'base': 'Base', 'data': { } } { 'event': 'E', 'data': { 'b': 'Base' } }";
  expect(findings(`${withBase} ${receive}`, `${withBase.replace("'base': 'Base', ", '')} ${receive}`)).toEqual([
    "error member-removed: member 'a' of struct 'Thing' was removed: a client that reads it misses it",
  ]);
});

describe('members of a branch', () => {
  const more = "{ 'struct': 'Pp', 'data': { 'm': 'int', 'r': 'int' } }";
  const both = `${more} ${union("'a': 'Aa', 'b': 'Pp'")} ${send}`;
  const removed = [
    "error member-removed: member 'm' of union 'Thing' was removed in the branch 'b': a client that sends it gets an error",
    "error member-removed: member 'r' of union 'Thing' was removed in the branch 'b': a client that sends it gets an error",
  ];

  test.each([
    ['with its type', `${union("'a': 'Aa'")} ${send}`],
    ['but not its type', `${more} ${union("'a': 'Aa'")} ${send}`],
  ])('that is gone %s are said to be gone from that branch', (_what, after) => {
    expect(findings(both, after)).toEqual(removed);
    expect(findings(after, both).map((line) => line.split(':')[1])).toEqual([
      " member 'm' of union 'Thing' is new and mandatory in the branch 'b'", " member 'r' of union 'Thing' is new and mandatory in the branch 'b'",
    ]);
  });

  test('that no branch has any more are said to be gone', () => {
    const every = `${kinds.replace("'a', 'b'", "'a'")} ${more} { 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': 'Pp' } } ${send}`;
    expect(findings(every, every.replace("'a': 'Pp'", '').replace(more, ''))).toEqual([
      "error member-removed: member 'm' of union 'Thing' was removed: a client that sends it gets an error",
      "error member-removed: member 'r' of union 'Thing' was removed: a client that sends it gets an error",
    ]);
  });

  test('are missed in each union that loses them', () => {
    const [other, use] = ["{ 'union': 'Other', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'b': 'Pp' } }", "{ 'command': 'other', 'boxed': true, 'data': 'Other' }"];
    const after = `${union("'a': 'Aa'")} ${other.replace("'b': 'Pp'", '')} ${send} ${use}`;
    expect(findings(`${both} ${other} ${use}`, after).map((line) => line.split(' was ')[0]?.replace(/.* of /, '')).sort()).toEqual([
      "union 'Other'", "union 'Other'", "union 'Thing'", "union 'Thing'",
    ]);
  });
});

test('what became a union is called one where a branch lost what it had', () => {
  const thing = `${kinds} ${struct("'kind': 'Kind', 'm': 'int'")} ${receive}`;
  expect(findings(thing, `${union("'a': 'Aa'")} ${receive}`)).toEqual([
    "error member-removed: member 'm' of union 'Thing' was removed in the branch 'b': a client that reads it misses it",
  ]);
});

describe('what is said of types', () => {
  const used = (before: string, after: string, use = receive): readonly string[] => findings(`${before} ${use}`, `${after} ${use}`);
  const alternate = (branches: string): string => `{ 'enum': 'Ee', 'data': [ 'x' ] } { 'alternate': 'Thing', 'data': { ${branches} } }`;

  test('names the types of an alternate, not the alternate twice', () => {
    expect(used(alternate("'i': 'int'"), alternate("'i': 'int', 'n': 'null'"))).toEqual([
      "error type-widened: alternate 'Thing' was 'int' and is 'int' or 'null': a client can receive null now",
    ]);
    expect(used(alternate("'l': [ 'int' ], 's': 'str'"), alternate("'l': [ 'int' ]"), send)).toEqual([
      "error type-narrowed: alternate 'Thing' was ['int'] or 'str' and is ['int']: it does not take strings any more",
    ]);
  });

  test('names the branch of an alternate that changed', () => {
    expect(used(alternate("'l': [ 'int' ], 'e': 'Ee'"), alternate("'l': [ 'str' ], 'e': 'str'"))).toEqual([
      "error type-changed: branch 'l' of alternate 'Thing' was ['int'] and is ['str']: a client receives what it cannot read",
      "warning type-widened: branch 'e' of alternate 'Thing' was 'Ee' and is 'str': a client can receive strings that were none of its values now",
    ]);
    expect(used(alternate("'i': 'int', 'l': [ 'str' ]"), alternate("'i': { 'type': 'int', 'if': 'A' }, 'l': [ 'str' ]"))).toEqual([
      "warning condition-narrowed: branch 'i' of alternate 'Thing' was there always and is there if A: some builds do not have it any more",
    ]);
  });

  test('evaluates the conditions of branches', () => {
    const [before, after] = [alternate("'i': 'int', 'l': [ 'str' ]"), alternate("'i': { 'type': 'int', 'if': 'A' }, 'l': [ 'str' ]")];
    expect(codes(`${before} ${send}`, `${after} ${send}`, { define: [] })).toEqual(['error type-narrowed']);
    expect(codes(`${before} ${send}`, `${after} ${send}`, { define: ['A'] })).toEqual([]);
  });

  test.each([
    ['uint32', 'uint8', 'error integer-range', 'it does not take numbers above 255 any more'],
    ['int32', 'uint8', 'error integer-range', 'it does not take numbers below 0 or above 255 any more'],
    ['uint8', 'int8', 'error integer-range', 'it does not take numbers above 127 any more'],
    ['uint64', 'int', 'error integer-range', 'it does not take numbers above 9223372036854775807 any more'],
    ['uint8', 'int', 'warning integer-range', 'code that is made from the schema may hold it in another type'],
    ['number', 'uint64', 'error type-narrowed', 'it does not take fractions any more'],
    ['number', 'uint8', 'error type-narrowed', 'it does not take fractions and numbers below 0 or above 255 any more'],
    ['any', 'number', 'error type-narrowed', 'it does not take null, booleans, strings, objects and lists any more'],
  ])('from %s to %s in what is sent', (before, after, code, effect) => {
    expect(used(struct(`'a': '${before}'`), struct(`'a': '${after}'`), send)).toEqual([`${code}: member 'a' of struct 'Thing' was '${before}' and is '${after}': ${effect}`]);
  });

  test.each([
    ['uint8', 'uint32', 'a client can receive numbers above 255 now'],
    ['uint64', 'int', 'a client can receive numbers below 0 now'],
    ['int', 'uint8', 'code that is made from the schema may hold it in another type'],
  ])('from %s to %s in what is received', (before, after, effect) => {
    expect(used(struct(`'a': '${before}'`), struct(`'a': '${after}'`))).toEqual([`warning integer-range: member 'a' of struct 'Thing' was '${before}' and is '${after}': ${effect}`]);
  });

  test('tells both ends what another kind means', () => {
    expect(used(struct("'a': 'int'"), struct("'a': 'str'"), `${send} ${receive}`)).toEqual([
      "error type-changed: member 'a' of struct 'Thing' was 'int' and is 'str': what a client sends is refused, and what it receives it cannot read",
    ]);
  });
});

test('what was called unstable by its name did not become so by the feature', () => {
  expect(findings("{ 'command': 'x-c' }", "{ 'command': 'x-c', 'features': [ 'unstable' ] }")).toEqual([]);
});

test('arguments that the older schema did not tell are not new', () => {
  const open = "{ 'command': 'add', 'data': { 'kind': 'Kind' }, 'gen': false }";
  const boxed = "{ 'command': 'add', 'data': 'Thing', 'boxed': true }";
  expect(codes(`${kinds} ${open}`, `${union("'a': 'Aa'")} ${boxed}`)).toEqual(['error command-restricted']);
  expect(codes(`${kinds} ${open.replace(", 'gen': false", '')}`, `${union("'a': 'Aa'")} ${boxed}`)).toEqual(['error mandatory-branches-added']);
});

test('arguments that the newer schema does not tell may still be taken', () => {
  const boxed = "{ 'command': 'add', 'data': 'Thing', 'boxed': true }";
  const open = "{ 'command': 'add', 'data': { 'kind': 'Kind' }, 'gen': false }";
  expect(codes(`${union("'a': 'Aa'")} ${boxed}`, `${kinds} ${open}`)).toEqual(['warning type-removed']);
  expect(codes(`${union("'a': 'Aa'")} ${boxed}`, `${kinds} ${open.replace(", 'gen': false", '')}`)).toEqual(['error member-removed', 'warning type-removed']);
});

describe('a command whose arguments nobody checks', () => {
  const told = command(", 'data': { 'a': 'int' }, 'gen': false");
  const untold = command(", 'gen': false");

  test.each([
    ['one argument', command(", 'data': { 'a': 'int', '*b': 'int' }, 'gen': false"), told, 'b'],
    ['all arguments', told, untold, 'a'],
  ])('may still take what its schema told: %s', (_what, before, after, name) => {
    expect(findings(before, after)).toEqual([
      `warning member-removed: argument '${name}' of command 'c' was removed: code that is made from the schema does not know it, though the command may still take it`,
    ]);
  });

  test('is restricted once they are checked, if its schema told any', () => {
    expect(codes(told, command())).toEqual(['error command-restricted', 'error member-removed']);
    expect(codes(untold, command())).toEqual([]);
    expect(codes(untold, command(", 'data': { 'a': 'int' }"))).toEqual(['error mandatory-member-added']);
  });
});

describe('conditions', () => {
  const conditional = command(", 'if': 'CONFIG_A'");

  test('are evaluated if symbols are given', () => {
    expect(codes(conditional, '', { define: ['CONFIG_B'] })).toEqual([]);
    expect(codes(conditional, '', { define: ['CONFIG_A'] })).toEqual(['error command-removed']);
    expect(codes(command(), conditional, { define: [] })).toEqual(['error command-removed']);
    expect(codes(command(), conditional, { define: ['CONFIG_A'] })).toEqual([]);
  });
});

describe('severities', () => {
  test('are those of a category, unless the rule has its own', () => {
    const changed = [`${struct("'a': 'int', 'b': 'int'")} ${send}`, `${struct("'a': 'int'")} ${send}`] as const;
    expect(codes(...changed, { severities: { wire: 'warning' } })).toEqual(['warning member-removed']);
    expect(codes(...changed, { severities: { wire: 'off' } })).toEqual([]);
    expect(codes(...changed, { severities: { wire: 'off', 'compat/member-removed': 'info' } })).toEqual(['info member-removed']);
  });
});

test('every code has one rule, and every rule a code', () => {
  expect(rules.map(({ code }) => code).sort()).toEqual(allCodes().filter((code) => code.startsWith('compat/')).sort());
});
