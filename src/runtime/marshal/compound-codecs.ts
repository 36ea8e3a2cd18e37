/** Enums, arrays and alternates: takes the codecs of their parts, gives one of the whole. QAPI reference, "Schema syntax". */
import type { JsonValue, WritableValue } from '../wire/json-value.js';
import { jsonKind, type Codec, type JsonKind } from './codec.js';
import { Mismatch, noBranch, unknownValue, wrongKind } from './mismatch.js';

/** An enum; where it is open, other strings are taken too. */
export function enumCodec(values: readonly string[], isOpen: boolean): Codec {
  const known = new Set(values);
  const checked = (value: unknown): string => {
    if (typeof value !== 'string') throw wrongKind('string');
    if (!isOpen && !known.has(value)) throw unknownValue(value);
    return value;
  };
  return { kinds: ['string'], read: checked, write: checked };
}

/** An array of one type, whose codec is asked for at the first use, since types can contain themselves. */
export function arrayCodec(findElement: () => Codec): Codec {
  let found: Codec | undefined;
  const element = (): Codec => found ??= findElement();
  return {
    kinds: ['array'],
    read: (value) => convert(value, (item) => element().read(item as JsonValue)),
    write: (value) => convert(value, (item) => element().write(item)),
  };
}

function convert<Item>(value: unknown, convertItem: (item: unknown) => Item): readonly Item[] {
  if (!Array.isArray(value)) throw wrongKind('array');
  const items: readonly unknown[] = value;
  const converted: Item[] = [];
  let index = 0;
  try {
    for (; index < items.length; index++) converted.push(convertItem(items[index]));
  } catch (error) {
    throw error instanceof Mismatch ? error.within(index) : error;
  }
  return converted;
}

/**
 * An alternate: the kind of a value in JSON chooses the branch. Where it is open, a value of a kind without a branch
 * passes as it is.
 */
export function alternateCodec(name: string, branches: readonly Codec[], isOpen: boolean): Codec {
  const byKind = new Map<JsonKind | undefined, Codec>(branches.flatMap((branch) => branch.kinds.map((kind) => [kind, branch] as const)));
  const branchFor = (value: unknown): Codec | undefined => {
    const branch = byKind.get(jsonKind(value));
    if (branch === undefined && !isOpen) throw noBranch(name);
    return branch;
  };
  return {
    kinds: [...new Set(branches.flatMap(({ kinds }) => kinds))],
    read(value) {
      const branch = branchFor(value);
      return branch === undefined ? value : branch.read(value);
    },
    write(value) {
      const branch = branchFor(value);
      return branch === undefined ? value as WritableValue : branch.write(value);
    },
  };
}
