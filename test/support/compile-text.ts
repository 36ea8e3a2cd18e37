/** Schemas written in a test: takes the text of one file or of several, gives the checked model. */
import { compile } from '../../src/project/compile.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { Schema } from '../../src/schema/model.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

/**
 * Several files: a map from path to text, the root being `schema.json`.
 * @throws Error with the first message if the schema has an error.
 */
export function compileText(files: string | Readonly<Record<string, string>>, dialectLabel = 'latest'): Schema {
  const texts = typeof files === 'string' ? { 'schema.json': files } : files;
  const dialect = dialectLabel === 'auto' ? 'auto' : findDialect(dialectLabel);
  if (dialect === undefined) throw new Error(`there is no dialect ${dialectLabel}`);
  const fileReader = memoryFileSystem(new Map(Object.entries(texts)));
  const { schema, diagnostics } = compile({ root: 'schema.json', fileReader, dialect });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined) throw new Error(`${error.file}:${error.span?.startPosition.line}: ${error.message}`);
  if (schema === undefined) throw new Error('no model and no error');
  return schema;
}
