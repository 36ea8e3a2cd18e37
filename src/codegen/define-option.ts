/** The option `define` of targets that evaluate conditions: its schema, and how it is read. */

const symbolPattern = '^[A-Za-z_][A-Za-z0-9_]*$';

/** JSON Schema of the option, for the published configuration schema. */
export const defineOptionSchema = {
  description: 'The symbols that count as defined where conditions are evaluated. Without it, every condition holds.',
  type: 'array',
  items: { type: 'string', pattern: symbolPattern },
  examples: [['CONFIG_LINUX']],
} as const;

/** Undefined if it is absent or wrong; what is wrong goes to `problems`. */
export function readDefine(value: unknown, problems: string[]): readonly string[] | undefined {
  if (value === undefined || isSymbolList(value)) return value;
  problems.push('"define" must be a list of symbols such as "CONFIG_LINUX".');
  return undefined;
}

function isSymbolList(value: unknown): value is readonly string[] {
  const symbol = new RegExp(symbolPattern);
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && symbol.test(item));
}
