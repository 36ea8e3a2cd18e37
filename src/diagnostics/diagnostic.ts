/** What the compiler has to say about a schema: plain records. Catalogue and printers stand beside it. */
import type { Span } from '../source/span.ts';

/** An error makes a schema unusable; a warning does not, unless `--max-warnings` says so; an info never does. */
export type Severity = 'error' | 'warning' | 'info';

/** Another place that belongs to the same mistake, such as the earlier definition. */
export interface RelatedPlace {
  readonly message: string;
  readonly span: Span;
}

/** One finding. */
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
   * The narrower place inside a definition that is at fault, if that is on another line; printers underline it.
   * `span` is then on the line where QEMU's generator puts the error: that of the definition's opening brace.
   */
  readonly focus: Span | undefined;
  /** The definition it was found in, for the reader's orientation. */
  readonly definition: { readonly kind: string; readonly name: string } | undefined;
  readonly related: readonly RelatedPlace[];
  /** What the user probably meant or should do, as a full sentence. */
  readonly suggestion: string | undefined;
}
