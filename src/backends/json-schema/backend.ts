/** The target `json-schema`: takes the schema model, gives `schema.json`. */
import type { Backend } from '../../codegen/backend.ts';
import { formatJson } from '../../codegen/formatted-json.ts';
import { jsonSchemaDocument } from './document.ts';
import { jsonSchemaOptionSchemas, readJsonSchemaOptions, type JsonSchemaOptions } from './options.ts';

/** Writes the one file `schema.json`, and none if the sink has errors by then. */
export const jsonSchemaBackend: Backend<JsonSchemaOptions> = {
  name: 'json-schema',
  summary: 'JSON Schema (Draft 2020-12) of every type and message',
  optionSchemas: jsonSchemaOptionSchemas,
  readOptions: readJsonSchemaOptions,
  tellsVersions: true,
  generate(input) {
    const document = jsonSchemaDocument(input);
    return input.sink.errorCount > 0 ? [] : [{ path: 'schema.json', language: 'json', ...formatJson(document) }];
  },
};
