/**
 * The target `agent`: takes the schema model, gives what an agent of this schema is written with: the types of its handlers, a
 * stub for each of them, a function that makes an agent of them, and, for the schema of the guest agent, one that works.
 */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { agentTemplates } from '../../codegen/generated/agent-templates.ts';
import { decideFlavour } from '../../codegen/protocol-option.ts';
import { protocolsOf } from '../../codegen/protocol.ts';
import { createRenderer } from '../../codegen/render.ts';
import { schemaTable } from '../../codegen/schema-table/schema-table.ts';
import { fileHeader } from '../../codegen/typescript/header.ts';
import { propertyKey, quote } from '../../codegen/typescript/identifiers.ts';
import { importSuffix } from '../../codegen/typescript/import-specifier.ts';
import type { TypeScriptOptions } from '../../codegen/typescript/options.ts';
import { runtimeFiles } from '../../codegen/typescript/runtime-files.ts';
import { agentOptionSchemas, readAgentOptions, type AgentOptions } from './options.ts';
import { handlerProperty, refusal, stubHead } from './stub-layout.ts';
import { stubNames } from './stub-names.ts';

type Required = { readonly typescript: TypeScriptOptions };

/** Takes its types from the target `typescript`. Reports nothing of its own. */
export const agentBackend: Backend<AgentOptions, Required> = {
  name: 'agent',
  summary: 'Typed handlers and stubs for an agent or a mock, with its runtime; a working guest agent',
  optionSchemas: agentOptionSchemas,
  readOptions: readAgentOptions,
  requires: { typescript: {} },
  generate: generateAgent,
};

/** What every agent stands on. */
const agentFolders = ['wire', 'marshal', 'agent'];
/** What answers the guest agent's commands, and runs as a process. */
const guestFolders = ['agent/system', 'agent/commands', 'agent/process'];

function generateAgent(input: BackendInput<AgentOptions, Required>): readonly GeneratedFile[] {
  const { schema, options, required: { typescript }, docs, provenance } = input;
  const { importExtension } = typescript;
  const header = fileHeader(provenance, docs);
  const { entries, file: table } = schemaTable(input, options.define);
  const names = Object.keys(entries.commands);
  const flavour = decideFlavour(options.protocol, names, schema.events.length > 0);
  const isGuestAgent = flavour === 'qga' && protocolsOf(names).isGuestAgent;
  // The runtime answers the negotiation itself.
  const commands = stubNames(flavour === 'qmp' ? names.filter((name) => name !== 'qmp_capabilities') : names)
    .map(({ command, file, identifier }) => ({
      name: quote(command), key: propertyKey(command), shown: command, file, identifier,
      property: handlerProperty(command, identifier), head: stubHead(command), refusal: refusal(command),
    }));
  const render = createRenderer(agentTemplates);
  const view = {
    header,
    extension: importSuffix(importExtension),
    flavour: quote(flavour),
    version: quote(provenance.version),
    commands,
    hasCommands: schema.commands.length > 0,
    hasEvents: schema.events.length > 0,
  };
  const file = (path: string, template: keyof typeof agentTemplates, parts: object = view): GeneratedFile =>
    ({ path: `${path}.ts`, text: render(template, parts), language: 'typescript', isFormatted: true });
  return [
    file('index', 'index'),
    file('handlers', 'handlers'),
    table,
    ...(options.stubs ? [
      file('stubs', 'stubs'),
      ...commands.map((command) => ({ ...file(`stubs/${command.file}`, 'stub', { ...view, ...command }), isStarter: true })),
    ] : []),
    ...(isGuestAgent ? [file('main', 'main')] : []),
    ...runtimeFiles(input, [...agentFolders, ...(isGuestAgent ? guestFolders : [])]),
  ];
}
