/** The options of the target `mock`: takes its section of the configuration, gives checked options. */
import { defineOptionSchema, readDefine } from '../../codegen/define-option.ts';
import { protocolOptionSchema, readProtocol, type ProtocolChoice } from '../../codegen/protocol-option.ts';
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface MockOptions {
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
  readonly protocol: ProtocolChoice;
}

/** JSON Schemas of the options, for the published configuration schema. */
export const mockOptionSchemas = { define: defineOptionSchema, protocol: protocolOptionSchema } as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readMockOptions(section: Readonly<Record<string, unknown>>, problems: string[]): MockOptions {
  reportUnknownOptions(section, mockOptionSchemas, problems);
  return { define: readDefine(section['define'], problems), protocol: readProtocol(section['protocol'], problems) };
}
