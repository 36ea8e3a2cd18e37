/** The `sarif` format: takes diagnostics, gives a log of SARIF 2.1.0 (OASIS, errata 01), which code scanning services take. */
import { resolve, sep } from 'node:path';
import type { Span } from '../../source/span.ts';
import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { CodeDescription } from '../pages.ts';
import { formatOmitted, noFindings, type Counts } from './counts.ts';
import { escapeHidden } from './escape.ts';
import { exactPlace, messageWithAdvice, placeOf, type ExactPlace } from './exact-place.ts';
import { Fingerprinter } from './fingerprint.ts';
import { includeChain } from './include-chain.ts';
import { isProgram, reportPath, revisionPath, type ReportBase } from './report-path.ts';

/** What is needed besides the findings. */
export interface SarifPrinterOptions {
  /** Files outside of the report's folder are named by their absolute address. */
  readonly base: ReportBase;
  /** Of this package. */
  readonly version: string;
  /** Findings that are not among the diagnostics. Default: none. */
  readonly omitted?: Counts;
  /** What a code means; nothing if nobody has written it down. */
  describeCode(code: string): CodeDescription | undefined;
}

const schemaAddress = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Pieces of one object and its line end; each finding stands on a line. */
export function* printSarif(diagnostics: readonly Diagnostic[], options: SarifPrinterOptions): Generator<string> {
  const codes = [...new Set(diagnostics.map(({ code }) => code))];
  const rules = codes.map((code) => describeRule(code, options.describeCode(code)));
  const driver = { name: 'qapi-gen', semanticVersion: options.version, rules };
  const missing = formatOmitted(options.omitted ?? noFindings);
  const invocation = {
    executionSuccessful: true,
    ...(missing !== undefined && { toolExecutionNotifications: [{ level: 'warning', message: { text: missing } }] }),
  };
  const head = { tool: { driver }, columnKind: 'unicodeCodePoints', invocations: [invocation] };
  yield `{"$schema":${JSON.stringify(schemaAddress)},"version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`;
  const printer = new SarifPrinter(options.base, codes);
  for (const [index, diagnostic] of diagnostics.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(printer.result(diagnostic))}`;
  }
  yield `${diagnostics.length === 0 ? '' : '\n'}]}]}\n`;
}

function describeRule(id: string, description: CodeDescription | undefined): object {
  if (description === undefined) return { id };
  const { title, page, severity } = description;
  return {
    id,
    shortDescription: { text: title },
    help: { text: page, markdown: page },
    defaultConfiguration: { level: levels[severity] },
  };
}

class SarifPrinter {
  readonly #base: ReportBase;
  readonly #ruleIndexes: ReadonlyMap<string, number>;
  readonly #fingerprinter: Fingerprinter;

  constructor(base: ReportBase, codes: readonly string[]) {
    this.#base = base;
    this.#ruleIndexes = new Map(codes.map((code, index) => [code, index]));
    this.#fingerprinter = new Fingerprinter(base);
  }

  result(diagnostic: Diagnostic): object {
    const { code, severity, file, definition, related } = diagnostic;
    const place = diagnostic.focus ?? diagnostic.span;
    const relatedLocations = [
      ...related.map(({ message, span }) => this.#relatedLocation(message, span)),
      ...(place === undefined ? [] : includeChain(place.file).map((include) => this.#relatedLocation('included from here', include))),
    ];
    return {
      ruleId: code,
      ruleIndex: this.#ruleIndexes.get(code),
      level: levels[severity],
      message: { text: escapeHidden(messageWithAdvice(diagnostic)) },
      locations: [{
        physicalLocation: this.#physicalLocation(file, exactPlace(diagnostic)),
        ...(definition !== undefined && { logicalLocations: [{ name: definition.name, kind: definition.kind }] }),
      }],
      ...(relatedLocations.length > 0 && { relatedLocations: relatedLocations.map((location, id) => ({ id, ...location })) }),
      partialFingerprints: { 'qapiGenFinding/v1': this.#fingerprinter.fingerprint(diagnostic) },
    };
  }

  #relatedLocation(message: string, span: Span): object {
    const { line, column, endLine, endColumn } = placeOf(span);
    const inRevision = revisionPath(span.file.path);
    const region = { startLine: line, startColumn: column, endLine, endColumn };
    // Other lines than those of the checkout: a base of its own keeps readers from opening them there.
    const artifactLocation = inRevision === undefined ? this.#artifactLocation(span.file.path) : { uri: encodePath(inRevision.path), uriBaseId: inRevision.revision };
    const text = inRevision === undefined ? message : `${message} (${inRevision.revision})`;
    return { physicalLocation: { artifactLocation, region }, message: { text: escapeHidden(text) } };
  }

  #physicalLocation(file: string, { line, column, endLine, endColumn }: ExactPlace): object {
    return {
      artifactLocation: this.#artifactLocation(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    };
  }

  /** Only what is inside of the folder has a place in the repository. */
  #artifactLocation(file: string): object {
    if (isProgram(file)) return { uri: encodePath(file).replaceAll('%3A', ':') };
    const path = reportPath(file, this.#base);
    const isInside = path !== '..' && !path.startsWith('../') && !/^(?:[A-Za-z]:)?\//.test(path);
    return isInside ? { uri: encodePath(path), uriBaseId: '%SRCROOT%' } : { uri: fileAddress(resolve(this.#base.workingDirectory, file)) };
  }
}

function fileAddress(path: string): string {
  const [drive = '', ...segments] = path.split(sep);
  return `file://${[drive === '' ? '' : `/${drive}`, ...segments.map(encodePath)].join('/')}`;
}

/** Lone halves of characters have no address. */
function encodePath(path: string): string {
  return path.split('/').map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
}
