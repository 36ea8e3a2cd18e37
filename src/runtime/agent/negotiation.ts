/** Capabilities negotiation of one client of a machine monitor. QMP specification, "Capabilities Negotiation". */
import { Marshaller } from '../marshal/marshaller.js';
import type { SchemaTable } from '../marshal/schema-table.js';
import type { JsonValue } from '../wire/json-value.js';
import { CommandError } from './command-error.js';

/** The command that negotiates, and the only one until it succeeded. */
export const negotiationCommand = 'qmp_capabilities';

/** What every client of one agent is offered. */
export class Offer {
  readonly capabilities: readonly string[];
  readonly #marshaller: Marshaller;

  /** The command is that of the schema, or QEMU's where the schema leaves it out. */
  constructor(table: SchemaTable, capabilities: readonly string[]) {
    this.capabilities = capabilities;
    const isKnown = Object.hasOwn(table.commands, negotiationCommand);
    this.#marshaller = new Marshaller(isKnown ? table : ownTable(table, capabilities));
  }

  /** What the client enables. @throws MarshalError, CommandError if it cannot have that */
  read(args: JsonValue | undefined): ReadonlySet<string> {
    const { enable = [] } = this.#marshaller.readArguments(negotiationCommand, args) as { readonly enable?: readonly string[] };
    const missing = enable.filter((name) => !this.capabilities.includes(name));
    if (missing.length > 0) throw new CommandError(`Capability ${missing.join(', ')} not available`);
    return new Set(enable);
  }
}

/** How far one client is. */
export class Negotiation {
  readonly #offer: Offer;
  #enabled: ReadonlySet<string> | undefined;

  constructor(offer: Offer) {
    this.#offer = offer;
  }

  /** Whether it may use commands and is told of events. */
  get isComplete(): boolean {
    return this.#enabled !== undefined;
  }

  /** Whether its commands may overtake each other. */
  get allowsOutOfBand(): boolean {
    return this.#enabled?.has('oob') ?? false;
  }

  /** Executes the command that negotiates. @throws MarshalError, CommandError if it fails */
  complete(args: JsonValue | undefined): void {
    const enabled = this.#offer.read(args);
    if (this.isComplete) {
      throw new CommandError('Capabilities negotiation is already complete, command ignored', 'CommandNotFound');
    }
    this.#enabled = enabled;
  }

  /** What any other command fails with until then. */
  refusal(): { readonly class: 'CommandNotFound'; readonly desc: string } | undefined {
    if (this.isComplete) return undefined;
    return { class: 'CommandNotFound', desc: `Expecting capabilities negotiation with '${negotiationCommand}'` };
  }
}

function ownTable({ integers }: SchemaTable, capabilities: readonly string[]): SchemaTable {
  return {
    integers,
    types: { QMPCapability: { enum: [...new Set(['oob', ...capabilities])] } },
    commands: { [negotiationCommand]: { arguments: { '*enable': ['QMPCapability'] } } },
    events: {},
  };
}
