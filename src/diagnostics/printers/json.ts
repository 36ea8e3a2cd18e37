/** The `json` format: takes diagnostics, gives one JSON object; `docs/diagnostics.md` describes its members. */
import type { Span } from '../../source/span.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { countFindings, noFindings, type Counts } from './counts.ts';
import { includeChain } from './include-chain.ts';
import { reportPath, revisionPath, shownPath } from './report-path.ts';

/** A schema that was read, as a report to a program names it. */
export interface ReportedSchema {
  /** The root file, absolute or relative to the working directory. */
  readonly root: string;
  /** The dialect that was applied: its name, or the version that was asked for. */
  readonly dialect: string;
  /** What decided; absent if the dialect was asked for. */
  readonly dialectReason?: string | undefined;
}

/** What a report to a program needs besides the findings. */
export interface JsonPrinterOptions {
  /** Absolute; files are named relative to it. */
  readonly workingDirectory: string;
  /** Findings that are not among the diagnostics: they are counted, and `truncated` tells of them. Default: none. */
  readonly omitted?: Counts;
  /** Absent: the report does not say what was read. */
  readonly schemas?: readonly ReportedSchema[] | undefined;
}

/** Pieces of one object and its line end. Lines and columns count from 1, columns in code points. What has no place in its file stands at 1:1. */
export function* printJson(diagnostics: readonly Diagnostic[], options: JsonPrinterOptions): Generator<string> {
  const printer = new JsonPrinter(options.workingDirectory);
  yield '{"diagnostics":[';
  for (const [index, diagnostic] of diagnostics.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(printer.record(diagnostic))}`;
  }
  const { omitted = noFindings, schemas } = options;
  const { errors, warnings } = countFindings(diagnostics, omitted);
  const closing = {
    errors,
    warnings,
    ...(omitted.errors + omitted.warnings > 0 && { truncated: true }),
    ...(schemas !== undefined && { schemas: schemas.map((schema) => printer.schema(schema)) }),
  };
  yield `${diagnostics.length === 0 ? '' : '\n'}],${JSON.stringify(closing).slice(1)}\n`;
}

class JsonPrinter {
  readonly #workingDirectory: string;

  constructor(workingDirectory: string) {
    this.#workingDirectory = workingDirectory;
  }

  record(diagnostic: Diagnostic): object {
    const { file, span, severity, code, message, definition, focus, related, suggestion } = diagnostic;
    const chain = span === undefined ? [] : includeChain(span.file);
    return {
      file: this.#path(file),
      ...(span === undefined ? { line: 1, column: 1, endLine: 1, endColumn: 1 } : range(span)),
      severity,
      code,
      message,
      ...(definition === undefined ? {} : { definition }),
      ...(focus === undefined ? {} : { focus: range(focus) }),
      ...(related.length === 0 ? {} : {
        related: related.map((place) => ({ message: place.message, ...this.#place(place.span), ...range(place.span) })),
      }),
      ...(suggestion === undefined ? {} : { suggestion }),
      ...(chain.length === 0 ? {} : {
        includeChain: chain.map((include) => ({ ...this.#place(include), ...start(include) })),
      }),
    };
  }

  schema({ root, dialect, dialectReason }: ReportedSchema): object {
    return { file: this.#path(root), dialect, ...(dialectReason !== undefined && { dialectReason }) };
  }

  #place(span: Span): { readonly file: string } {
    return { file: this.#path(span.file.path) };
  }

  /** As it can be opened: with its revision. */
  #path(file: string): string {
    return revisionPath(file) !== undefined ? shownPath(file) : reportPath(file, { workingDirectory: this.#workingDirectory, folder: this.#workingDirectory });
  }
}

function start(span: Span): { readonly line: number; readonly column: number } {
  const { line, column } = span.startPosition;
  return { line, column };
}

function range(span: Span): object {
  const { line: endLine, column: endColumn } = span.endPosition;
  return { ...start(span), endLine, endColumn };
}
