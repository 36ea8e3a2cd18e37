/** Differences to findings: takes what a comparison found and the severities, lets every rule judge, gives diagnostics. */
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { formatCondition } from '../schema/condition.ts';
import { categories, defaultSeverities, type Category, type ConfiguredSeverity, type SeverityTable } from './category.ts';
import type { Change } from './compare/change.ts';
import { overallStability, type Stability } from './compare/reach.ts';
import type { Side } from './compare/side.ts';
import type { Rule, Verdict } from './rule.ts';
import { rules } from './rules.ts';

/** How to judge. */
export interface JudgeRequest {
  readonly changes: readonly Change[];
  readonly before: Side;
  readonly after: Side;
  /** Instead of the defaults. */
  readonly severities?: SeverityTable | undefined;
  /** The least grave category that is reported. Default: all of them. */
  readonly category?: Category | undefined;
}

/** What a rule says of a change, and how grave that is. */
export interface JudgedVerdict {
  readonly code: Rule['code'];
  readonly verdict: Verdict;
  readonly severity: ConfiguredSeverity;
  /** Why it is less grave than its category. */
  readonly reason?: string | undefined;
}

/**
 * Findings in the order of the changes. They stand in the newer schema, with the older one beside them; where that is data
 * from a program, which has no lines, in the older one.
 */
export function judgeChanges(request: JudgeRequest): readonly Diagnostic[] {
  const sink = new DiagnosticSink();
  for (const change of request.changes) {
    for (const judged of verdictsOf({ ...request, change })) report(sink, judged, { ...request, change });
  }
  return sink.diagnostics;
}

/** What all rules say of one change. */
export function verdictsOf(request: JudgeRequest & { readonly change: Change }): readonly JudgedVerdict[] {
  return rules.flatMap(({ code, judge }) => {
    const verdict = judge(request.change);
    return verdict === undefined ? [] : [{ code, verdict, ...severityOf({ ...request, code, verdict }) }];
  });
}

interface Judged extends JudgeRequest {
  readonly change: Change;
  readonly code: Rule['code'];
  readonly verdict: Verdict;
}

function report(
  sink: DiagnosticSink, { code, verdict, severity, reason }: JudgedVerdict, { change: { subject }, before, after }: JudgeRequest & { readonly change: Change },
): void {
  if (severity === 'off') return;
  const effect = reason === undefined ? verdict.effect : `${verdict.effect} (${reason})`;
  const older = before.isIntrospection ? undefined : subject.beforeSpan;
  sink.report(code, after.isIntrospection ? older ?? after.label : subject.afterSpan ?? fileOf(subject, before, after), {
    subject: subject.text, before: verdict.before ?? '', after: verdict.after ?? '', effect,
  }, {
    severity,
    definition: subject.definition,
    related: older === undefined || after.isIntrospection ? [] : [{ message: 'the earlier version is here', span: older }],
    suggestion: verdict.suggestion,
  });
}

/** Where something is missing: the file that it stood in, or the root if there is no such file any more. */
function fileOf({ beforeSpan }: Change['subject'], before: Side, after: Side): string {
  const module = before.schema.modules.find(({ path }) => path === beforeSpan?.file.path);
  return after.schema.modules.find(({ name }) => name === module?.name)?.path ?? after.schema.root;
}

function severityOf({ change, code, verdict: { category, dependsOnBuild }, severities = {}, category: least = 'docs', after }: Judged):
{ readonly severity: ConfiguredSeverity; readonly reason?: string } {
  if (categories.indexOf(category) > categories.indexOf(least)) return { severity: 'off' };
  const severity = severities[code] ?? severities[category] ?? defaultSeverities[category];
  if (severity === 'off') return { severity };
  const stability = overallStability(change.reach);
  if (stability !== 'stable') return { severity: lowered(severity, stability), reason: `it ${isNew(change) ? 'is' : 'was'} ${stability}` };
  const { condition } = change.subject;
  // A program is one build of its schema; what another build has is not gone.
  if (after.isIntrospection && condition !== undefined && isGone(change)) {
    return { severity: lowered(severity, 'deprecated'), reason: `it is there if ${formatCondition(condition)}` };
  }
  return { severity: dependsOnBuild === true ? lowered(severity, 'deprecated') : severity };
}

function isNew({ kind }: Change): boolean {
  return kind === 'definition-added' || kind === 'member-added' || kind === 'value-added';
}

function isGone({ kind }: Change): boolean {
  return kind === 'definition-removed' || kind === 'member-removed' || kind === 'value-removed';
}

/** What was announced is less grave, and what was never promised only worth knowing. */
function lowered(severity: Severity, stability: Stability): Severity {
  return severity === 'error' && stability === 'deprecated' ? 'warning' : 'info';
}
