import { describe, expect, test } from 'vitest';
import { lintFindings, lintMessages, lintText } from './lint-text.ts';

const schema = `##
# @Color:
#
# Colors.
#
# @red: red
#
# @blue: blue
#
# Since: 1.0
##
{ 'enum': 'Color', 'data': [ 'red', 'blue' ] }

##
# @Paint:
#
# Paint.
#
# @color: its color
#
# @amount: how much
#
# @layers: their weights
#
# Since: 1.0
##
{ 'union': 'Paint', 'base': { 'color': 'Color', '*amount': 'uint8', '*layers': [ 'number' ] },
  'discriminator': 'color', 'data': { 'red': 'Red' } }

##
# @Red:
#
# Red paint.
#
# @shade: its shade, or none
#
# Since: 1.0
##
{ 'struct': 'Red', 'data': { 'shade': 'Shade' } }

##
# @Shade:
#
# A shade.
#
# @name: by name
#
# @none: none
#
# Since: 1.0
##
{ 'alternate': 'Shade', 'data': { 'name': 'str', 'none': 'null' } }

##
# @PAINTED:
#
# Paint was used.
#
# @wall: the wall
#
# Since: 1.0
##
{ 'event': 'PAINTED', 'data': { 'wall': 'str' } }

##
# @mix:
#
# Takes anything.
#
# Since: 1.0
##
{ 'command': 'mix', 'gen': false }

##
# @leave:
#
# Ends it all.
#
# Since: 1.0
##
{ 'command': 'leave', 'success-response': false }
`;

/** Documentation of a command whose example is these lines. */
function withExample(lines: readonly string[], head = '.. qmp-example::'): string {
  return `${schema}
##
# @paint:
#
# Paints.
#
# @paint: with what
#
# Returns: what is left
#
# Since: 1.0
#
# ${head}
#
${lines.map((line) => (line === '' ? '#' : `#     ${line}`)).join('\n')}
##
{ 'command': 'paint', 'data': { 'paint': 'Paint' }, 'returns': 'Paint', 'allow-oob': true }
`;
}

test.each(['.. note:: see', '.. qmp-example::', '... wait ...'])('an example that is indented by two ends before %s', (next) => {
  const text = withExample(['-> { "execute": "mix" }']).replace('#     ->', '#   ->').replace(/(?=##\n\{ 'command': 'paint')/, `#\n# ${next}\n`);
  expect(lintText(text)).toEqual([]);
});

test('messages without arrows are those of the block of the example', () => {
  expect(lintText(withExample(['{ "execute": "none" }']))).toEqual(['96:20 example-name']);
  expect(lintText(withExample(['text', '', '{ "return": ... }', '', '{ "execute": "none" }']))).toEqual(['100:20 example-name']);
  expect(lintText(withExample(['{ "execute": "none" }'], '.. code-block::'))).toEqual([]);
  expect(lintText(withExample(['-> { "execute": "mix" }']).replace(/(?=##\n\{ 'command': 'paint')/, '#\n# Behind it:\n#\n#   { "execute": "none" }\n'))).toEqual([]);
});

/** Each finding with what is underlined. */
const underlined = (text: string): readonly string[] => lintFindings(text).map(({ diagnostic: { code, span } }) => `${code.replace('lint/example-', '')} ${span?.text ?? ''}`);

describe('examples that are right', () => {
  test.each<[string, readonly string[]]>([
    ['a conversation', ['-> { "execute": "paint",', '     "arguments": { "paint": { "color": "red", "shade": "dark" } } }', '<- { "return": { "color": "blue" } }']],
    ['with ids', ['-> { "exec-oob": "paint", "id": 7, "arguments": { "paint": { "color": "blue", "amount": 255, "layers": [ 1, 2.5e3 ] } } }', '<- { "return": { "color": "blue" }, "id": 7 }']],
    ['an event', ['<- { "event": "PAINTED",', '     "data": { "wall": "north" },', '     "timestamp": { "seconds": 1, "microseconds": 2 } }']],
    ['an error where success is silent', ['-> { "execute": "leave" }', '<- { "error": { "class": "GenericError", "desc": "no" } }']],
    ['an error', ['-> { "execute": "paint", "arguments": { "paint": { "color": "red", "shade": null } } }', '<- { "error": { "class": "GenericError", "desc": "dry" } }']],
    ['members left out', ['-> { "execute": "paint", "arguments": { "paint": { "color": "red", ... } } }', '<- { "return": { ... } }']],
    ['values left out', ['-> { "execute": "paint", "arguments": ... }', '<- { "return": ... }']],
    ['dots with words', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "layers": [ 1, ...more... ] } } }', '<- { ... }']],
    ['an element in brackets left out', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "layers": [ 1, [ ...more... ] ] } } }']],
    ['elements left out', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "layers": [ 1, ..., 3 ] } } }']],
    ['lines left out', ['-> { "execute": "paint", "arguments": { "paint": {', '       "color": "blue",', '       ...', '   } } }', '...', '<- { "return": { "color": "blue" } }']],
    ['a string cut short', ['-> { "execute": "paint", "arguments": { "paint": { "color": "b..." } } }']],
    ['anything for a command without a marshaller', ['-> { "execute": "mix", "arguments": { "any": [ "thing" ] } }', '<- { "return": {} }']],
    ['escapes', ['-> { "execute": "paint", "arguments": { "paint": { "color": "red", "shade": "d\\u0061rk \\"x\\"" } } }']],
    ['an answer without a question', ['<- { "return": { "color": "blue" } }']],
    ['words between', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue" } } }', '', 'Then:', '', '<- { "return": { "color": "blue" } }']],
    ['bytes', ['<- 0xFF { "return": 1 }']],
  ])('%s', (_what, lines) => {
    expect(lintMessages(withExample(lines))).toEqual([]);
  });
});

describe('examples that are wrong', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['no such command', ['-> { "execute": "pain" }'], ['name "pain"']],
    ['no such event', ['<- { "event": "PAINTING", "data": {} }'], ['name "PAINTING"']],
    ['no such argument', ['-> { "execute": "paint",', '     "arguments": { "pant": { }, ... } }'], ['value "pant"']],
    ['no arguments', ['-> { "execute": "paint" }'], ['value {']],
    ['no such value', ['-> { "execute": "paint", "arguments": { "paint": { "color": "green" } } }'], ['value "green"']],
    ['a member of another branch', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "shade": "dark" } } }'], ['value "shade"']],
    ['a number out of range', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "amount": 256 } } }'], ['value 256']],
    ['a fraction', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "amount": 1.5 } } }'], ['value 1.5']],
    ['another type', ['-> { "execute": "paint", "arguments": { "paint": { "color": "red", "shade": 7 } } }'], ['value 7']],
    ['an element of another type', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "layers": [ 1, "x" ] } } }'], ['value "x"']],
    ['a member twice', ['-> { "execute": "paint", "arguments": { "paint": { "color": "blue", "color": "blue" } } }'], ['value "color"']],
    ['a missing member in the reply', ['-> { "execute": "paint", "arguments": ... }', '<- { "return": { "amount": 1 } }'], ['value {']],
    ['a reply to something else', ['-> { "execute": "mix" }', '<- { "return": { "color": "blue" } }'], ['value "color"']],
    ['the data of an event', ['<- { "event": "PAINTED", "data": { "Wall": "north" } }'], ['value "Wall"']],
    ['a member of no message', ['-> { "execute": "mix", "argument": { } }'], ['value "argument"']],
    ['members of something else', ['-> { "execute": "mix" }', '<- { "event": "PAINTED", "data": { "a": 1, "b": 2, "wall": "x" } }'], ['value "a"']],
    ['out of band, which it is not for', ['-> { "exec-oob": "mix" }'], ['value "exec-oob"']],
    ['a reply that never comes', ['-> { "execute": "leave" }', '<- { "return": {} }'], ['value {']],
    ['a missing comma', ['-> { "execute": "paint"', '     "arguments": ... }'], ['syntax "']],
    ['a missing bracket', ['-> { "execute": "mix" }', '<- { "return": { }'], ['syntax }']],
    ['one bracket too many', ['-> { "execute": "mix" } }'], ['syntax }']],
    ['a trailing comma', ['-> { "execute": "mix", }'], ['syntax }']],
    ['single quotes', ["-> { 'execute': 'mix' }"], ["syntax '"]],
    ['a leading zero', ['<- { "return": { "color": "blue", "amount": 01 } }'], ['syntax 01']],
    ['nothing but zeros', ['-> { "execute": "mix", "id": 00 }'], ['syntax 00']],
    ['a tab in a string', ['-> { "execute": "mix", "id": "a\tb" }'], ['syntax \t']],
    ['a bare word', ['-> { "execute": mix }'], ['syntax mix']],
  ])('%s', (_what, lines, expected) => {
    expect(underlined(withExample(lines))).toEqual(expected);
  });

  test('say what is missing in one message', () => {
    expect(lintMessages(withExample(['-> { "execute": "paint" }']))).toEqual([
      "example-value: this example does not fit the schema: member 'paint' is missing in the arguments of 'paint'",
    ]);
  });

  test('name members together', () => {
    expect(lintMessages(withExample(['<- { "return": { "color": "blue", "a": 1, "b": 2 } }']))).toEqual([
      "example-value: this example does not fit the schema: 'Paint' has no members 'a' or 'b' in what 'paint' returns",
    ]);
    expect(lintMessages(withExample(['<- { "return": { "colour": "blue" } }']))).toEqual([
      "example-value: this example does not fit the schema: member 'color' is missing in what 'paint' returns",
    ]);
    expect(lintMessages(withExample(['<- { "event": "PAINTED", "data": { "wal": "north" } }']))).toEqual([
      "example-value: this example does not fit the schema: it has no member 'wal', but 'wall' in the data of event 'PAINTED'",
    ]);
  });

  test('name the likely command', () => {
    expect(lintFindings(withExample(['-> { "execute": "pant" }'])).map(({ diagnostic }) => diagnostic.suggestion)).toEqual(["Did you mean 'paint'?"]);
  });
});

describe('examples that no peer would send', () => {
  const ready = '-> { "execute": "mix" }';
  const error = (members: string): readonly string[] => [ready, `<- { "error": { ${members} } }`];
  const stopped = (timestamp: string): readonly string[] => [`<- { "event": "PAINTED", "data": { "wall": "x" }, "timestamp": ${timestamp} }`];
  test.each<[string, readonly string[], readonly string[]]>([
    ['a beginning of a name', ['-> { "exec": "mix" }'], ['value "exec"']],
    ['a slip of a name', [ready, '<- { "retrun": {} }'], ['value "retrun"']],
    ['a name of no string', ['-> { "execute": 5 }'], ['value 5']],
    ['an event of no string', ['<- { "event": [ ] }'], ['value [']],
    ['an empty request', ['-> { }'], ['value {']],
    ['an empty reply', ['<- { }'], ['value {']],
    ['a result as a reply', ['<- {', '  "color": "blue" }'], ['value {']],
    ['a string', ['-> "foo"'], ['value "foo"']],
    ['a list', ['<- [ 1 ]'], ['value [']],
    ['a member twice', ['-> { "execute": "mix", "id": 1, "id": 2 }'], ['value "id"']],
    ['a received request', ['<- { "execute": "mix" }'], ['value "execute"']],
    ['a sent reply', ['-> { "return": { "color": "blue" } }'], ['value "return"']],
    ['a sent error', ['-> { "error": { "class": "GenericError", "desc": "no" } }'], ['value "error"']],
    ['a sent event', ['-> { "event": "PAINTED", "data": { "wall": "x" } }'], ['value "event"']],
    ['an error of no object', [ready, '<- { "error": "no" }'], ['value "no"']],
    ['an error without its members', error(''), ['value {']],
    ['an error without a description', error('"class": "GenericError"'), ['value {']],
    ['a description of no string', error('"class": "GenericError", "desc": 1'), ['value 1']],
    ['a class that is not there', error('"class": "GenericEror", "desc": ""'), ['value "GenericEror"']],
    ['a class of no string', error('"class": null, "desc": ""'), ['value null']],
    ['another member of an error', error('"class": "GenericError", "desc": "", "data": {}'), ['value "data"']],
    ['an error that is cut short', error('"class": "GenericError", ...'), []],
    ['every class', ['CommandNotFound', 'DeviceNotActive', 'DeviceNotFound', 'KVMMissingCap', '...'].flatMap((name) => error(`"class": "${name}", "desc": "..."`)), []],
    ['a timestamp of no object', stopped('5'), ['value 5']],
    ['a timestamp without its members', stopped('{ }'), ['value {']],
    ['a timestamp with a slip', stopped('{ "seconds": 1, "microsecond": 2 }'), ['value "microsecond"']],
    ['a timestamp of strings', stopped('{ "seconds": "1", "microseconds": 2.5 }'), ['value "1"', 'value 2.5']],
    ['a timestamp that is not known', stopped('{ "seconds": -1, "microseconds": -1 }'), []],
    ['a timestamp left out', stopped('{ ... }'), []],
    ['a greeting', ['<- { "QMP": { "version": 1, "capabilities": [] } }'], []],
  ])('%s', (_what, lines, expected) => {
    expect(underlined(withExample(lines))).toEqual(expected);
  });

  test('name what is likely', () => {
    const told = (lines: readonly string[]): readonly (string | undefined)[] => lintFindings(withExample(lines)).map(({ diagnostic }) => diagnostic.suggestion);
    expect(told(['-> { "exec": "mix" }'])).toEqual(["Did you mean 'execute'?"]);
    expect(told(['<- { "retrun": {} }'])).toEqual(["Did you mean 'return'?"]);
    expect(told(error('"class": "GenericEror", "desc": ""'))).toEqual(["Did you mean 'GenericError'?"]);
    expect(lintMessages(withExample(error('"class": "GenericError", "descr": ""')))).toEqual([
      "example-value: this example does not fit the protocol: it has no member 'descr', but 'desc' in 'error'",
    ]);
    expect(lintMessages(withExample(stopped('{ }')))).toEqual([
      "example-value: this example does not fit the protocol: members 'seconds' and 'microseconds' are missing in 'timestamp'",
    ]);
    expect(lintMessages(withExample(['-> { "execute": "mix", "id": "a\tb" }']))).toEqual([
      "example-syntax: this example is not JSON: expected an escape such as '\\t' for a control character, found '\\t'",
    ]);
    expect(lintMessages(withExample(['-> "foo"', '-> { }', '<- { "execute": "mix" }']))).toEqual([
      'example-value: this example does not fit the protocol: a string stands for a message, which is an object',
      "example-value: this example does not fit the protocol: what is sent is a request and has 'execute'",
      "example-value: this example does not fit the protocol: 'execute' is sent ('->'), not received",
    ]);
  });

  test('classes are those of the schema, if it lists them', () => {
    const listed = `##\n# @QapiErrorClass:\n#\n# Classes.\n#\n# @Dry: dry\n#\n# Since: 1.0\n##\n{ 'enum': 'QapiErrorClass', 'data': [ 'Dry' ] }\n`;
    expect(lintText(listed + withExample(error('"class": "Dry", "desc": ""')))).toEqual([]);
    expect(underlined(listed + withExample(error('"class": "GenericError", "desc": ""')))).toEqual(['value "GenericError"']);
  });
});

describe('examples of older dialects', () => {
  const old = (lines: readonly string[]): string => `##\n# @c:\n#\n# Text.\n#\n# Since: 1.0\n#\n# Example:\n#\n${lines.map((line) => `# ${line}`).join('\n')}\n##\n{ 'command': 'c' }\n`;

  test.each([['1.4'], ['2.9'], ['4.0'], ['7.2']])('below Example: in %s', (dialect) => {
    expect(lintText(old(['-> { "execute": "c" }', '<- { "return": {} }']), { dialect })).toEqual([]);
    expect(lintText(old(['-> { "execute": "d" }']), { dialect })).toEqual(['10:19 example-name']);
    expect(lintText(old(['-> { "execute": "c"', '     "id": 1 }']), { dialect })).toEqual(['11:8 example-syntax']);
  });

  test('classes of errors were many once', () => {
    const lines = ['-> { "execute": "c" }', '<- { "error": { "class": "DeviceLocked", "desc": "", "data": {} } }'];
    expect(lintText(old(lines), { dialect: '1.4' })).toEqual([]);
    expect(lintText(old(lines), { dialect: '7.2' })).toEqual(['11:28 example-value', '11:56 example-value']);
  });

  test('behind bars', () => {
    expect(lintText(old(['| -> { "execute": "c",', '|      "id": 1 }', '| <- { "return": { "x": 1 } }']), { dialect: '4.0' })).toEqual(['12:22 example-value']);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['a request', ['{ "execute": "d" }'], ['10:16 example-name']],
    ['a closed object with more of it below', ['  {"execute": "c"}', '   "arguments": { } }'], ['11:6 example-syntax']],
    ['single quotes', ['{"execute": "c", "arguments": {', "   'x': 512} }"], ['11:6 example-syntax']],
    ['a slip of the only name', ['{ "exceute": "c" }'], ['10:5 example-value']],
    ['an event', ['{ "timestamp": { "seconds": 1, "microseconds": 2 },', '  "event": "E" }'], ['11:14 example-name']],
    ['a reply', ['{ "return": { "x": 1 } }'], ['10:17 example-value']],
    ['all of them', ['{ "execute": "c" }', '{ "return": {} }', '', 'Then:', '', '{ "execute": "d" }'], ['15:16 example-name']],
    ['behind bars', ['| { "execute": "d" }'], ['10:18 example-name']],
    ['below an arrow', ['-> { "execute": "c" }', '{ "return": 1 }'], ['11:15 example-value']],
    ['data', ['{ "device": "x",', '  "file": { "event": 1 } }', '{ ... }', '{'], []],
    ['within a message', ['<- { "return": {', '{ "event": 1 } } }'], ['11:3 example-syntax']],
  ])('without arrows: %s', (_what, lines, expected) => {
    expect(lintText(old(lines), { dialect: '7.2' })).toEqual(expected);
  });

  test('without arrows, in prose', () => {
    expect(lintText(old(['{ "execute": "d" }']).replace('# Example:\n#\n', ''), { dialect: '7.2' })).toEqual([]);
  });

  test('in prose', () => {
    const prose = old(['-> { "execute": "d" }']).replace('# Example:\n#\n', '');
    expect(lintText(prose, { dialect: '1.4' })).toEqual(['8:19 example-name']);
  });

  test('as literal text', () => {
    expect(lintText(old([':: ', '', '  -> { "execute": "d" }']).replace('Example:\n#\n# :: ', 'Example::'), { dialect: '7.2' })).toEqual(['10:21 example-name']);
  });
});
