/** Whatever fits a type survives the way through the text on the wire; whatever does not is refused with a text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarshalError } from '../../../src/runtime/marshal/marshal-error.ts';
import { Marshaller } from '../../../src/runtime/marshal/marshaller.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import type { JsonValue, WritableValue } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { values } from '../wire/arbitraries.ts';
import { tableOf } from './table.ts';

const text = fc.string({ unit: 'grapheme' });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const { derived } = fc.letrec((tie) => ({
  derived: fc.record(
    { id: text, count: int64, note: text, inner: tie('derived'), list: fc.array(tie('derived'), { maxLength: 3 }) },
    { requiredKeys: ['id', 'count'] },
  ),
}));
const scalars = fc.record({
  text, flag: fc.boolean(), double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0), none: fc.constant(null),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)), colour: fc.constantFrom('red', 'green'), colours: fc.array(fc.constantFrom('red', 'green')),
  mixed: fc.oneof(int64, fc.boolean(), fc.record({ width: int64, height: int64 }), fc.array(fc.constantFrom('red', 'green'))),
  'text-or-none': fc.oneof(text, fc.constant(null)),
}, { requiredKeys: [] });

const marshaller = new Marshaller(tableOf('bigint'));

function throughTheWire(value: WritableValue): JsonValue {
  const [item] = new JsonReader().read(writeLine(value));
  return item?.kind === 'value' ? item.value : expect.fail('no value came back');
}

test.each([['derived', derived], ['scalars', scalars]] as const)('%s', (command, taken) => {
  fc.assert(fc.property(taken as fc.Arbitrary<object>, (value) => {
    const written = marshaller.writeArguments(command, value) ?? expect.fail('nothing was written');
    expect(marshaller.readArguments(command, throughTheWire(written))).toEqual(value);
  }));
});

test('no value makes more than a text', () => {
  fc.assert(fc.property(values, fc.constantFrom('derived', 'shape', 'scalars', 'integers', 'nothing'), (value, command) => {
    try {
      marshaller.readArguments(command, value);
    } catch (error) {
      expect(error).toBeInstanceOf(MarshalError);
    }
  }));
});
