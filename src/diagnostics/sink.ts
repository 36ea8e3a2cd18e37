/**
 * Where findings are collected: takes a code and its arguments, gives diagnostics in the order of detection. However
 * many there are, what is kept is bounded.
 */
import type { Span } from '../source/span.ts';
import { catalogue, type ArgumentsOf, type Code } from './catalogue.ts';
import type { Diagnostic, RelatedPlace, Severity } from './diagnostic.ts';
import type { Counts } from './printers/counts.ts';
import { Suggester } from './suggest.ts';

/** What a finding may have besides its code, place and message. */
export interface ReportDetails {
  /** The narrower place to underline; see {@link Diagnostic.focus}. */
  readonly focus?: Span | undefined;
  readonly definition?: Diagnostic['definition'];
  readonly related?: readonly RelatedPlace[];
  readonly suggestion?: string | undefined;
  /** Overrides the catalogue's severity, as the dialect in force may ask. */
  readonly severity?: Severity;
}

/** In characters; messages have a hundred or two. */
const longestText = 1000;

/** How many findings of each severity are kept: more than a person reads, and some 20 MB. */
const mostKept = 20_000;

/** Collects the findings of one run. */
export class DiagnosticSink {
  /** For all that goes with these findings. */
  readonly suggester = new Suggester();
  readonly #diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();
  readonly #most: number;
  readonly #kept: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly #omitted: Record<Severity, number> = { error: 0, warning: 0, info: 0 };

  /** @param setting `most`: how many findings of each severity are kept; those after them are only counted */
  constructor({ most = mostKept }: { readonly most?: number } = {}) {
    this.#most = most;
  }

  /** What was kept, in the order of detection: the first of each severity, so an error is never lost behind warnings. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  /** What was found after that. */
  get omitted(): Counts {
    return { errors: this.#omitted.error, warnings: this.#omitted.warning };
  }

  /** All errors, kept or not. */
  get errorCount(): number {
    return this.#kept.error + this.#omitted.error;
  }

  /**
   * Records one finding. The same code twice for the same place and message is recorded once, as long as findings are kept.
   * @param place a span, or the path of a file that could not be read at all
   */
  report<C extends Code>(code: C, place: Span | string, args: ArgumentsOf<C>, details: ReportDetails = {}): void {
    const entry = catalogue[code];
    const severity = details.severity ?? entry.severity;
    if (this.#kept[severity] >= this.#most) {
      this.#omitted[severity]++;
      return;
    }
    const span = typeof place === 'string' ? undefined : place;
    const file = typeof place === 'string' ? place : place.file.path;
    const message = cut((entry.message as (args: ArgumentsOf<C>) => string)(args));
    const key = `${code}\0${file}\0${(details.focus ?? span)?.start ?? ''}\0${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#kept[severity]++;
    this.#diagnostics.push({
      code,
      severity,
      message,
      // Where the line is the same, the narrower place is the better one; only a line is asked of the wider.
      span: isOnSameLine(span, details.focus) ? details.focus : span,
      file,
      focus: isOnSameLine(span, details.focus) ? undefined : details.focus,
      definition: details.definition,
      related: details.related ?? [],
      suggestion: details.suggestion && cut(details.suggestion),
    });
  }
}

/** Cuts a text that quotes a name or line of enormous length in its middle. */
function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText / 2)} … ${text.slice(-longestText / 2)}`;
}

function isOnSameLine(span: Span | undefined, focus: Span | undefined): boolean {
  return span !== undefined && focus !== undefined && span.startPosition.line === focus.startPosition.line;
}
