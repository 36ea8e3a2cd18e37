/** What a run of `generate` did, for people: takes its result, prints findings, lists and lines. */
import type { FileAction, OutputPlan } from '../codegen/output-plan.ts';
import { countFindings, countOf, formatCounts } from '../diagnostics/printers/counts.ts';
import type { GenerateRequest, GenerateResult } from '../project/generate.ts';
import type { Project } from '../project/project.ts';
import type { CommandContext } from './command-context.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import type { GenerationOptions } from './generation.ts';
import { describeDialects, noteOlderDialects } from './open-schemas.ts';

/** How a run is reported. */
export interface ReportSetting {
  readonly options: ListingOptions;
  readonly context: CommandContext;
  /** When it began, by the clock of the process. */
  readonly start: number;
}

type ListingOptions = Pick<GenerationOptions, 'list-files' | 'dry-run'>;

/** Prints what a run found and did, and gives the exit status that it calls for. */
export function reportGeneration(finished: FinishedGeneration, { options, context, start }: ReportSetting): ExitStatus {
  const { result } = finished;
  const status = reportFindings(result, options, context);
  const repeated = [...summarize(repetitionOf(finished))];
  for (const [index, line] of [...summarize(finished)].entries()) context.note(line, repeated[index] ?? '');
  noteOlderDialects(result.check.schemas, context);
  context.note(`Took ${Math.round(context.io.now() - start)} ms.`, 'Nothing has changed since the last run.');
  return status;
}

/** Prints all but the summary. */
export function reportFindings(result: GenerateResult, options: ListingOptions, context: CommandContext): ExitStatus {
  describeDialects(result.check.schemas, context);
  printFiles(result, options, context);
  const status = context.report(result.diagnostics, result.check);
  return result.check.isUnreadable ? exitStatus.unusable : status;
}

/** Prints the files that `--list-files` and `--dry-run` ask for, and the differences that `--check` found. */
function printFiles({ plan, diffs }: GenerateResult, options: ListingOptions, context: CommandContext): void {
  if (plan === undefined) return;
  const { folder, files } = plan;
  const generated = files.filter(({ after }) => after !== undefined);
  if (options['list-files'] === true) {
    for (const { path, isStarter } of generated) context.print(`${folder}/${path}\n`, isStarter === true && options['dry-run'] !== true ? '' : undefined);
  }
  if (options['dry-run'] === true && options['list-files'] !== true) {
    for (const { action, path } of files) if (action !== 'keep') context.print(`${action} ${folder}/${path}\n`);
  }
  for (const diff of diffs) context.printBeside(diff);
}

/** What was done, and in which mode. */
export interface FinishedGeneration {
  readonly project: Project;
  readonly result: GenerateResult;
  readonly mode: GenerateRequest['mode'];
}

/** What the same command finds when it is run again: what was written is there. */
function repetitionOf({ project, result, mode }: FinishedGeneration): FinishedGeneration {
  const { plan } = result;
  if (plan === undefined || mode !== 'write') return { project, result, mode };
  const files = plan.files.filter(({ after, isStarter }) => after !== undefined && isStarter !== true).map((file) => ({ ...file, action: 'keep' as const }));
  return { project, result: { ...result, plan: { ...plan, files } }, mode };
}

/** Some lines: what was read and found, and what became of the output folder. */
function* summarize({ project, result: { check, diagnostics, plan }, mode }: FinishedGeneration): Iterable<string> {
  const roots = project.schemas.map(({ source }) => source).join(', ');
  yield `Read and checked ${countOf(check.fileCount, 'file')} of ${roots}: ${formatCounts(countFindings(diagnostics, check.omitted))}.`;
  if (plan === undefined || plan.conflicts.length > 0) {
    yield 'Nothing was written; what was generated earlier stays.';
    return;
  }
  const targets = Object.keys(project.targets).join(', ');
  if (mode === 'check' && countFiles(plan, 'keep') === plan.files.length) {
    yield `${targets} in ${plan.folder}: ${countOf(plan.files.length, 'file')}, all up to date.`;
    return;
  }
  yield `${mode === 'write' ? 'Wrote' : 'Would write'} ${targets} to ${plan.folder}: `
    + `${countFiles(plan, 'create')} new, ${countFiles(plan, 'update')} changed, ${countFiles(plan, 'keep')} unchanged, ${countFiles(plan, 'remove')} removed.`;
  yield* releasedFiles(plan);
}

/** A line for each file that is left to the user. */
export function* releasedFiles({ folder, files }: OutputPlan): Iterable<string> {
  for (const { action, path } of files) {
    if (action === 'release') yield `${folder}/${path} is not generated any more, but was edited and stays.`;
  }
}

/** How many files of a plan this is done to. */
export function countFiles({ files }: OutputPlan, action: FileAction): number {
  return files.filter((file) => file.action === action).length;
}
