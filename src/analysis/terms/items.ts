/** What reading the text leaves behind, in its order: definitions with the documentation above them, and includes. */
import type { Span } from '../../source/span.ts';
import type { ObjectValue } from '../../syntax/ast.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';

/** An object of the text that is no directive. */
export interface DefinitionItem {
  readonly kind: 'definition';
  readonly value: ObjectValue;
  /** True if a syntax problem cut it short. */
  readonly broken: boolean;
  /** The name of the module it stands in. */
  readonly module: string;
  /** Moved while old documentation is sorted out, and settled then. */
  doc: ParsedDoc | undefined;
}

/** An include directive that was followed, or that names a file which was read before. */
export interface IncludeItem {
  readonly kind: 'include';
  /** The name of the module it stands in. */
  readonly module: string;
  readonly includedModule: string;
  readonly span: Span;
}

/** A definition that could not be read: only its name is known. */
export interface BrokenDefinition {
  readonly kind: 'broken';
  readonly name: string;
}
