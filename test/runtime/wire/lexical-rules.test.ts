/** What is a token, what is none, and where reading goes on. */
import { describe, expect, test } from 'vitest';
import { grammarSamples, lexicalSamples, numberSamples, stringSamples } from './samples.ts';
import { bytesOf, outcomes, readAll } from './reading.ts';

const next = { next: 1 };

describe('white space', () => {
  test('is free around and between messages', () => {
    expect(outcomes(' \t\r\n{"a" : [ 1 ,\n2 ] }\r\n\r\n[]\t{}')).toEqual([{ a: [1, 2] }, [], {}]);
  });

  test.each(['\v', '\f', '\0', '\x1f', '\xa0', '\x85'])('does not include %j', (byte) => {
    expect(outcomes(`${byte}\n{"next":1}`)).toEqual([`error: stray '${byte === '\0' ? '' : byte > '\x7f' ? '\ufffd' : byte}'`, next]);
  });
});

describe('a message is complete', () => {
  test.each([
    ['with its last bracket', '{"a":1}', [{ a: 1 }]],
    ['with its quote', '"a"', ['a']],
    ['a number with the byte after it', '42', []],
    ['a number with the byte after it', '42 ', [42]],
    ['a keyword with the byte after it', 'true', []],
    ['a keyword with the byte after it', 'true[', [true]],
    ['and the next one follows at once', '{}[]"a"\'b\'1"c"null{}', [{}, [], 'a', 'b', 1, 'c', null, {}]],
  ])('%s: %s', (_name, text, expected) => {
    expect(outcomes(text)).toEqual(expected);
  });
});

describe('what is no token', () => {
  test.each([
    ['an upper-case keyword', 'NULL\n', ["error: stray 'N'"]],
    ['a keyword that goes on in upper case', 'nULL\n', ["error: invalid keyword 'n'", "error: stray 'U'"]],
    ['a comment', '// x\n', ["error: stray '/'"]],
    ['a plus sign', '+1\n', ["error: stray '+'"]],
    ['interpolation', '%s\n', ["error: stray '%'"]],
    ['a leading zero', '01\n', ["error: stray '01'"]],
    ['a leading zero behind a sign', '-01\n', ["error: stray '-01'"]],
    ['an exponent on a bare zero', '0e1 ', [0, "error: invalid keyword 'e'", 1]],
    ['a point without digits', '1.x\n', ["error: stray '1.x'"]],
    ['an exponent without digits', '1e+x\n', ["error: stray '1e+x'"]],
    ['a tab in a string', '"a\tb\n', ["error: stray '\"a\t'"]],
    ['a line end in a string', '"ab\nrest\n', ["error: stray '\"ab\n'"]],
    ['a NUL, which the description cannot hold', '"a\0', ["error: stray '\"a'"]],
    ['0xFE in a string', "'a\xfe", ["error: stray ''a\ufffd'"]],
    ['a control character behind a backslash', '"a\\\x1f', ["error: stray '\"a\\\x1f'"]],
    ['a broken character before the bad byte', '"a\xe2\x82\n', ["error: stray '\"a\ufffd\n'"]],
    ['a byte-order mark', '\xef\xbb\xbf{}', ["error: stray '\ufffd'", {}]],
  ])('%s', (_name, text, expected) => {
    expect(outcomes(text)).toEqual(expected);
  });

  test('has the class that QEMU gives it', () => {
    expect(readAll(bytesOf('A'))).toEqual([{ kind: 'error', error: { class: 'GenericError', desc: "JSON parse error, stray 'A'" } }]);
    expect(readAll(bytesOf(']'))).toEqual([{ kind: 'error', error: { class: 'GenericError', desc: 'JSON parse error, expecting value' } }]);
  });
});

describe('after what is no token', () => {
  test.each([
    ['white space but for the tab ends the skipping', 'A x\ty\r{"next":1}', ["error: stray 'A'", next]],
    ['a brace does and is read', 'A "x" \'y\' {"next":1}', ["error: stray 'A'", next]],
    ['a closing bracket does and is an error of its own', 'A x]{"next":1}', ["error: stray 'A'", 'error: expecting value', next]],
    ['a comma does too', 'A x,{"next":1}', ["error: stray 'A'", 'error: expecting value', next]],
    ['a colon does too', 'A x:{"next":1}', ["error: stray 'A'", 'error: expecting value', next]],
    ['another control character is an error of its own', 'A x\x01\n{"next":1}', ["error: stray 'A'", "error: stray '\x01'", next]],
    ['0xFF is an error each time', '\xff\xff\xff{"next":1}', ["error: stray '\ufffd'", "error: stray '\ufffd'", "error: stray '\ufffd'", next]],
    ['quotes are skipped like the rest', 'A "{"next":1}', ["error: stray 'A'", next]],
    ['a line end that was the bad byte does not end it', '"a\nskipped {"next":1}', ["error: stray '\"a\n'", next]],
    ['the message before it is dropped', '{"a":[1,\xff{"next":1}', ["error: stray '\ufffd'", next]],
  ])('%s', (_name, text, expected) => {
    expect(outcomes(text)).toEqual(expected);
  });
});

test.each([...lexicalSamples, ...grammarSamples, ...stringSamples, ...numberSamples])('a split at any byte changes nothing: %j', (text) => {
  const bytes = bytesOf(text);
  const whole = readAll(bytes);
  expect(readAll(bytes, 1)).toEqual(whole);
  if (bytes.length > 100) return;
  for (let length = 2; length < bytes.length; length++) expect(readAll(bytes, length)).toEqual(whole);
});
