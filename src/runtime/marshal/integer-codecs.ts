/** The integer types: takes the forms that the program wants, gives a codec for each. QAPI reference, "Built-in Types". */
import type { JsonValue } from '../wire/json-value.js';
import type { Codec } from './codec.js';
import { notUint64, outOfRange, wrongKind } from './mismatch.js';
import type { IntegerForm, IntegerForms } from './schema-table.js';

const int64Ends = [-(2n ** 63n), 2n ** 63n - 1n] as const;
const largestUint64 = 2n ** 64n - 1n;

/** An integer in the program: exact, either way. */
type Integer = number | bigint;

/** The codecs of all integer types, by name. */
export function integerCodecs(forms: IntegerForms): ReadonlyMap<string, Codec> {
  return new Map([
    ['int', signedCodec(forms.int)],
    ['int64', signedCodec(forms.int64)],
    ['uint64', unsignedCodec(forms.uint64)],
    ['size', unsignedCodec(forms.size)],
    ...[8, 16, 32].flatMap((bits): [string, Codec][] => [
      [`int${bits}`, narrowCodec(`int${bits}_t`, -(2 ** (bits - 1)), 2 ** (bits - 1) - 1)],
      [`uint${bits}`, narrowCodec(`uint${bits}_t`, 0, 2 ** bits - 1)],
    ]),
  ]);
}

function signedCodec(form: IntegerForm): Codec {
  const asForm = formReaders[form];
  return {
    kinds: ['number'],
    read: (value) => asForm(int64(literal(value))),
    write: (value) => int64(integer(value)),
  };
}

/** Where this is read, a negative integer stands for the one that has the same bits, as it always did. */
function unsignedCodec(form: IntegerForm): Codec {
  const asForm = formReaders[form];
  return {
    kinds: ['number'],
    read(value) {
      const read = literal(value);
      if (read === undefined) throw notUint64();
      return asForm(read < 0 ? BigInt.asUintN(64, BigInt(read)) : read);
    },
    write(value) {
      const written = integer(value);
      if (written === undefined || written < 0 || written > largestUint64) throw notUint64();
      return written;
    },
  };
}

function narrowCodec(typeName: string, smallest: number, largest: number): Codec {
  const narrow = (value: Integer | undefined): number => {
    const wide = int64(value);
    if (wide < smallest || wide > largest) throw outOfRange(typeName);
    return Number(wide);
  };
  return { kinds: ['number'], read: (value) => narrow(literal(value)), write: (value) => narrow(integer(value)) };
}

/** What an exact integer becomes in the program. */
const formReaders: Readonly<Record<IntegerForm, (value: Integer) => Integer>> = {
  'bigint': BigInt,
  'number': Number,
  'bigint-or-number': (value) => (typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value),
};

function int64(value: Integer | undefined): Integer {
  if (value === undefined) throw wrongKind('integer');
  if (typeof value === 'bigint' && (value < int64Ends[0] || value > int64Ends[1])) throw wrongKind('integer');
  return value;
}

/** The integer that a value of JSON is; a number that is not safe is a double there. */
function literal(value: JsonValue): Integer | undefined {
  return typeof value === 'bigint' || Number.isSafeInteger(value) ? value as Integer : undefined;
}

/** The integer that a value of the program is, in the form of JSON values: a number where that is exact. */
function integer(value: unknown): Integer | undefined {
  if (typeof value === 'bigint') return formReaders['bigint-or-number'](value);
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  if (!Number.isSafeInteger(value)) return BigInt(value);
  // Not the negative zero.
  return value === 0 ? 0 : value;
}
