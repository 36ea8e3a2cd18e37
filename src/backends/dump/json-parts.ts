/** What the JSON dumps have in common: places, references to types, doc blocks as plain data. */
import { qemuTypeName } from '../../codegen/qemu-names.ts';
import type { Doc } from '../../schema/doc.ts';
import type { Type } from '../../schema/model.ts';
import type { Span } from '../../source/span.ts';

/** A value that JSON can hold; keys with undefined are left out when it is printed. */
type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

/** An object that JSON can hold, but for keys with undefined. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Lines and columns from 1, columns in code points; offsets in UTF-16 units from 0; ends are exclusive. */
export function dumpPlace(span: Span): JsonObject {
  const { startPosition: start, endPosition: end } = span;
  return {
    file: span.file.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    offset: start.offset,
    endOffset: end.offset,
  };
}

/** A name, or a list with the name of the element, as in the schema language itself; implicit types have QEMU's names. */
export function dumpType(type: Type): Json {
  return type.kind === 'array' ? [qemuTypeName(type.element)] : qemuTypeName(type);
}

/** A doc block with its sections, in the order of the source; the text of a section is as {@link Doc} has it. */
export function dumpDoc(doc: Doc): JsonObject {
  return {
    symbol: doc.symbol,
    sections: doc.sections.map((section) => ({
      kind: section.kind,
      name: section.name,
      text: section.text,
      span: dumpPlace(section.span),
    })),
    span: dumpPlace(doc.span),
  };
}
