/** What tokens make a value, and which error is told if they do not. */
import { describe, expect, test } from 'vitest';
import { outcomes, readOne } from './reading.ts';

describe('a message whose grammar is wrong gives one error and ends where its brackets do', () => {
  test.each([
    ['{"a":1 "b":2}', 'expected separator in dict'],
    ['{"a":1:2}', 'expected separator in dict'],
    ['{"a":1]', 'expected separator in dict'],
    ['{"a":{"b":1]', 'expected separator in dict'],
    ['[[1}', 'expected separator in list'],
    ['[1 2]', 'expected separator in list'],
    ['[1}', 'expected separator in list'],
    ['[1,]', 'expecting value'],
    ['[,1]', 'expecting value'],
    ['{"a":}', 'expecting value'],
    ['{"a":1,}', 'expecting value'],
    ['{,}', 'expecting value'],
    ['{"a":[}]', 'expecting value'],
    ['[{]}', 'expecting value'],
    [']', 'expecting value'],
    ['}', 'expecting value'],
    [':', 'expecting value'],
    [',', 'expecting value'],
    ['{"a"}', 'missing : in object pair'],
    ['{"a","b"}', 'missing : in object pair'],
    ['{"a" "\\q"}', 'missing : in object pair'],
    ['{1:2}', 'key is not a string in object'],
    ['{null:2}', 'key is not a string in object'],
    ['{[1]:2}', 'key is not a string in object'],
    ['{[1 2]:3}', 'expected separator in list'],
    ['{"\\q":3}', 'invalid escape sequence in string'],
    ['{"a":1,"a":2}', 'duplicate key'],
    ['{"a":1,\'\\u0061\':2}', 'duplicate key'],
    ['{"a":1,"a":[nil]}', "invalid keyword 'nil'"],
    ['{"\\u0000":1,"\xc0\x80":2}', 'duplicate key'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate key'],
    ['["\\q", nil, 1]', 'invalid escape sequence in string'],
    ['["a" "\\q"]', 'expected separator in list'],
    ['[truefalse]', "invalid keyword 'truefalse'"],
    ['[{"a":[1 2]},{1:1}, nil]', 'expected separator in list'],
  ])('%s', (text, problem) => {
    expect(outcomes(`${text}{"next":1}`)).toEqual([`error: ${problem}`, { next: 1 }]);
  });

  test('a bracket of the wrong kind ends it only if it was not open', () => {
    expect(outcomes('{"a":[}')).toEqual([]);
    expect(outcomes('{"a":[}]]')).toEqual(['error: expecting value', 'error: expecting value']);
  });

  test('a bad token in it is told instead, at once', () => {
    expect(outcomes('[1 2 A')).toEqual(["error: stray 'A'"]);
  });

  test('the name of a long keyword is cut as QEMU cuts it', () => {
    const [error] = outcomes(`${'a'.repeat(2000)}\n`);
    expect(error).toBe(`error: invalid keyword '${'a'.repeat(1023 - "invalid keyword '".length)}`);
  });
});

describe('values', () => {
  test('of every kind', () => {
    expect(readOne('{"a":[null,true,false,"x",1,{}],\'b\':[],"c":{"d":-1}}')).toEqual({ a: [null, true, false, 'x', 1, {}], b: [], c: { d: -1 } });
  });

  test('keep the order of members', () => {
    expect(Object.keys(readOne('{"z":1,"a":2,"m":3}') as object)).toEqual(['z', 'a', 'm']);
  });

  test('hold names that mean something to JavaScript as members', () => {
    const value = readOne('{"__proto__":{"a":1},"constructor":2,"hasOwnProperty":3,"toString":4}') as object;
    expect(Object.entries(value)).toEqual([['__proto__', { a: 1 }], ['constructor', 2], ['hasOwnProperty', 3], ['toString', 4]]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
