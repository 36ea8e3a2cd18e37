/** Introspection as text: takes the entries, gives JSON with a final line end; the same entries give the same text. */
import type { SchemaInfo } from './schema-info.ts';

export function printIntrospection(entries: readonly SchemaInfo[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}
