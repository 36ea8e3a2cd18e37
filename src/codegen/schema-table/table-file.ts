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

interface TableFileRequest {
  /** The head of the file, without its last line end. */
  readonly header: string;
  readonly entries: TableEntries;
  readonly importExtension: ImportExtension;
}

/** A file that exports the constant {@link tableName}. */
export function tableFile({ header, entries, importExtension }: TableFileRequest): GeneratedFile {
  const printer = new TablePrinter();
  const sections = Object.entries(entries as unknown as TableRecord).map(([name, section]) => `  ${printer.section(name, section)},\n`);
  const from = quote(importSpecifier(`target/${tablePath}`, `${runtimeFolderName}/marshal/schema-table`, importExtension));
  const text = [
    `${header}\n\n`,
    `import type { SchemaTable } from ${from};\n\n`,
    '/** What the schema says of its types, commands and events. */\n',
    `export const ${tableName}: SchemaTable = {\n`,
    ...sections,
    '};\n',
  ].join('');
  return { path: `${tablePath}.ts`, text, language: 'typescript', isFormatted: printer.isExact };
}

/** Prints data on one line where it fits, and one item to a line elsewhere. */
class TablePrinter {
  #isExact = true;

  /** Whether everything so far has Prettier's form; long strings alone on a line do not. */
  get isExact(): boolean {
    return this.#isExact;
  }

  /** A property of the table itself; entries stand on lines of their own. */
  section(name: string, data: TableData): string {
    const items = itemsOf(data);
    if (items.length === 0) return `${name}: {}`;
    return `${name}: {\n${items.map((item) => `    ${this.#item(item, 4)},\n`).join('')}  }`;
  }

  #item({ label, data }: Item, indent: number): string {
    return `${label}${this.#value(data, indent, label.length)}`;
  }

  /** @param width of what stands before it on its line, without the indentation */
  #value(data: TableData, indent: number, width: number): string {
    const flat = flatText(data);
    if (indent + width + flat.length + 1 <= printWidth) return flat;
    if (typeof data !== 'object') {
      this.#isExact = false;
      return flat;
    }
    const margin = ' '.repeat(indent);
    const [open, close] = Array.isArray(data) ? '[]' : '{}';
    return `${open}\n${itemsOf(data).map((item) => `${margin}  ${this.#item(item, indent + 2)},\n`).join('')}${margin}${close}`;
  }
}

interface Item {
  /** The key and what stands between it and the value; empty in a list. */
  readonly label: string;
  readonly data: TableData;
}

function itemsOf(data: TableData): readonly Item[] {
  if (typeof data !== 'object') return [];
  if (isList(data)) return data.map((item) => ({ label: '', data: item }));
  return Object.entries(data).map(([key, value]) => ({ label: `${propertyKey(key)}: `, data: value }));
}

function flatText(data: TableData): string {
  if (typeof data === 'string') return quote(data);
  if (data === true) return 'true';
  const items = itemsOf(data).map(({ label, data: value }) => `${label}${flatText(value)}`);
  if (isList(data)) return `[${items.join(', ')}]`;
  return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
}

function isList(data: readonly TableData[] | TableRecord): data is readonly TableData[] {
  return Array.isArray(data);
}
