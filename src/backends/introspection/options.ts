/** The options of the target `introspection`: takes its section of the configuration, gives checked options. */
import { defineOptionSchema, readDefine } from '../../codegen/define-option.ts';
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface IntrospectionOptions {
  /** Whether names of types are replaced by numbers. */
  readonly mask: boolean;
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
}

/** JSON Schemas of the options, for the published configuration schema. */
export const introspectionOptionSchemas = {
  mask: {
    description: 'Replace the names of types by numbers, as QEMU does.',
    default: false,
    type: 'boolean',
  },
  define: defineOptionSchema,
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readIntrospectionOptions(section: Readonly<Record<string, unknown>>, problems: string[]): IntrospectionOptions {
  reportUnknownOptions(section, introspectionOptionSchemas, problems);
  const { mask = false } = section;
  if (typeof mask !== 'boolean') problems.push('"mask" must be true or false.');
  return { mask: mask === true, define: readDefine(section['define'], problems) };
}
