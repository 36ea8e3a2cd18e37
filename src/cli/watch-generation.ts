/**
 * `generate --watch`: takes what a command line of `generate` means, generates, and goes on whenever a file changes that
 * the result is made of. Errors are shown; what was generated before them stays.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { configurationPlaces } from '../codegen/prettier-configuration.ts';
import type { OutputPlan } from '../codegen/output-plan.ts';
import { PieceStore } from '../codegen/pieces.ts';
import { countFindings, countOf, formatCounts } from '../diagnostics/printers/counts.ts';
import { escapeHidden } from '../diagnostics/printers/escape.ts';
import { shownPath } from '../diagnostics/printers/report-path.ts';
import { hasConfiguration } from '../project/configuration-file.ts';
import type { GenerateResult } from '../project/generate.ts';
import { Inputs, type InputChange } from '../project/inputs.ts';
import { LoadedHistories } from '../project/loaded-histories.ts';
import { ConfigurationError, RequestError } from '../project/request-error.ts';
import { isAddress } from '../project/schema-address.ts';
import { interval, watch } from '../project/watch.ts';
import { FileSystemError } from '../source/file-system.ts';
import { ParsedFiles } from '../syntax/parsed-files.ts';
import type { CommandContext } from './command-context.ts';
import { describeFailure } from './describe-failure.ts';
import { exitStatus, type ExitStatus } from './exit-status.ts';
import type { Generation, GenerationOptions } from './generation.ts';
import { countFiles, releasedFiles, reportFindings, reportGeneration } from './generation-report.ts';
import type { OpenedSchemas } from './open-schemas.ts';

/** What is generated again and again. */
export interface WatchSetting {
  readonly generation: Generation;
  readonly options: GenerationOptions;
  readonly context: CommandContext;
}

/**
 * Resolves when the process is told to stop.
 * @throws UsageError or RequestError if the command line cannot be carried out
 */
export async function watchGeneration(setting: WatchSetting): Promise<ExitStatus> {
  const { context, context: { io } } = setting;
  const watched = new WatchedGeneration(setting);
  await watch({
    ...await io.watching(),
    workingDirectory: io.workingDirectory,
    run: (changes) => watched.run(changes),
    onBlind: ({ path, message }) => context.note(`'${path}' cannot be watched: ${message}. What is in it is looked at every ${interval / 1000} s.`),
  });
  return exitStatus.clean;
}

class WatchedGeneration {
  readonly #setting: WatchSetting;
  readonly #parsed = new ParsedFiles();
  readonly #made = { pieces: new PieceStore(), markup: new WeakMap() };
  #histories = new LoadedHistories();
  /** What was looked at for the configuration. */
  #configuration: Inputs;
  /** What was opened last without a mistake; nothing if that never was. */
  #opened: OpenedSchemas | undefined;
  #isOutdated = false;

  constructor(setting: WatchSetting) {
    this.#setting = setting;
    this.#configuration = new Inputs(setting.context.io.fileSystem);
  }

  async run(changes: readonly InputChange[]): Promise<Inputs> {
    const isFirst = changes.length === 0;
    if (isFirst || changes.some(({ path }) => this.#configuration.has(path))) await this.#open(isFirst);
    const inputs = new Inputs(this.#setting.context.io.fileSystem);
    inputs.add(this.#configuration);
    if (this.#opened !== undefined) await this.#generate(this.#opened, { changes, inputs });
    return inputs;
  }

  /** With a mistake in the configuration, what was opened last stays in force. */
  async #open(isFirst: boolean): Promise<void> {
    const { generation, context, context: { io: { fileSystem, workingDirectory }, globals: { config } } } = this.#setting;
    this.#configuration = new Inputs(fileSystem);
    const configurationReader = this.#configuration.through(fileSystem, () => true);
    try {
      if (this.#opened?.project.areConfigured === true && !hasConfiguration({ workingDirectory, file: config, fileReader: configurationReader })) {
        throw new RequestError(`the configuration ${this.#opened.project.configurationPath ?? ''} is gone`);
      }
      this.#opened = await generation.open({ configurationReader, isAgain: !isFirst });
      this.#histories = new LoadedHistories();
      this.#isOutdated = false;
      for (const { root } of this.#opened.project.schemas) if (isAddress(root)) context.note(`${shownPath(root)} is read once: changes of it are not noticed.`);
    } catch (error) {
      if (isFirst && !(error instanceof ConfigurationError)) throw error;
      this.#isOutdated = true;
      this.#describe(error);
      if (this.#opened === undefined) context.note('Nothing is generated until that is mended.');
    }
  }

  async #generate(opened: OpenedSchemas, { changes, inputs }: { readonly changes: readonly InputChange[]; readonly inputs: Inputs }): Promise<void> {
    const { generation, options, context, context: { io } } = this.#setting;
    const { project } = opened;
    const start = io.now();
    const folders = new Set([resolve(io.workingDirectory, project.output)]);
    try {
      const fileReader = inputs.through(opened.fileReader, (path) => !isAddress(path));
      const result = await generation.run({ project, fileReader }, { parsed: this.#parsed, histories: this.#histories, ...this.#made });
      const { plan } = result;
      for (const { path } of plan?.files ?? []) folders.add(dirname(resolve(io.workingDirectory, project.output, path)));
      for (const { path } of plan?.conflicts ?? []) inputs.look(`${project.output}/${path}`);
      if (changes.length === 0) reportGeneration({ project, result, mode: generation.mode }, { options, context, start });
      else this.#reportAgain(result, changes, start);
    } catch (error) {
      if (error instanceof FileSystemError) inputs.look(error.path);
      this.#describe(error);
      context.note(changes.length === 0 ? 'Nothing was written.' : `${describeChanges(changes, io.workingDirectory)}: nothing was written.`);
    }
    const formatting = configurationPlaces(folders);
    for (const path of formatting) inputs.look(path);
    if (changes.some(({ path, kind }) => kind === 'changed' && formatting.has(path) && isProgram(path))) {
      context.note('Prettier loads a configuration that is a program once: start again to have what it says now.');
    }
    if (changes.length === 0) context.note(`Watching ${countOf(inputs.count, 'file')}; Ctrl-C ends it.`);
  }

  #reportAgain(result: GenerateResult, changes: readonly InputChange[], start: number): void {
    const { options, context, context: { io } } = this.#setting;
    reportFindings(result, options, context);
    const { check: { omitted }, diagnostics, plan } = result;
    const counts = formatCounts(countFindings(diagnostics, omitted));
    const time = `${Math.round(io.now() - start)} ms`;
    for (const line of isWritten(plan) ? releasedFiles(plan) : []) context.note(line);
    if (this.#isOutdated) context.note('The configuration cannot be used as it is; the last one that could is in force.');
    context.note(`${describeChanges(changes, io.workingDirectory)}: ${counts}; ${describeOutcome(plan)} (${time}).`);
  }

  #describe(error: unknown): void {
    const { context, context: { io, globals } } = this.#setting;
    describeFailure(error, { io, context, commandName: 'generate', isVerbose: globals.verbose === true });
  }
}

function isProgram(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

function isWritten(plan: OutputPlan | undefined): plan is OutputPlan {
  return plan?.conflicts.length === 0;
}

function describeOutcome(plan: OutputPlan | undefined): string {
  if (!isWritten(plan)) return 'nothing was written, what was generated earlier stays';
  const [created, updated, removed] = (['create', 'update', 'remove'] as const).map((action) => countFiles(plan, action));
  return `${created} new, ${updated} changed, ${removed} removed in ${plan.folder}`;
}

/** How many names a line has room for. */
const mostNames = 3;

const verbs = { changed: 'changed', emptied: 'is empty', appeared: 'appeared', gone: 'is gone' } as const satisfies Record<InputChange['kind'], string>;

function describeChanges(changes: readonly InputChange[], workingDirectory: string): string {
  const names = changes.slice(0, mostNames).map(({ path }) => relative(workingDirectory, resolve(workingDirectory, path)).split(sep).join('/'));
  const others = changes.length - names.length;
  const kind = changes.length === 1 ? changes[0]?.kind : undefined;
  return escapeHidden(`${names.join(', ')}${others === 0 ? '' : ` and ${countOf(others, 'other file')}`} ${verbs[kind ?? 'changed']}`);
}
