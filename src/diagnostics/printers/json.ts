/** The `json` format: takes diagnostics, gives one JSON object; `docs/diagnostics.md` describes its members. */
import { relative, resolve, sep } from 'node:path';
import type { Span } from '../../source/span.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { countFindings } from './counts.ts';
import { includeChain } from './include-chain.ts';

export interface JsonPrinterOptions {
  /** Absolute; files are named relative to it. */
  readonly workingDirectory: string;
}

/** Lines and columns count from 1, columns in code points. What has no place in its file stands at 1:1. */
export function* printJson(diagnostics: readonly Diagnostic[], options: JsonPrinterOptions): Generator<string> {
  const printer = new JsonPrinter(options.workingDirectory);
  yield '{"diagnostics":[';
  for (const [index, diagnostic] of diagnostics.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(printer.record(diagnostic))}`;
  }
  const { errors, warnings } = countFindings(diagnostics);
  yield `${diagnostics.length === 0 ? '' : '\n'}],"errors":${errors},"warnings":${warnings}}\n`;
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

  #place(span: Span): { readonly file: string } {
    return { file: this.#path(span.file.path) };
  }

  #path(file: string): string {
    const path = relative(this.#workingDirectory, resolve(this.#workingDirectory, file));
    return path.split(sep).join('/');
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
