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
  const { items } = itemOf(name, data);
  if (items.length === 0) return `  ${name}: {},\n`;
  return `  ${name}: {\n${items.map((item) => printItem(item, 4)).join('')}  },\n`;
}

interface Item {
  /** With what parts it from the data; empty in a list. */
  readonly label: string;
  /** The data on one line. */
  readonly flat: string;
  /** What the data consists of, if it is a list or a record. */
  readonly items: readonly Item[];
}

function itemOf(label: string, data: TableData): Item {
  if (typeof data !== 'object') return { label, flat: data === true ? 'true' : quote(data), items: [] };
  if (isList(data)) {
    const items = data.map((item) => itemOf('', item));
    return { label, flat: `[${items.map(({ flat }) => flat).join(', ')}]`, items };
  }
  const items = Object.entries(data).map(([key, value]) => itemOf(`${propertyKey(key)}: `, value));
  return { label, flat: items.length === 0 ? '{}' : `{ ${items.map((item) => item.label + item.flat).join(', ')} }`, items };
}

/** A property or an item of a list with its comma and line end: on one line where it fits. */
function printItem(item: Item, indent: number): string {
  const { label, flat, items } = item;
  const margin = ' '.repeat(indent);
  const isFitting = indent + label.length + flat.length + 1 <= printWidth;
  if (isFitting || !isBreakable(item)) return `${margin}${label}${flat},\n`;
  if (items.length === 0 || indent + label.length >= printWidth) return `${margin}${label.trimEnd()}\n${printItem({ ...item, label: '' }, indent + 2)}`;
  const [open, close] = flat.startsWith('[') ? '[]' : '{}';
  return `${margin}${label}${open}\n${items.map((inner) => printItem(inner, indent + 2)).join('')}${margin}${close},\n`;
}

/** Prettier never lets a string, or what is empty, leave the line of a key as short as an indentation. */
function isBreakable({ label, flat, items }: Item): boolean {
  if (flat === 'true') return false;
  return items.length > 0 ? true : label.length - ': '.length >= shortestLongKey;
}

function isList(data: readonly TableData[] | TableRecord): data is readonly TableData[] {
  return Array.isArray(data);
}
