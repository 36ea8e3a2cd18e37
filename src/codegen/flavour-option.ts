/** The option `flavour` of targets that serve clients: which protocol is spoken. */
import { protocolsOf } from './protocol.ts';

const flavours = ['auto', 'qga', 'qmp'] as const;

/** Which protocol is spoken: the guest agent's, the machine monitor's, or what the schema tells. */
export type FlavourChoice = (typeof flavours)[number];

/** JSON Schema of the option, for the published configuration schema. */
export const flavourOptionSchema = {
  description: 'The protocol that is spoken: that of the guest agent (qga) or of the machine monitor (qmp). By default, the commands of the schema tell.',
  default: 'auto',
  enum: flavours,
} as const;

/** What is wrong goes to `problems`, and the default takes its place. */
export function readFlavour(value: unknown, problems: string[]): FlavourChoice {
  const flavour = flavours.find((candidate) => candidate === (value ?? 'auto'));
  if (flavour === undefined) problems.push(`"flavour" must be one of ${flavours.map((name) => `"${name}"`).join(', ')}.`);
  return flavour ?? 'auto';
}

/** What a choice comes to for a schema. Without the commands that tell, events do, which only a monitor has. */
export function decideFlavour(choice: FlavourChoice, commands: readonly string[], hasEvents: boolean): 'qga' | 'qmp' {
  if (choice !== 'auto') return choice;
  const { isMonitor, isGuestAgent } = protocolsOf(commands);
  return isMonitor || (!isGuestAgent && hasEvents) ? 'qmp' : 'qga';
}
