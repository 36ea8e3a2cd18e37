/** The target `introspection`: takes the schema model, gives `introspection.json`. */
import type { Backend } from '../../codegen/backend.ts';
import { formatJson, type Json } from '../../codegen/formatted-json.ts';
import { introspect } from './introspect.ts';
import { introspectionOptionSchemas, readIntrospectionOptions, type IntrospectionOptions } from './options.ts';

/** Writes the one file `introspection.json`. Reports nothing: every checked schema can be introspected. */
export const introspectionBackend: Backend<IntrospectionOptions> = {
  name: 'introspection',
  summary: 'What the program answers to query-qmp-schema, as JSON',
  optionSchemas: introspectionOptionSchemas,
  readOptions: readIntrospectionOptions,
  generate({ schema, options: { mask, define }, pieces }) {
    // Interfaces have no index signature; what stands in them is plain data.
    const print = (): ReturnType<typeof formatJson> => formatJson(introspect(schema, { mask, defined: define && new Set(define) }) as unknown as Json);
    return [{ path: 'introspection.json', ...pieces.ofCode('file', print), language: 'json' }];
  },
};
