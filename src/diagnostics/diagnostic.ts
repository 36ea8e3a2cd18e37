/** What the compiler has to say about a schema: plain records. Catalogue and printers stand beside it. */
import type { Span } from '../source/span.ts';

export type Severity = 'error' | 'warning' | 'info';

/** Another place that belongs to the same mistake, such as the earlier definition. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

export interface Diagnostic {
  /** Kebab-case slug with a folder, such as `type/unknown`; `explain` prints its page. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Absent only when a root file cannot be read. */
  readonly span: Span | undefined;
  /** The file when there is no span. */
  readonly file: string;
  /**
   * The narrower place inside a definition that is at fault, underlined by the printers. `span` itself
   * stands where QEMU's generator puts the error: at the definition that contains the mistake.
   */
  readonly focus: Span | undefined;
  /** The definition it was found in, for the reader's orientation. */
  readonly definition: { readonly kind: string; readonly name: string } | undefined;
  readonly related: readonly RelatedPlace[];
  /** What the user probably meant or should do, as a full sentence. */
  readonly suggestion: string | undefined;
}
