/** The marshaller against QEMU's rules and texts: what is read, what is written, and what the tolerant one lets through. */
import { describe, expect, test } from 'vitest';
import { MarshalError } from '../../../src/runtime/marshal/marshal-error.ts';
import { Marshaller } from '../../../src/runtime/marshal/marshaller.ts';
import { WholeDouble, type JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { tableOf } from './table.ts';

const strict = new Marshaller(tableOf());
const tolerant = new Marshaller(tableOf(), { tolerant: true });

function refusal(convert: () => unknown): string {
  try {
    convert();
  } catch (error) {
    if (error instanceof MarshalError) return error.message;
    throw error;
  }
  return 'taken';
}

describe('reading arguments', () => {
  test.each<[command: string, value: JsonValue, text: string]>([
    ['nothing', { x: 1 }, "Parameter 'x' is unexpected"],
    ['nothing', [], "Invalid parameter type for '<anonymous>', expected: object"],
    ['derived', {}, "Parameter 'id' is missing"],
    ['derived', { id: 'a' }, "Parameter 'count' is missing"],
    ['derived', { count: 'x', extra: 1 }, "Parameter 'id' is missing"],
    ['derived', { id: 'a', count: 1, extra: 1 }, "Parameter 'extra' is unexpected"],
    ['derived', { id: 'a', count: 1, note: null }, "Invalid parameter type for 'note', expected: string"],
    ['derived', { id: 'a', count: 1, inner: { id: 'b' } }, "Parameter 'inner.count' is missing"],
    ['derived', { id: 'a', count: 1, inner: { id: 'b', count: 1, odd: 1 }, list: 5, extra: 1 }, "Parameter 'inner.odd' is unexpected"],
    ['derived', { id: 'a', count: 1, inner: new WholeDouble(1) }, "Invalid parameter type for 'inner', expected: object"],
    ['derived', { id: 'a', count: 1, list: {} }, "Invalid parameter type for 'list', expected: array"],
    ['derived', { id: 'a', count: 1, list: [{ id: 'b', count: 2 }, { id: 5 }] }, "Invalid parameter type for 'list[1].id', expected: string"],
    ['derived', { id: 'a', count: 1, list: [{ id: 'b', count: 2, list: [7] }] }, "Invalid parameter type for 'list[0].list[0]', expected: object"],
    ['shape', {}, "Parameter 'kind' is missing"],
    ['shape', { kind: 'blob' }, "Parameter 'kind' does not accept value 'blob'"],
    ['shape', { kind: 1 }, "Invalid parameter type for 'kind', expected: string"],
    ['shape', { kind: 'circle' }, "Parameter 'radius' is missing"],
    ['shape', { kind: 'circle', radius: 'x' }, "Invalid parameter type for 'radius', expected: number"],
    ['shape', { kind: 'circle', radius: 1, width: 1 }, "Parameter 'width' is unexpected"],
    ['shape', { kind: 'none', radius: 1 }, "Parameter 'radius' is unexpected"],
    ['shape', { kind: 'tree', species: 'oak' }, "Parameter 'rings' is missing"],
    ['shape', { kind: 'tree', species: 'elm', rings: 1 }, "Parameter 'rings' is unexpected"],
    ['scalars', { flag: 1 }, "Invalid parameter type for 'flag', expected: boolean"],
    ['scalars', { none: 0 }, "Invalid parameter type for 'none', expected: null"],
    ['scalars', { colour: 'blue' }, "Parameter 'colour' does not accept value 'blue'"],
    ['scalars', { colours: ['red', 'blue'] }, "Parameter 'null' does not accept value 'blue'"],
    ['scalars', { colours: ['red', 5] }, "Invalid parameter type for 'colours[1]', expected: string"],
    ['scalars', { mixed: 'text' }, "Invalid parameter type for 'mixed', expected: Mixed"],
    ['scalars', { mixed: new WholeDouble(1) }, "Invalid parameter type for 'mixed', expected: integer"],
    ['scalars', { mixed: { width: 1 } }, "Parameter 'mixed.height' is missing"],
    ['scalars', { nested: ['a', [1]] }, "Invalid parameter type for 'null', expected: Nested"],
    ['scalars', { bytes: 'a b' }, 'Base64 data contains invalid characters'],
    ['scalars', { constructor: 5 }, "Invalid parameter type for 'constructor', expected: string"],
    ['scalars', { toString: 'x' }, "Parameter 'toString' is unexpected"],
    ['integers', { int: new WholeDouble(1) }, "Invalid parameter type for 'int', expected: integer"],
    ['integers', { int: 1.5 }, "Invalid parameter type for 'int', expected: integer"],
    ['integers', { int: 1e300 }, "Invalid parameter type for 'int', expected: integer"],
    ['integers', { int: '1' }, "Invalid parameter type for 'int', expected: integer"],
    ['integers', { int: 2n ** 63n }, "Invalid parameter type for 'int', expected: integer"],
    ['integers', { int8: 128 }, "Parameter 'int8' expects int8_t"],
    ['integers', { int8: -129 }, "Parameter 'int8' expects int8_t"],
    ['integers', { int16: 2 ** 15 }, "Parameter 'int16' expects int16_t"],
    ['integers', { int32: 2 ** 31 }, "Parameter 'int32' expects int32_t"],
    ['integers', { uint8: -1 }, "Parameter 'uint8' expects uint8_t"],
    ['integers', { uint16: 65536 }, "Parameter 'uint16' expects uint16_t"],
    ['integers', { uint32: 2 ** 32 }, "Parameter 'uint32' expects uint32_t"],
    ['integers', { uint32: 2n ** 64n - 1n }, "Invalid parameter type for 'uint32', expected: integer"],
    ['integers', { uint64: 1.5 }, "Parameter 'uint64' expects uint64"],
    ['integers', { sizes: [1, 'x'] }, "Parameter 'sizes[1]' expects uint64"],
    ['free', { id: 1 }, "Parameter 'driver' is missing"],
  ])('%s %o: %s', (command, value, text) => {
    expect(refusal(() => strict.readArguments(command, value))).toBe(text);
  });

  test.each<[command: string, value: JsonValue | undefined, read?: unknown]>([
    ['nothing', undefined, {}],
    ['nothing', {}],
    ['derived', { id: 'a', count: 1, list: [], inner: { id: 'b', count: 2n ** 63n - 1n } }],
    ['shape', { kind: 'box', width: 1, height: 2, label: 'x' }],
    ['shape', { kind: 'none' }],
    ['shape', { kind: 'tree', species: 'oak', rings: 255 }],
    ['scalars', { 'text-or-none': null, any: [{ x: new WholeDouble(2) }], nested: ['a', [['b']]], mixed: ['red'] }],
    ['scalars', { double: new WholeDouble(1) }, { double: 1 }],
    ['scalars', { double: 2n ** 63n }, { double: 2 ** 63 }],
    ['scalars', { bytes: 'aGk=' }, { bytes: Buffer.from('hi') }],
    ['integers', { uint64: -1, size: 2n ** 64n - 1n, uint8: 255, int8: -128 }, { uint64: 2n ** 64n - 1n, size: 2n ** 64n - 1n, uint8: 255, int8: -128 }],
    ['free', { driver: 'a', other: { deep: [1] } }],
  ])('%s %o is taken', (command, value, read = value) => {
    expect(strict.readArguments(command, value)).toEqual(read);
  });

  test('integers come in the form that the table names', () => {
    const value = { int: 5, uint64: 2n ** 60n, uint8: 7 };
    expect(new Marshaller(tableOf('bigint')).readArguments('integers', value)).toEqual({ int: 5n, uint64: 2n ** 60n, uint8: 7 });
    expect(new Marshaller(tableOf('number')).readArguments('integers', value)).toEqual({ int: 5, uint64: 2 ** 60, uint8: 7 });
    expect(new Marshaller(tableOf('bigint-or-number')).readArguments('integers', value)).toEqual(value);
  });

  test('a member cannot become the prototype', () => {
    const value = JSON.parse('{ "driver": "a", "__proto__": { "polluted": true } }') as JsonValue;
    const read = strict.readArguments('free', value);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.keys(read)).toEqual(['driver', '__proto__']);
  });
});

describe('writing', () => {
  test.each<[command: string, value: unknown, text: string]>([
    ['derived', { id: 'a' }, "Parameter 'count' is missing"],
    ['derived', { id: 'a', count: 0.5 }, "Invalid parameter type for 'count', expected: integer"],
    ['derived', { id: 'a', count: 2n ** 63n }, "Invalid parameter type for 'count', expected: integer"],
    ['derived', { id: 'a', count: 2 ** 63 }, "Invalid parameter type for 'count', expected: integer"],
    ['derived', { id: 'a', count: 1, extra: 1 }, "Parameter 'extra' is unexpected"],
    ['derived', 'text', "Invalid parameter type for '<anonymous>', expected: object"],
    ['scalars', { text: () => 'x' }, "Invalid parameter type for 'text', expected: string"],
    ['scalars', { mixed: undefined, 'text-or-none': () => 1 }, "Invalid parameter type for 'text-or-none', expected: TextOrNone"],
    ['integers', { uint64: -1 }, "Parameter 'uint64' expects uint64"],
    ['integers', { size: 2n ** 64n }, "Parameter 'size' expects uint64"],
    ['integers', { uint8: 256 }, "Parameter 'uint8' expects uint8_t"],
  ])('%s %o: %s', (command, value, text) => {
    expect(refusal(() => strict.writeArguments(command, value))).toBe(text);
  });

  test('gives what the wire knows', () => {
    const value = { text: undefined, bytes: new Uint8Array([104, 105]), double: 2 };
    expect(strict.writeArguments('scalars', value)).toEqual({ bytes: new Uint8Array([104, 105]), double: 2 });
    expect(strict.writeArguments('scalars', { text: Buffer.from('hi'), bytes: 'aGk=' })).toEqual({ text: Buffer.from('hi'), bytes: 'aGk=' });
    expect(strict.writeArguments('integers', { int: 2 ** 60, size: 5n, uint32: 5n, int64: -0 })).toEqual({ int: 2n ** 60n, size: 5, uint32: 5, int64: 0 });
  });

  test('arguments that are not given are not sent, but missed', () => {
    expect(strict.writeArguments('nothing', undefined)).toBeUndefined();
    expect(strict.writeArguments('nothing', {})).toEqual({});
    expect(refusal(() => strict.writeArguments('derived', undefined))).toBe("Parameter 'id' is missing");
  });
});

describe('returns and events', () => {
  test('are named in what is wrong with them', () => {
    expect(refusal(() => strict.writeReturns('shape', [{ kind: 'circle' }]))).toBe("Parameter 'return[0].radius' is missing");
    expect(refusal(() => strict.writeReturns('shape', undefined))).toBe("Invalid parameter type for 'return', expected: array");
    expect(refusal(() => strict.writeReturns('nothing', 5))).toBe("Invalid parameter type for 'return', expected: object");
    expect(refusal(() => strict.writeEvent('DATA', {}))).toBe("Parameter 'data.id' is missing");
    expect(refusal(() => strict.readEvent('DATA', { id: 5 }))).toBe("Invalid parameter type for 'data.id', expected: string");
    expect(refusal(() => strict.readEvent('BARE', {}))).toBe('The event BARE comes without data');
    expect(refusal(() => strict.readEvent('OTHER', {}))).toBe('The event OTHER is not known');
  });

  test('nothing is the empty object', () => {
    expect(strict.writeReturns('nothing', undefined)).toEqual({});
    expect(strict.readReturns('nothing', {})).toEqual({});
    expect(strict.writeEvent('BARE', undefined)).toBeUndefined();
    expect(strict.readEvent('BARE', undefined)).toBeUndefined();
  });

  test('a command or event without an entry is a mistake of the program', () => {
    expect(() => strict.readArguments('toString', {})).toThrow(new RangeError("the schema has no command 'toString'"));
    expect(() => strict.writeEvent('OTHER', {})).toThrow(RangeError);
    expect(() => new Marshaller({ ...tableOf(), types: {} }).readArguments('derived', {})).toThrow(new RangeError("the schema table has no type 'Derived'"));
  });
});

test('a program that knows more than its schema sends what that has', () => {
  const older = new Marshaller(tableOf(), { omitsUnknown: true });
  expect(older.writeReturns('derived', { id: 'a', count: 1, later: 1, inner: { id: 'b', count: 2, later: 2 } })).toEqual({ id: 'a', count: 1, inner: { id: 'b', count: 2 } });
  expect(refusal(() => older.readArguments('derived', { id: 'a', count: 1, later: 1 }))).toBe("Parameter 'later' is unexpected");
});

describe('the tolerant marshaller', () => {
  test.each<[command: string, value: JsonValue]>([
    ['nothing', { later: [1, { a: 'b' }] }],
    ['derived', { id: 'a', count: 1, later: 2n ** 63n, inner: { id: 'b', count: 2, later: null } }],
    ['derived', { count: 1 }],
    ['shape', [{ kind: 'blob', corners: 9 }, { kind: 'circle', radius: 1.5, width: 2 }]],
  ])('%s keeps %o', (command, value) => {
    expect(tolerant.readReturns(command, value)).toEqual(value);
  });

  test('keeps values of enums, kinds of alternates and events that it does not know', () => {
    const value = { colour: 'blue', colours: ['blue'], mixed: 'text', nested: 5 };
    expect(tolerant.readArguments('scalars', value)).toEqual(value);
    expect(tolerant.readEvent('OTHER', { a: 1 })).toEqual({ a: 1 });
    expect(tolerant.readEvent('BARE', { a: 1 })).toEqual({ a: 1 });
    expect(tolerant.readEvent('DATA', { later: 1 })).toEqual({ later: 1 });
  });

  test('sends what a newer server may know, but nothing incomplete', () => {
    expect(tolerant.writeArguments('derived', { id: 'a', count: 1, later: true })).toEqual({ id: 'a', count: 1, later: true });
    expect(refusal(() => tolerant.writeArguments('derived', { id: 'a' }))).toBe("Parameter 'count' is missing");
  });

  test('refuses a value of another kind', () => {
    expect(refusal(() => tolerant.readReturns('derived', { id: 5 }))).toBe("Invalid parameter type for 'return.id', expected: string");
  });
});
