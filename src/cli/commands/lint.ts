/** `lint`: reports what is sound, but not what its authors mean; mends what can be mended. */
import { lintCatalogue, type LintCode } from '../../diagnostics/catalogue/lint.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { countOf } from '../../diagnostics/printers/counts.ts';
import { defaultRuleSet, ruleSets, ruleSeverities, type RuleSeverity } from '../../lint/rule-set.ts';
import type { UnsoundRelease } from '../../project/history.ts';
import type { FixResult, LintReport } from '../../project/lint.ts';
import { parseVersion } from '../../schema/version.ts';
import { defineCommand } from '../command.ts';
import type { CommandContext } from '../command-context.ts';
import { exitStatus, type ExitStatus } from '../exit-status.ts';
import { noteUnsound } from '../note-unsound.ts';
import { allowRepetition, describeDialects, noteOlderDialects, openSchemas, schemaPositionals } from '../open-schemas.ts';
import { choice, flag, list, text, textOrNone } from '../option.ts';
import { Progress } from '../progress.ts';
import { UsageError } from '../usage-error.ts';

/** The command `lint`. */
export const lintCommand = defineCommand({
  name: 'lint',
  summary: 'Report what check accepts and readers stumble over: documentation, versions, examples',
  positionals: schemaPositionals,
  options: {
    set: choice(`The rules to apply: ${ruleSets.join(', ')}, each with all of the smaller ones (default: ${defaultRuleSet})`, ruleSets),
    rule: list('Severities of single rules: lint/missing-since=off,lint/misspelling=error', {
      choices: Object.keys(lintCatalogue).flatMap((code) => ruleSeverities.map((severity) => `${code}=${severity}`)),
    }),
    'schema-version': text('The release that the schema is of, or is to become; nothing in it is newer (default: the dialect, if that is a version)'),
    fix: flag('Mend what can be mended without changing what the schema means, and report the rest'),
    'fix-dry-run': flag('Write nothing; print what --fix would change, and end as it would'),
    baseline: textOrNone('The file of findings that are put up with (default: qapi-gen.baseline.json, if there is one); --no-baseline: none'),
    'write-baseline': flag('Put up with everything that there is: write it to the baseline'),
  },
  examples: [
    ['$0 lint qapi/qapi-schema.json', 'The recommended rules'],
    ['$0 lint --set strict --rule lint/undocumented=off', 'All rules but one'],
    ['$0 lint --fix-dry-run', 'What could be mended at once?'],
    ['$0 lint --write-baseline', 'From now on, only what is new'],
    ['$0 lint --no-baseline', 'What is put up with, too'],
    ['$0 lint --max-warnings 0 --format github', 'In CI'],
  ],
  findingsTo: 'stdout',

  async run({ positionals, options }, context) {
    const { io } = context;
    const start = io.now();
    const isFix = options.fix === true || options['fix-dry-run'] === true;
    if (options.fix === true && options['fix-dry-run'] === true) throw new UsageError('--fix and --fix-dry-run exclude each other');
    if (isFix && options['write-baseline'] === true) throw new UsageError('--write-baseline and --fix exclude each other');
    if (options.baseline === false && options['write-baseline'] === true) throw new UsageError('--write-baseline and --no-baseline exclude each other');
    const notAFile = positionals.find((schema) => schema === '-' || /^(?:git|qmp):/.test(schema));
    if (options.fix === true && notAFile !== undefined) throw new UsageError(`--fix has nowhere to write '${notAFile}' to`);
    const severities = readSeverities(options.rule ?? []);
    const version = readVersion(options['schema-version']);
    const { fixSchemas, lintSchemas } = await import('../../project/lint.ts');
    const opened = await openSchemas({ schemas: positionals }, context);
    const { project, fileReader } = opened;
    if (!isFix && options['write-baseline'] !== true) allowRepetition(opened, context);
    if (options.fix === true && project.isBundled) throw new UsageError('--fix needs a schema, as no configuration names any');
    const progress = new Progress(context);
    const unsound: UnsoundRelease[] = [];
    const request = {
      schemas: project.schemas, fileReader, workingDirectory: io.workingDirectory,
      set: options.set ?? project.lint.extends ?? defaultRuleSet,
      severities: { ...project.lint.rules, ...severities },
      version: version ?? (project.lint.version === undefined ? undefined : parseVersion(project.lint.version)),
      onProgress: (task: string) => progress.show(task),
      onUnsound: (release: UnsoundRelease) => unsound.push(release),
    };
    const fixed = await (isFix ? fixSchemas(request) : Promise.resolve(undefined)).finally(() => progress.clear());
    const report = fixed?.report ?? await lintSchemas(request).finally(() => progress.clear());
    describeDialects(report.check.schemas, context);
    noteUnsound(unsound, context);
    const path = options.baseline === false ? undefined : options.baseline ?? project.lint.baseline;
    if (options['write-baseline'] === true && path !== undefined) return writeBaseline(report, path, context);
    const isDryRun = options['fix-dry-run'] === true;
    if (fixed !== undefined) await finishFix(fixed, { isDryRun }, context);
    const isNamed = options.baseline !== undefined || project.lint.isBaselineNamed;
    const baseline = path !== undefined && (isNamed || io.fileSystem.exists(path)) ? path : undefined;
    return finish(report, { baseline, start, isDryRun }, context);
  },
});

/** @throws UsageError for what is no rule or no severity */
function readSeverities(words: readonly string[]): Partial<Record<LintCode, RuleSeverity>> {
  return Object.fromEntries(words.map((word) => {
    const [code = '', severity] = word.split('=');
    if (!Object.hasOwn(lintCatalogue, code)) throw new UsageError(`there is no rule '${code}'`, didYouMean(code, Object.keys(lintCatalogue)) ?? 'All codes: qapi-gen explain');
    const known = ruleSeverities.find((candidate) => candidate === severity);
    if (known === undefined) throw new UsageError(`--rule takes RULE=SEVERITY, not '${word}'`, `A severity is one of ${ruleSeverities.join(', ')}.`);
    return [code, known];
  }));
}

function readVersion(word: string | undefined): ReturnType<typeof parseVersion> {
  if (word === undefined) return undefined;
  const version = parseVersion(word);
  if (version === undefined) throw new UsageError(`--schema-version takes a version such as 10.2, not '${word}'`);
  return version;
}

async function writeBaseline({ check, diagnostics }: LintReport, path: string, context: CommandContext): Promise<ExitStatus> {
  const { baselineText } = await import('../../project/lint.ts');
  const { isTolerable } = await import('../../lint/baseline.ts');
  const { workingDirectory, fileSystem } = context.io;
  const others = diagnostics.filter((diagnostic) => !isTolerable(diagnostic));
  const status = context.report(others, check);
  if (check.isUnreadable) return exitStatus.unusable;
  fileSystem.writeText(path, baselineText(diagnostics, { path, workingDirectory }));
  context.note(`Wrote ${countOf(diagnostics.length - others.length, 'finding')} to ${path}.`);
  return status;
}

async function finishFix({ files, count }: FixResult, { isDryRun }: { readonly isDryRun: boolean }, context: CommandContext): Promise<void> {
  const { diffRewritten, writeRewritten } = await import('../../project/rewritten-file.ts');
  if (!isDryRun) writeRewritten(files, context.io.fileSystem);
  else if (!context.printsDocument) context.print(diffRewritten(files));
  context.note(`${isDryRun ? 'Would mend' : 'Mended'} ${countOf(count, 'finding')} in ${countOf(files.length, 'file')}.`);
}

interface FinishSetting {
  /** Its path, if there is one to apply. */
  readonly baseline: string | undefined;
  readonly start: number;
  readonly isDryRun: boolean;
}

async function finish({ check, diagnostics }: LintReport, { baseline, start, isDryRun }: FinishSetting, context: CommandContext): Promise<ExitStatus> {
  const { workingDirectory, fileSystem, now } = context.io;
  const { withoutBaseline } = await import('../../project/lint.ts');
  const applied = baseline === undefined
    ? { diagnostics, known: 0, gone: 0 }
    : withoutBaseline(diagnostics, fileSystem.readText(baseline), { path: baseline, workingDirectory });
  // Nothing may stand beside a patch.
  const status = isDryRun ? context.report([], check, { listed: applied.diagnostics }) : context.report(applied.diagnostics, check);
  if (isDryRun && applied.diagnostics.length > 0) context.note(`${countOf(applied.diagnostics.length, 'finding')} would be left.`);
  if (applied.known > 0) context.note(`${applied.known} more ${applied.known === 1 ? 'finding is' : 'findings are'} in the baseline ${baseline ?? ''}.`);
  if (applied.gone > 0) context.note(`${countOf(applied.gone, 'finding')} of the baseline ${applied.gone === 1 ? 'is' : 'are'} gone; --write-baseline forgets ${applied.gone === 1 ? 'it' : 'them'}.`);
  noteOlderDialects(check.schemas, context);
  if (check.isUnreadable) return exitStatus.unusable;
  if (applied.diagnostics.length === 0) {
    const files = countOf(check.fileCount, 'file');
    context.note(`Linted ${files} in ${Math.round(now() - start)} ms: no problems.`, `Linted ${files} earlier, and nothing has changed: no problems.`);
  }
  return status;
}
