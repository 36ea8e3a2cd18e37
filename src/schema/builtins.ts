/** The built-in types. QAPI reference, "Built-in Types". */
import type { BuiltinName, BuiltinType, EnumType, JsonType, StructType } from './model.ts';

const jsonTypes: Readonly<Record<BuiltinName, JsonType>> = {
  str: 'string', number: 'number', bool: 'boolean', any: 'value', null: 'null',
  int: 'int', int8: 'int', int16: 'int', int32: 'int', int64: 'int',
  uint8: 'int', uint16: 'int', uint32: 'int', uint64: 'int', size: 'int',
};

const nothingElse = { module: '', span: undefined, nameSpan: undefined, condition: undefined, features: Object.freeze([]), doc: undefined, since: undefined } as const;

/** The kinds of JSON value, as C code names them; a schema can use it like any other enum. */
const qType: EnumType = Object.freeze({
  ...nothingElse,
  kind: 'enum',
  name: 'QType',
  implicit: undefined,
  prefix: undefined,
  values: Object.freeze(['none', 'qnull', 'qnum', 'qstring', 'qdict', 'qlist', 'qbool'].map((name) => Object.freeze({
    name, span: undefined, condition: undefined, features: nothingElse.features, doc: undefined, since: undefined,
  }))),
});

/** Built-in types by name, `QType` included. */
export const builtinTypes: ReadonlyMap<string, BuiltinType | EnumType> = new Map<string, BuiltinType | EnumType>([
  ...(Object.keys(jsonTypes) as BuiltinName[]).map((name): [string, BuiltinType] => [name, Object.freeze({ kind: 'builtin', name, jsonType: jsonTypes[name] })]),
  ['QType', qType],
]);

/** The object without members, which branches without a type of their own have. */
export const emptyObject: StructType = Object.freeze({
  ...nothingElse,
  kind: 'struct',
  name: '',
  implicit: Object.freeze({ role: 'empty', owner: '' }),
  base: undefined,
  members: Object.freeze([]),
});
