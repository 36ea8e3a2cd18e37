/** Reports about one definition: adds where the definition stands and what it is to each finding. */
import type { ArgumentsOf, Code } from '../../diagnostics/catalogue.ts';
import type { DiagnosticSink, ReportDetails } from '../../diagnostics/sink.ts';
import type { Span } from '../../source/span.ts';
import { shortenName } from './describe.ts';

/** What all reports about one definition have in common. */
export interface ReportedDefinition {
  readonly kind: string;
  /** Absent as long as it is not known to be a string. */
  readonly name: string | undefined;
  /** Where QEMU's generator reports every mistake in the definition: from its opening brace. */
  readonly span: Span;
}

/** A part with a wrong name, condition or description is still there. */
const staysInPlace = /^(?:name|condition|doc)\//;

/** Collects what is wrong with one definition; every report gets its place and its name. */
export class Reporter {
  readonly sink: DiagnosticSink;
  readonly definition: ReportedDefinition;
  #leavesOut = false;
  /** Offsets in the definition's file. */
  #places: Set<number> | undefined;

  constructor(sink: DiagnosticSink, definition: ReportedDefinition) {
    this.sink = sink;
    this.definition = definition;
  }

  /** True once something was reported that may have been left out for it. */
  get leavesOut(): boolean {
    return this.#leavesOut;
  }

  /** True once something was reported for what begins there. */
  hasReportedAt({ file, start }: Span): boolean {
    return file === this.definition.span.file && this.#places?.has(start) === true;
  }

  /** `focus` is the exact place inside of the definition. */
  report<C extends Code>(code: C, focus: Span | undefined, args: ArgumentsOf<C>, details: ReportDetails = {}): void {
    const { kind, name, span } = this.definition;
    if (details.severity !== 'warning' && !staysInPlace.test(code)) this.#leavesOut = true;
    const definition = name === undefined ? undefined : { kind, name: shortenName(name) };
    if (focus === undefined || focus.file === span.file) {
      if (focus !== undefined) (this.#places ??= new Set()).add(focus.start);
      this.sink.report(code, span, args, { ...details, focus, definition });
    } else {
      const related = [...(details.related ?? []), { message: 'it stands here', span: focus }];
      this.sink.report(code, span, args, { ...details, related, definition });
    }
  }
}
