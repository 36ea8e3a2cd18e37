/** Introspection as text: takes a checked schema, gives the JSON that QEMU's generator would build into the program. */
import { introspect } from '../backends/introspection/introspect.ts';
import { jsonText } from '../codegen/json-text.ts';
import type { Schema } from '../schema/model.ts';

/** How the data is made. */
export interface IntrospectionRequest {
  /** Whether the names of types are replaced by numbers, as in QEMU. */
  readonly mask: boolean;
  /** The symbols that count as defined; absent: every condition holds. */
  readonly define?: readonly string[] | undefined;
}

/** Ends with a line end. */
export function printIntrospection(schema: Schema, { mask, define }: IntrospectionRequest): string {
  return jsonText(introspect(schema, { mask, defined: define && new Set(define) }));
}
