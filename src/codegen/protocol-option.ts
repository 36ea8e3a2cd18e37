/** The option `protocol` of targets that serve clients: which protocol is spoken. */
import { protocolsOf } from './protocol.ts';

const protocols = ['auto', 'qga', 'qmp'] as const;

/** Which protocol is spoken: the guest agent's, the machine monitor's, or what the schema tells. */
export type ProtocolChoice = (typeof protocols)[number];

/** JSON Schema of the option, for the published configuration schema. */
export const protocolOptionSchema = {
  description: 'The protocol that is spoken: that of the guest agent (qga) or of the machine monitor (qmp). By default, the commands of the schema tell.',
  default: 'auto',
  enum: protocols,
} as const;

/** What is wrong goes to `problems`, and the default takes its place. */
export function readProtocol(value: unknown, problems: string[]): ProtocolChoice {
  const protocol = protocols.find((candidate) => candidate === (value ?? 'auto'));
  if (protocol === undefined) problems.push(`"protocol" must be one of ${protocols.map((name) => `"${name}"`).join(', ')}.`);
  return protocol ?? 'auto';
}

/** What a choice comes to for a schema. Without the commands that tell, events do, which only a monitor has. */
export function decideFlavour(choice: ProtocolChoice, commands: readonly string[], hasEvents: boolean): 'qga' | 'qmp' {
  if (choice !== 'auto') return choice;
  const { isMonitor, isGuestAgent } = protocolsOf(commands);
  return isMonitor || (!isGuestAgent && hasEvents) ? 'qmp' : 'qga';
}
