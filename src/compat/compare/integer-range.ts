/**
 * What integers may be sent and are received: takes built-in types, gives ranges. QAPI reference, "Built-in Types". QEMU's own
 * reader of arguments takes negative numbers for `uint64` and `size` too, and wraps them.
 */
import type { BuiltinName } from '../../schema/model.ts';
import type { Direction } from './reach.ts';

/** Both ends are included. */
export interface IntegerRange {
  readonly least: bigint;
  readonly most: bigint;
}

const bits: Readonly<Partial<Record<BuiltinName, number>>> = {
  int: 64, int8: 8, int16: 16, int32: 32, int64: 64, uint8: 8, uint16: 16, uint32: 32, uint64: 64, size: 64,
};

/** The values of an integer type; undefined for any other type. */
export function integerRange(name: BuiltinName, direction: Direction): IntegerRange | undefined {
  const width = bits[name];
  if (width === undefined) return undefined;
  const isUnsigned = name.startsWith('u') || name === 'size';
  const wraps = isUnsigned && width === 64 && direction === 'send';
  return {
    least: !isUnsigned || wraps ? -(2n ** BigInt(width - 1)) : 0n,
    most: 2n ** BigInt(isUnsigned ? width : width - 1) - 1n,
  };
}

/** The values of a range that another one lacks: `numbers above 255`; undefined if it has them all. */
export function beyondText(range: IntegerRange, other: IntegerRange): string | undefined {
  const ends = [...(range.least < other.least ? [`below ${other.least}`] : []), ...(range.most > other.most ? [`above ${other.most}`] : [])];
  return ends.length === 0 ? undefined : `numbers ${ends.join(' or ')}`;
}
