/** The target `mock`: takes the schema model, gives a function that makes a server for tests, typed for this schema. */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { decideFlavour } from '../../codegen/protocol-option.ts';
import { mockTemplates } from '../../codegen/generated/mock-templates.ts';
import { createRenderer } from '../../codegen/render.ts';
import { schemaTable } from '../../codegen/schema-table/schema-table.ts';
import { fileHeader } from '../../codegen/typescript/header.ts';
import { quote } from '../../codegen/typescript/identifiers.ts';
import { importSpecifier, importSuffix } from '../../codegen/typescript/import-specifier.ts';
import { printModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { TypeScriptOptions } from '../../codegen/typescript/options.ts';
import { runtimeFiles } from '../../codegen/typescript/runtime-files.ts';
import { mockOptionSchemas, readMockOptions, type MockOptions } from './options.ts';

type Required = { readonly typescript: TypeScriptOptions };

/** Takes its types from the target `typescript`. Reports nothing of its own. */
export const mockBackend: Backend<MockOptions, Required> = {
  name: 'mock',
  summary: 'A server for tests that answers every command, with its runtime',
  optionSchemas: mockOptionSchemas,
  readOptions: readMockOptions,
  requires: { typescript: {} },
  generate: generateMock,
};

function generateMock(input: BackendInput<MockOptions, Required>): readonly GeneratedFile[] {
  const { schema, options, required: { typescript }, docs, provenance } = input;
  const { importExtension } = typescript;
  const header = fileHeader(provenance, docs);
  const { entries, file: table } = schemaTable(input, options.define);
  const hasEvents = schema.events.length > 0;
  const hasCommands = schema.commands.length > 0;
  const typeNames = [
    ...(hasCommands ? ['CommandArguments', 'CommandName', 'CommandReturns', 'EmptyObject'] : []), ...(hasEvents ? ['EventData', 'EventName'] : []),
  ];
  const view = {
    header,
    extension: importSuffix(importExtension),
    flavour: quote(decideFlavour(options.protocol, Object.keys(entries.commands), hasEvents)),
    typeImports: typeNames.length === 0 ? [] : [printModuleDeclaration({
      keyword: 'import type', names: typeNames, from: importSpecifier('mock/index', 'typescript/index', importExtension),
    })],
    hasCommands,
    hasEvents,
  };
  return [
    { path: 'index.ts', text: createRenderer(mockTemplates)('index', view), language: 'typescript', isFormatted: true },
    table,
    ...runtimeFiles(input, ['wire', 'marshal', 'agent', 'mock']),
  ];
}
