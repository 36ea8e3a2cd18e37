/** The options of the target `introspection`: takes its section of the configuration, gives checked options. */
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface IntrospectionOptions {
  /** Whether names of types are replaced by numbers. */
  readonly mask: boolean;
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
}

const symbolPattern = '^[A-Za-z_][A-Za-z0-9_]*$';

/** JSON Schemas of the options, for the published configuration schema. */
export const introspectionOptionSchemas = {
  mask: {
    description: 'Replace the names of types by numbers, as QEMU does.',
    default: false,
    type: 'boolean',
  },
  define: {
    description: 'The symbols that count as defined where conditions are evaluated. Without it, every condition holds.',
    type: 'array',
    items: { type: 'string', pattern: symbolPattern },
  },
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readIntrospectionOptions(section: Readonly<Record<string, unknown>>, problems: string[]): IntrospectionOptions {
  reportUnknownOptions(section, introspectionOptionSchemas, problems);
  const { mask = false, define } = section;
  if (typeof mask !== 'boolean') problems.push('"mask" must be true or false.');
  if (define !== undefined && !isSymbolList(define)) problems.push('"define" must be a list of symbols such as "CONFIG_LINUX".');
  return { mask: mask === true, define: isSymbolList(define) ? define : undefined };
}

function isSymbolList(value: unknown): value is readonly string[] {
  const symbol = new RegExp(symbolPattern);
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && symbol.test(item));
}
