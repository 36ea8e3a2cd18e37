/** The options of the target `agent`: takes its section of the configuration, gives checked options. */
import { defineOptionSchema, readDefine } from '../../codegen/define-option.ts';
import { protocolOptionSchema, readProtocol, type ProtocolChoice } from '../../codegen/protocol-option.ts';
import { reportUnknownOptions } from '../../codegen/options.ts';

/** The options once they are checked. */
export interface AgentOptions {
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
  readonly protocol: ProtocolChoice;
  /** Whether there is a file for each command, to be filled by the user. */
  readonly stubs: boolean;
}

/** JSON Schemas of the options, for the published configuration schema. */
export const agentOptionSchemas = {
  define: defineOptionSchema,
  protocol: protocolOptionSchema,
  stubs: {
    description: 'Write a file for each command into stubs/, once, for you to fill.',
    default: true,
    type: 'boolean',
  },
} as const;

/** Reads the section; what is wrong goes to `problems`, one sentence each, and the default takes its place. */
export function readAgentOptions(section: Readonly<Record<string, unknown>>, problems: string[]): AgentOptions {
  reportUnknownOptions(section, agentOptionSchemas, problems);
  const { stubs = true } = section;
  if (typeof stubs !== 'boolean') problems.push('"stubs" must be true or false.');
  return { define: readDefine(section['define'], problems), protocol: readProtocol(section['protocol'], problems), stubs: stubs !== false };
}
