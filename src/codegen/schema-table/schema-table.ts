/** The table of a schema for one target: takes what the target works from, gives the table's parts and its file. Targets that ask for the same share it. */
import type { BackendInput, GeneratedFile } from '../backend.ts';
import { fileHeader } from '../typescript/header.ts';
import type { TypeScriptOptions } from '../typescript/options.ts';
import { tableEntries, type TableEntries } from './table-entries.ts';
import { tableFile } from './table-file.ts';

/** A table, as data and as text. */
interface Table {
  readonly entries: TableEntries;
  readonly file: GeneratedFile;
}

type TableInput = Pick<BackendInput<unknown, { readonly typescript: TypeScriptOptions }>, 'schema' | 'required' | 'provenance' | 'docs' | 'once' | 'pieces'>;

/** @param define the symbols that count as defined, as the target has them */
export function schemaTable({ schema, required: { typescript }, provenance, docs, once, pieces }: TableInput, define: readonly string[] | undefined): Table {
  return once(`table ${JSON.stringify(define)}`, () => {
    const entries = tableEntries({ schema, define, ...typescript });
    const print = (): GeneratedFile => tableFile({ header: fileHeader(provenance, docs), entries, importExtension: typescript.importExtension });
    return { entries, file: pieces.ofCode('table', print) };
  });
}
