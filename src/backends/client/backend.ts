/** The target `client`: takes the schema model, gives functions that connect to a program of this schema, and its table. */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { clientTemplates } from '../../codegen/generated/client-templates.ts';
import { protocolsOf } from '../../codegen/protocol.ts';
import { createRenderer } from '../../codegen/render.ts';
import { schemaTable } from '../../codegen/schema-table/schema-table.ts';
import { fileHeader } from '../../codegen/typescript/header.ts';
import type { TypeScriptOptions } from '../../codegen/typescript/options.ts';
import { runtimeFiles } from '../../codegen/typescript/runtime-files.ts';
import { indexView } from './index-file.ts';
import { clientOptionSchemas, readClientOptions, type ClientOptions } from './options.ts';

/** Takes its types from the target `typescript`. Reports nothing of its own. */
export const clientBackend: Backend<ClientOptions, { readonly typescript: TypeScriptOptions }> = {
  name: 'client',
  summary: 'A typed client for the machine monitor or the guest agent, with its runtime',
  optionSchemas: clientOptionSchemas,
  readOptions: readClientOptions,
  // A client keeps what it does not know, so the types tell of it.
  requires: { typescript: { openEnums: true } },
  generate: generateClient,
};

function generateClient(input: BackendInput<ClientOptions, { readonly typescript: TypeScriptOptions }>): readonly GeneratedFile[] {
  const { schema, options, required: { typescript }, docs, provenance } = input;
  const { importExtension } = typescript;
  const header = fileHeader(provenance, docs);
  const { entries, file: table } = schemaTable(input, options.define);
  const view = indexView({
    header,
    protocols: protocolsOf(Object.keys(entries.commands)),
    hasCommands: schema.commands.length > 0,
    hasEvents: schema.events.length > 0,
    importExtension,
  });
  return [
    { path: 'index.ts', text: createRenderer(clientTemplates)('index', view), language: 'typescript', isFormatted: true },
    table,
    ...runtimeFiles(input, ['wire', 'marshal', 'client']),
  ];
}
