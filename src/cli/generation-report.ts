/** What a run of `generate` did, for people: takes its result, gives lists and lines. */
import type { FileAction, OutputPlan } from '../codegen/output-plan.ts';
import { countFindings, countOf, formatCounts } from '../diagnostics/printers/counts.ts';
import type { GenerateRequest, GenerateResult } from '../project/generate.ts';
import type { Project } from '../project/project.ts';
import type { CommandContext } from './command-context.ts';
import type { GenerationOptions } from './generation.ts';

type ListingOptions = Pick<GenerationOptions, 'list-files' | 'dry-run'>;

/** Prints the files that `--list-files` and `--dry-run` ask for, and the differences that `--check` found. */
export function printFiles({ plan, diffs }: GenerateResult, options: ListingOptions, context: CommandContext): void {
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
export function repetitionOf({ project, result, mode }: FinishedGeneration): FinishedGeneration {
  const { plan } = result;
  if (plan === undefined || mode !== 'write') return { project, result, mode };
  const files = plan.files.filter(({ after, isStarter }) => after !== undefined && isStarter !== true).map((file) => ({ ...file, action: 'keep' as const }));
  return { project, result: { ...result, plan: { ...plan, files } }, mode };
}

/** Some lines: what was read and found, and what became of the output folder. */
export function* summarize({ project, result: { check, diagnostics, plan }, mode }: FinishedGeneration): Iterable<string> {
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
  for (const { action, path } of plan.files) {
    if (action === 'release') yield `${plan.folder}/${path} is not generated any more, but was edited and stays.`;
  }
}

function countFiles({ files }: OutputPlan, action: FileAction): number {
  return files.filter((file) => file.action === action).length;
}
