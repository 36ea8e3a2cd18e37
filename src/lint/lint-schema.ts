/** Linting one schema: takes it and which rules are wanted, gives findings in the order of the text, each with what would mend it. */
import { catalogue } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { permits } from '../schema/dialect.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import { applyIgnores } from './ignores.ts';
import type { CodedFinding, RawFinding, Rule, TextEdit } from './rule.ts';
import { includesSet, type RuleSet, type RuleSeverities, type RuleSeverity } from './rule-set.ts';
import { rules } from './rules.ts';
import { LintSubject, type LintInput } from './subject/subject.ts';

/** Which rules are applied, and how grave their findings are. */
export interface LintOptions {
  readonly set: RuleSet;
  /** For single rules, also for those that are not in the set. */
  readonly severities: RuleSeverities;
}

/** A finding, and the edits that mend it. */
export interface LintFinding {
  readonly diagnostic: Diagnostic;
  readonly fix: readonly TextEdit[] | undefined;
}

/** What the rules have to say. */
export interface LintResult {
  readonly findings: readonly LintFinding[];
  /** Findings of checking that a rule would know how to mend; a dialect that makes a rule a law only says so in other words. */
  readonly checked: readonly LintFinding[];
}

/** What checking said of the schema is not repeated here. */
export function lintSchema(input: LintInput, options: LintOptions): LintResult {
  const subject = new LintSubject(input);
  const applied = rules.filter((rule) => severityOf(rule, options) !== 'off');
  const found: CodedFinding[] = [];
  const checked = new Map<Diagnostic, LintFinding>();
  for (const rule of applied) {
    const covering = new CoveringFindings(rule, [...input.diagnostics.map(placeOf), ...found]);
    for (const finding of rule.find(subject)) {
      const cover = covering.coverOf(finding);
      if (cover === undefined) found.push({ ...finding, code: rule.code });
      else if (cover.diagnostic !== undefined && finding.fix !== undefined && !checked.has(cover.diagnostic)) {
        checked.set(cover.diagnostic, mendable(cover.diagnostic, finding.fix, subject));
      }
    }
  }
  const left = applyIgnores(found, subject, new Set(applied.map(({ code }) => code)));
  return { findings: report(inOrder(left, subject), options, subject), checked: [...checked.values()] };
}

/** How grave a rule's findings are; what the user says of it goes before the set. */
export function severityOf({ code, set }: Pick<Rule, 'code' | 'set'>, options: LintOptions): RuleSeverity {
  return options.severities[code] ?? (includesSet(options.set, set) ? catalogue[code].severity : 'off');
}

function inOrder(findings: readonly CodedFinding[], { trees }: LintSubject): readonly CodedFinding[] {
  const places = new Map<SourceFile, number>(trees.map(({ file }, index) => [file, index]));
  const fileOf = ({ span }: CodedFinding): number => places.get(span.file) ?? -1;
  return findings.toSorted((left, right) => fileOf(left) - fileOf(right) || left.span.start - right.span.start);
}

function report(findings: readonly CodedFinding[], options: LintOptions, subject: LintSubject): readonly LintFinding[] {
  const sink = new DiagnosticSink();
  const setOf = new Map(rules.map((rule) => [rule.code, rule]));
  return findings.flatMap(({ code, span, args, definition, related, suggestion, fix }) => {
    const rule = setOf.get(code);
    const severity = rule === undefined ? options.severities[code] ?? catalogue[code].severity : severityOf(rule, options);
    if (severity === 'off') return [];
    const before = sink.diagnostics.length;
    sink.report(code, span, args as never, {
      severity, suggestion, related: related ?? [],
      definition: definition && { kind: definition.kind, name: definition.name },
    });
    const diagnostic = sink.diagnostics[before];
    return diagnostic === undefined ? [] : [mendable(diagnostic, fix, subject)];
  });
}

/** Without the fix, and with the reason for that, if it would break a law. */
function mendable(diagnostic: Diagnostic, fix: readonly TextEdit[] | undefined, { dialect }: LintSubject): LintFinding {
  if (permits(dialect, 'free-doc-lines') || fix?.some(makesLongLine) !== true) return { diagnostic, fix };
  const { suggestion } = diagnostic;
  return { diagnostic: { ...diagnostic, suggestion: suggestion === undefined ? leftToPerson : `${suggestion} ${leftToPerson}` }, fix: undefined };
}

/** The longest that today's dialect allows a line of documentation to be; a mended line is not to break that law. */
const longestLine = 70;
const leftToPerson = `--fix leaves it, as its line would become longer than ${longestLine} columns.`;

/** Whether an edit makes a line of a comment too long that was not. */
function makesLongLine({ span: { file, start, end }, text }: TextEdit): boolean {
  const lineStart = Math.max(file.text.lastIndexOf('\n', start - 1), file.text.lastIndexOf('\r', start - 1)) + 1;
  const before = file.text.slice(lineStart, file.endOfLine(start)).length;
  if (before > longestLine) return false;
  const after = file.text.slice(lineStart, start) + text + file.text.slice(end, file.endOfLine(end));
  return after.split(/[\r\n]/).some((line) => line.length > longestLine);
}

interface PlacedCode {
  readonly code: string;
  readonly span: Span | undefined;
  /** Of checking. */
  readonly diagnostic?: Diagnostic | undefined;
}

function placeOf(diagnostic: Diagnostic): PlacedCode {
  return { code: diagnostic.code, span: diagnostic.focus ?? diagnostic.span, diagnostic };
}

type Cover = PlacedCode & { readonly span: Span };

/** Spans lie in stretches of so many characters as a power of two: to look in those that another touches is enough. */
const stretchBits = 8;

/** What checking and earlier rules found that a rule would find, too. */
class CoveringFindings {
  readonly #places = new Map<SourceFile, Map<number, Cover[]>>();

  constructor({ coveredBy }: Rule, findings: readonly PlacedCode[]) {
    if (coveredBy.length === 0) return;
    const codes = new Set<string>(coveredBy);
    for (const { code, span, diagnostic } of findings) if (span !== undefined && codes.has(code)) this.#add({ code, span, diagnostic });
  }

  /** The first that is at one of the finding's places. */
  coverOf({ span, alsoAt = [] }: RawFinding): Cover | undefined {
    if (this.#places.size === 0) return undefined;
    for (const place of [span, ...alsoAt]) {
      const cover = place === undefined ? undefined : this.#touching(place);
      if (cover !== undefined) return cover;
    }
    return undefined;
  }

  #add(cover: Cover): void {
    const { file, start, end } = cover.span;
    const ofFile = this.#places.get(file) ?? new Map<number, Cover[]>();
    this.#places.set(file, ofFile);
    for (let stretch = start >> stretchBits; stretch <= end >> stretchBits; stretch++) {
      const places = ofFile.get(stretch);
      if (places === undefined) ofFile.set(stretch, [cover]);
      else places.push(cover);
    }
  }

  #touching({ file, start, end }: Span): Cover | undefined {
    const ofFile = this.#places.get(file);
    if (ofFile === undefined) return undefined;
    for (let stretch = start >> stretchBits; stretch <= end >> stretchBits; stretch++) {
      const found = ofFile.get(stretch)?.find(({ span }) => span.start <= end && start <= span.end);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
