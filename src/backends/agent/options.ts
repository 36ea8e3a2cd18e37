/** The options of the target `agent`: takes its section of the configuration, gives checked options. */
import { defineOptionSchema, readDefine } from '../../codegen/define-option.ts';
import { reportUnknownOptions } from '../../codegen/options.ts';

const flavours = ['auto', 'qga', 'qmp'] as const;

/** The options once they are checked. */
export interface AgentOptions {
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define: readonly string[] | undefined;
  /** Which protocol is spoken; `auto` leaves it to the schema. */
  readonly flavour: (typeof flavours)[number];
  /** Whether there is a file for each command, to be filled by the user. */
  readonly stubs: boolean;
}

/** JSON Schemas of the options, for the published configuration schema. */
export const agentOptionSchemas = {
  define: defineOptionSchema,
  flavour: {
    description: 'The protocol that the agent speaks: that of the guest agent (qga) or of the machine monitor (qmp). By default, the commands of the schema tell.',
    default: 'auto',
    enum: flavours,
  },
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
  const flavour = flavours.find((candidate) => candidate === (section['flavour'] ?? 'auto'));
  if (flavour === undefined) problems.push(`"flavour" must be one of ${flavours.map((name) => `"${name}"`).join(', ')}.`);
  if (typeof stubs !== 'boolean') problems.push('"stubs" must be true or false.');
  return { define: readDefine(section['define'], problems), flavour: flavour ?? 'auto', stubs: stubs !== false };
}
