/** The file `table.ts`: takes the data of a schema's table, gives TypeScript in the form that Prettier would give it. */
import type { GeneratedFile } from '../backend.ts';
import { printWidth } from '../print-width.ts';
import { propertyKey, quote } from '../typescript/identifiers.ts';
import { importSpecifier } from '../typescript/import-specifier.ts';
import type { ImportExtension } from '../typescript/options.ts';
import { runtimeFolderName } from '../typescript/runtime-files.ts';
import type { TableData, TableRecord } from './table-data.ts';
import type { TableEntries } from './table-entries.ts';

/** The path of the table's file in the folder of its target, without extension. */
const tablePath = 'table';

/** The name of the constant that holds the table. */
const tableName = 'schemaTable';

/** Prettier breaks a line after a key of at least so many characters in front of a string that is too long for it. */
const shortestLongKey = 5;

interface TableFileRequest {
  /** The head of the file, without its last line end. */
  readonly header: string;
  readonly entries: TableEntries;
  readonly importExtension: ImportExtension;
}

/** A file that exports the constant {@link tableName}. */
export function tableFile({ header, entries, importExtension }: TableFileRequest): GeneratedFile {
  const sections = Object.entries(entries as unknown as TableRecord).map(([name, section]) => printSection(name, section));
  const from = quote(importSpecifier(`target/${tablePath}`, `${runtimeFolderName}/marshal/schema-table`, importExtension));
  const text = [
    `${header}\n\n`,
    `import type { SchemaTable } from ${from};\n\n`,
    '/** What the schema says of its types, commands and events. */\n',
    `export const ${tableName}: SchemaTable = {\n`,
    ...sections,
    '};\n',
  ].join('');
  return { path: `${tablePath}.ts`, text, language: 'typescript', isFormatted: true };
}

/** A property of the table itself; its entries stand on lines of their own. */
function printSection(name: string, data: TableData): string {
  const items = itemsOf(data);
  if (items.length === 0) return `  ${name}: {},\n`;
  return `  ${name}: {\n${items.map((item) => printItem(item, 4)).join('')}  },\n`;
}

interface Item {
  /** Empty in a list. */
  readonly key: string;
  readonly data: TableData;
}

/** A property or an item of a list with its comma and line end: on one line where it fits. */
function printItem({ key, data }: Item, indent: number): string {
  const margin = ' '.repeat(indent);
  const label = key === '' ? '' : `${key}: `;
  const flat = `${margin}${label}${flatText(data)},\n`;
  // Without the line end.
  if (flat.length - 1 <= printWidth || !isBreakable(key, data)) return flat;
  const items = itemsOf(data);
  if (items.length === 0 || indent + label.length >= printWidth) return `${margin}${key}:\n${printItem({ key: '', data }, indent + 2)}`;
  const [open, close] = Array.isArray(data) ? '[]' : '{}';
  return `${margin}${label}${open}\n${items.map((item) => printItem(item, indent + 2)).join('')}${margin}${close},\n`;
}

/** Prettier never lets a string, or what is empty, leave the line of a key as short as an indentation. */
function isBreakable(key: string, data: TableData): boolean {
  if (data === true) return false;
  return typeof data === 'object' && itemsOf(data).length > 0 ? true : key.length >= shortestLongKey;
}

function itemsOf(data: TableData): readonly Item[] {
  if (typeof data !== 'object') return [];
  if (isList(data)) return data.map((item) => ({ key: '', data: item }));
  return Object.entries(data).map(([key, value]) => ({ key: propertyKey(key), data: value }));
}

function flatText(data: TableData): string {
  if (typeof data === 'string') return quote(data);
  if (data === true) return 'true';
  const items = itemsOf(data).map(({ key, data: value }) => `${key === '' ? '' : `${key}: `}${flatText(value)}`);
  if (isList(data)) return `[${items.join(', ')}]`;
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

function isList(data: readonly TableData[] | TableRecord): data is readonly TableData[] {
  return Array.isArray(data);
}
