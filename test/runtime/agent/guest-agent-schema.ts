/** The schema of the guest agent, to call commands as the agent does: arguments and replies go through the marshaller. */
import { tableEntries } from '../../../src/codegen/schema-table/table-entries.ts';
import { compile } from '../../../src/project/compile.ts';
import type { Guest, GuestCommand } from '../../../src/runtime/agent/commands/guest-command.ts';
import { Marshaller } from '../../../src/runtime/marshal/marshaller.ts';
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';
import { JsonReader } from '../../../src/runtime/wire/json-reader.ts';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { writeLine } from '../../../src/runtime/wire/json-writer.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { callCommand } from './fake-guest.ts';

const bundled = new URL('../../../fixtures/guest-agent/qapi-schema.json', import.meta.url).pathname;
const integers = { int: 'bigint-or-number', int64: 'bigint-or-number', uint64: 'bigint-or-number', size: 'bigint-or-number' } as const;

/** The table of a schema of the guest agent; of the bundled one if no path is given. */
export function guestAgentTable(root = bundled): SchemaTable {
  const { schema } = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
  if (schema === undefined) throw new Error(`${root} does not compile`);
  return tableEntries({ schema, define: undefined, integers, bytes: [] }) as unknown as SchemaTable;
}

let marshaller: Marshaller | undefined;

/** One execution of a command by name. */
export interface Execution {
  readonly name: string;
  readonly command: GuestCommand;
  readonly guest: Guest;
  /** As a client sends them; none if absent. */
  readonly args?: JsonValue;
}

/** What the client reads. @throws MarshalError, or what the command throws */
export async function execute({ name, command, guest, args }: Execution): Promise<unknown> {
  marshaller ??= new Marshaller(guestAgentTable());
  const returned = await callCommand(command, guest, marshaller.readArguments(name, args));
  const [item] = new JsonReader().read(writeLine({ return: marshaller.writeReturns(name, returned) }));
  if (item?.kind !== 'value') throw new Error('what was written cannot be read');
  return (item.value as JsonObject)['return'];
}
