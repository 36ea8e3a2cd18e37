/**
 * The `pretty` format, for people: takes diagnostics, gives each with its place, the includes that led there, the
 * source underlined, related places and a suggestion, and a closing line that counts.
 */
import { createColors } from 'picocolors';
import type { Span } from '../../source/span.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import { countFindings, countOf, formatCounts, formatOmitted, noFindings, type Counts } from './counts.ts';
import { escapeHidden } from './escape.ts';
import { excerptOf, type Excerpt } from './excerpt.ts';
import { includeChain } from './include-chain.ts';
import { shownPath } from './report-path.ts';

/** How findings are shown. */
export interface PrettyPrinterOptions {
  /** Whether escape sequences colour the text. */
  readonly colors: boolean;
  /** Columns of the terminal; source lines are cut to it. */
  readonly width: number;
  /** Findings that are not among the diagnostics; only the closing lines know them. Default: none. */
  readonly omitted?: Counts;
}

const narrowest = 40;
const longestIncludeChain = 6;

/** Blocks of lines with their line ends, in the order of the diagnostics, then a line that counts; nothing at all without diagnostics. */
export function* printPretty(diagnostics: readonly Diagnostic[], options: PrettyPrinterOptions): Generator<string> {
  const printer = new PrettyPrinter(options);
  for (const diagnostic of diagnostics) yield `${printer.block(diagnostic)}\n\n`;
  if (diagnostics.length > 0) yield `${printer.closing(diagnostics, options.omitted)}\n`;
}

class PrettyPrinter {
  readonly #colors: ReturnType<typeof createColors>;
  readonly #width: number;

  constructor({ colors, width }: PrettyPrinterOptions) {
    this.#colors = createColors(colors);
    this.#width = Math.max(narrowest, width);
  }

  block(diagnostic: Diagnostic): string {
    const { severity, code, message, file, span, focus, related, suggestion } = diagnostic;
    const place = focus ?? span;
    const gutter = gutterWidth([place, ...related.map((relatedPlace) => relatedPlace.span)]);
    const lines = [`${this.#severity(severity, `${severity}[${code}]`)}${this.#colors.bold(`: ${escapeHidden(message)}`)}`];
    if (place === undefined) {
      lines.push(this.#location(escapeHidden(shownPath(file)), gutter));
    } else {
      lines.push(
        this.#location(`${formatPlace(place)}${definitionNote(diagnostic)}`, gutter),
        ...this.#includes(place, gutter),
        ...this.#source(place, span, { gutter, severity }),
      );
    }
    for (const relatedPlace of related) {
      lines.push(
        `${' '.repeat(gutter + 1)}${this.#colors.cyan('note')}: ${escapeHidden(relatedPlace.message)}`,
        this.#location(formatPlace(relatedPlace.span), gutter),
        ...this.#source(relatedPlace.span, undefined, { gutter, severity: 'info' }),
      );
    }
    if (suggestion !== undefined) {
      lines.push(`${this.#edge('=', gutter)} ${this.#colors.green(escapeHidden(suggestion))}`);
    }
    return lines.join('\n');
  }

  closing(diagnostics: readonly Diagnostic[], omitted: Counts = noFindings): string {
    const counts = countFindings(diagnostics, omitted);
    const missing = formatOmitted(omitted);
    // Where the others stand is not known.
    const files = missing === undefined ? ` in ${countOf(new Set(diagnostics.map(({ file }) => file)).size, 'file')}` : '';
    const line = this.#severity(
      counts.errors > 0 ? 'error' : counts.warnings > 0 ? 'warning' : 'info', `Found ${formatCounts(counts)}${files}.`,
    );
    return missing === undefined ? line : `${missing}.

${line}`;
  }

  #location(text: string, gutter: number): string {
    return `${' '.repeat(gutter)}${this.#colors.blueBright('-->')} ${text}`;
  }

  #includes({ file }: Span, gutter: number): readonly string[] {
    const chain = includeChain(file).toReversed();
    const left = chain.length - longestIncludeChain;
    const shown = left > 0 ? chain.slice(0, longestIncludeChain) : chain;
    return [
      ...shown.map((include) => `included from ${formatPlace(include)}`),
      ...(left > 0 ? [`and through ${left} more`] : []),
    ].map((line) => `${' '.repeat(gutter + 4)}${this.#colors.dim(line)}`);
  }

  /** The line of `place` underlined, after the first line of what contains it if that is another one. */
  #source(place: Span, container: Span | undefined, { gutter, severity }: { gutter: number; severity: Severity }): readonly string[] {
    const columns = this.#width - gutter - 3;
    const excerpt = excerptOf(place, columns);
    const lines = [this.#edge('|', gutter)];
    if (container !== undefined && container.startPosition.line < excerpt.line) {
      const first = excerptOf(container, columns);
      lines.push(this.#sourceLine(first, gutter));
      if (first.line + 1 < excerpt.line) lines.push(this.#edge(':', gutter));
    }
    const underline = this.#severity(severity, '^'.repeat(excerpt.width));
    lines.push(this.#sourceLine(excerpt, gutter), `${this.#edge('|', gutter)} ${' '.repeat(excerpt.indent)}${underline}`);
    return lines;
  }

  #sourceLine({ line, text }: Excerpt, gutter: number): string {
    return `${this.#colors.blueBright(`${String(line).padStart(gutter)} |`)} ${text}`.trimEnd();
  }

  #edge(symbol: string, gutter: number): string {
    return `${' '.repeat(gutter + 1)}${this.#colors.blueBright(symbol)}`;
  }

  #severity(severity: Severity, text: string): string {
    switch (severity) {
      case 'error':
        return this.#colors.bold(this.#colors.red(text));
      case 'warning':
        return this.#colors.bold(this.#colors.yellow(text));
      case 'info':
        return this.#colors.bold(this.#colors.cyan(text));
      default:
        return severity satisfies never;
    }
  }
}

function gutterWidth(spans: readonly (Span | undefined)[]): number {
  return Math.max(...spans.map((span) => String(span?.startPosition.line ?? '').length), 1);
}

function formatPlace(span: Span): string {
  const { line, column } = span.startPosition;
  return `${escapeHidden(shownPath(span.file.path))}:${line}:${column}`;
}

function definitionNote({ definition }: Diagnostic): string {
  return definition === undefined ? '' : `, in ${definition.kind} '${escapeHidden(definition.name)}'`;
}
