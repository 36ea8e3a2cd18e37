/** The options of the target `client`: takes its section of the configuration, gives checked options. */
import { defineOptionSchema, readDefine } from '../../codegen/define-option.ts';
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface ClientOptions {
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
}

/** JSON Schemas of the options, for the published configuration schema. */
export const clientOptionSchemas = { define: defineOptionSchema } as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readClientOptions(section: Readonly<Record<string, unknown>>, problems: string[]): ClientOptions {
  reportUnknownOptions(section, clientOptionSchemas, problems);
  return { define: readDefine(section['define'], problems) };
}
