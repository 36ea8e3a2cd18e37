/**
 * The target `agent`: takes the schema model, gives what an agent of this schema is written with: the types of its handlers, a
 * stub for each of them, a function that makes an agent of them, and, for the schema of the guest agent, one that works.
 */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { agentTemplates } from '../../codegen/generated/agent-templates.ts';
import { protocolsOf } from '../../codegen/protocol.ts';
import { createRenderer } from '../../codegen/render.ts';
import { tableEntries } from '../../codegen/schema-table/table-entries.ts';
import { tableFile } from '../../codegen/schema-table/table-file.ts';
import { findByteMembers } from '../../codegen/typescript/byte-members.ts';
import { fileHeader } from '../../codegen/typescript/header.ts';
import { propertyKey, quote } from '../../codegen/typescript/identifiers.ts';
import type { ImportExtension, TypeScriptOptions } from '../../codegen/typescript/options.ts';
import { runtimeFiles } from '../../codegen/typescript/runtime-files.ts';
import { agentOptionSchemas, readAgentOptions, type AgentOptions } from './options.ts';
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

/** The longest line that Prettier leaves alone, whatever is in it. */
const printWidth = 80;

function generateAgent(input: BackendInput<AgentOptions, Required>): readonly GeneratedFile[] {
  const { schema, options, required: { typescript }, runtime, docs, provenance } = input;
  const { integers, importExtension } = typescript;
  const header = fileHeader(provenance, docs);
  const byteMembers = findByteMembers(schema, typescript.bytes).members;
  const entries = tableEntries({ schema, define: options.define, integers, byteMembers });
  const names = Object.keys(entries.commands);
  const flavour = chooseFlavour(options.flavour, names, schema.events.length > 0);
  const isGuestAgent = flavour === 'qga' && protocolsOf(names).isGuestAgent;
  // The runtime answers the negotiation itself.
  const commands = stubNames(flavour === 'qmp' ? names.filter((name) => name !== 'qmp_capabilities') : names)
    .map(({ command, file, identifier }) => ({ name: quote(command), key: propertyKey(command), shown: command, file, identifier }));
  const render = createRenderer(agentTemplates);
  const view = {
    header,
    extension: extensionText(importExtension),
    flavour: quote(flavour),
    version: quote(provenance.version),
    commands,
    hasCommands: schema.commands.length > 0,
    hasEvents: schema.events.length > 0,
  };
  const file = (template: keyof typeof agentTemplates): GeneratedFile => typeScriptFile(`${template}.ts`, render(template, view));
  return [
    file('index'),
    file('handlers'),
    tableFile({ header, entries, importExtension }),
    ...(options.stubs ? [
      file('stubs'),
      ...commands.map((command) => ({
        ...typeScriptFile(`stubs/${command.file}.ts`, render('stub', { ...view, ...command })), isStarter: true,
      })),
    ] : []),
    ...(isGuestAgent ? [file('main')] : []),
    ...runtimeFiles(runtime, [...agentFolders, ...(isGuestAgent ? guestFolders : [])], importExtension),
  ];
}

function chooseFlavour(wished: AgentOptions['flavour'], commands: readonly string[], hasEvents: boolean): 'qga' | 'qmp' {
  if (wished !== 'auto') return wished;
  const { isMonitor, isGuestAgent } = protocolsOf(commands);
  return isMonitor || (!isGuestAgent && hasEvents) ? 'qmp' : 'qga';
}

function extensionText(extension: ImportExtension): string {
  return extension === 'none' ? '' : `.${extension}`;
}

function typeScriptFile(path: string, text: string): GeneratedFile {
  return { path, text, language: 'typescript', isFormatted: text.split('\n').every((line) => line.length <= printWidth) };
}
