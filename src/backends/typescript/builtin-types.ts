/** The built-in types of QAPI in TypeScript: which keyword or alias stands for each. QAPI reference, "Built-in Types". */
import type { IntegerType, TypeScriptOptions, WideInteger } from '../../codegen/typescript/options.ts';
import type { BuiltinName } from '../../schema/model.ts';

/** An alias in `builtins.ts`. */
interface BuiltinAlias {
  readonly name: string;
  readonly type: string;
  /** Paragraphs of its documentation. */
  readonly description: readonly string[];
}

const integerTypeText: Readonly<Record<IntegerType, string>> = {
  'bigint': 'bigint',
  'number': 'number',
  'bigint-or-number': 'bigint | number',
};

const precision: Readonly<Record<IntegerType, string>> = {
  'bigint': 'A `bigint`, because a `number` is exact only up to 2^53.',
  'number': 'A `number`, as configured: beyond 2^53 it is not exact.',
  'bigint-or-number': 'A `bigint` or a `number`, as configured: a `number` is exact only up to 2^53.',
};

const ranges: Readonly<Record<WideInteger, string>> = {
  int: 'the same as `int64`: -9223372036854775808 to 9223372036854775807',
  int64: '-9223372036854775808 to 9223372036854775807',
  uint64: '0 to 18446744073709551615',
  size: 'a number of bytes: 0 to 18446744073709551615',
};

/** What stands for a built-in type: a keyword of TypeScript or the name of an alias in `builtins.ts`. */
export const builtinTypeNames: Readonly<Record<BuiltinName, { readonly text: string; readonly isAlias: boolean }>> = {
  str: { text: 'string', isAlias: false },
  number: { text: 'number', isAlias: false },
  bool: { text: 'boolean', isAlias: false },
  null: { text: 'null', isAlias: false },
  any: { text: 'unknown', isAlias: false },
  int: { text: 'Int', isAlias: true },
  int8: { text: 'Int8', isAlias: true },
  int16: { text: 'Int16', isAlias: true },
  int32: { text: 'Int32', isAlias: true },
  int64: { text: 'Int64', isAlias: true },
  uint8: { text: 'Uint8', isAlias: true },
  uint16: { text: 'Uint16', isAlias: true },
  uint32: { text: 'Uint32', isAlias: true },
  uint64: { text: 'Uint64', isAlias: true },
  size: { text: 'Size', isAlias: true },
};

/** The aliases of `builtins.ts`, in its order. */
export function builtinAliases(options: TypeScriptOptions): readonly BuiltinAlias[] {
  const wide = (name: WideInteger): BuiltinAlias => {
    const { text } = builtinTypeNames[name];
    const integer = options.integers[name];
    return { name: text, type: integerTypeText[integer], description: [`\`${name}\`, ${ranges[name]}.`, precision[integer]] };
  };
  const narrow = (name: BuiltinName, range: string): BuiltinAlias =>
    ({ name: builtinTypeNames[name].text, type: 'number', description: [`\`${name}\`, ${range}.`] });
  return [
    wide('int'),
    narrow('int8', '-128 to 127'),
    narrow('int16', '-32768 to 32767'),
    narrow('int32', '-2147483648 to 2147483647'),
    wide('int64'),
    narrow('uint8', '0 to 255'),
    narrow('uint16', '0 to 65535'),
    narrow('uint32', '0 to 4294967295'),
    wide('uint64'),
    wide('size'),
  ];
}
