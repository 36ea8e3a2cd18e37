/** The built-in types as JSON Schemas. QAPI reference, "Built-in Types". */
import type { JsonObject } from '../../codegen/formatted-json.ts';
import type { BuiltinName } from '../../schema/model.ts';
import { reference } from './references.ts';

/** What stands under the name of each built-in type. The bounds are exact integers. */
export const builtinSchemas: Readonly<Record<BuiltinName, JsonObject>> = {
  str: { type: 'string' },
  number: { type: 'number' },
  int: signed(64n),
  int8: signed(8n),
  int16: signed(16n),
  int32: signed(32n),
  int64: signed(64n),
  uint8: unsigned(8n),
  uint16: unsigned(16n),
  uint32: unsigned(32n),
  uint64: unsigned(64n),
  size: unsigned(64n),
  bool: { type: 'boolean' },
  any: {},
  null: { type: 'null' },
};

/** A built-in type where it is used: integers by reference to their bounds, the others in full. */
export function useBuiltin(name: BuiltinName): JsonObject {
  return builtinSchemas[name]['type'] === 'integer' ? reference(name) : builtinSchemas[name];
}

function signed(bits: bigint): JsonObject {
  return { type: 'integer', minimum: -(2n ** (bits - 1n)), maximum: 2n ** (bits - 1n) - 1n };
}

function unsigned(bits: bigint): JsonObject {
  return { type: 'integer', minimum: 0, maximum: 2n ** bits - 1n };
}
