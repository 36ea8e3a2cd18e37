/**
 * Generating: takes a project, gives what would be written and what stands in the way, and writes it. Nothing is
 * written before everything is computed, and nothing at all when there is an error.
 */
import { resolve } from 'node:path';
import { applyHistory } from '../compat/history/apply-history.ts';
import type { Backend, BackendInput, GeneratedFile, Provenance } from '../codegen/backend.ts';
import { formatFile } from '../codegen/format.ts';
import { noPieces, type PieceStore } from '../codegen/pieces.ts';
import { planOutput, type OutputFile, type OutputPlan } from '../codegen/output-plan.ts';
import { describeConflict, staleFiles } from '../codegen/output-report.ts';
import { PrettierConfigurations, PrettierConfigurationError } from '../codegen/prettier-configuration.ts';
import { writeOutput } from '../codegen/write-output.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { invariant } from '../diagnostics/invariant.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import type { SchemaHistory } from '../schema/history.ts';
import type { Schema } from '../schema/model.ts';
import type { FileReader, FileSystem } from '../source/file-system.ts';
import { DocMarkup, type MarkupBlocks } from '../syntax/markup/doc-markup.ts';
import { markupOptions } from '../syntax/markup/markup-options.ts';
import type { ParsedFiles } from '../syntax/parsed-files.ts';
import { checkSchemas, type CheckedSchema, type CheckReport } from './check.ts';
import { depfileText, type DepfileWish } from './depfile.ts';
import { loadHistory, type LoadedHistory, type UnsoundRelease } from './history.ts';
import type { LoadedHistories } from './loaded-histories.ts';
import { packageVersion } from './package-files.ts';
import { refuseNameCollisions, type Project } from './project.ts';
import { RequestError } from './request-error.ts';
import { labelRoot } from './root-label.ts';
import { packagedRuntime } from './runtime-source.ts';
import { readTargetOptions } from './target-options.ts';

/** What to generate from what, and where. */
export interface GenerateRequest {
  readonly project: Project;
  readonly backends: readonly Backend[];
  /** Absolute. */
  readonly workingDirectory: string;
  /** Where schemas are read from. */
  readonly fileReader: FileReader;
  /** What is written to, and read to see what is there. */
  readonly fileSystem: FileSystem;
  /** `write`: do it. `plan`: only say what would be done. `check`: what is there must be what would be written. */
  readonly mode: 'write' | 'plan' | 'check';
  /** Whether generated files that were edited since, or come from another schema, are overwritten. */
  readonly force: boolean;
  /** Written together with the output, so not for `plan` and `check`. */
  readonly depfile?: DepfileWish | undefined;
  /** As for `compile`. */
  readonly parsed?: ParsedFiles | undefined;
  /** What earlier runs made, so that it need not be made again; afterwards, what this one did. */
  readonly pieces?: PieceStore | undefined;
  /** What earlier runs in this process read of the schema's prose. */
  readonly markup?: MarkupBlocks | undefined;
  /** What earlier runs in this process loaded. */
  readonly histories?: LoadedHistories | undefined;
  /** Called when a longer part of the work begins, with what it is. */
  onProgress?(task: string): void;
  /** Called for each release that has errors, when it is loaded. */
  onUnsound?(release: UnsoundRelease): void;
}

/** What was generated, or would be, and what was found on the way. */
export interface GenerateResult {
  readonly check: CheckReport;
  /** Of the schemas, the backends and the output. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent if an error came first. */
  readonly plan: OutputPlan | undefined;
  /** Differences between what is there and what would be written, in the form of `diff -u`; for `check`. */
  readonly diffs: readonly string[];
  /** Whether more than files had a say in how the output is formatted: a program, a package. */
  readonly isDecidedElsewhere: boolean;
}

/**
 * @throws RequestError or ConfigurationError if two schemas would be generated into one folder; RequestError if a
 * release cannot be read, a Prettier configuration cannot be used, or a path cannot stand in a depfile
 * @throws FileSystemError if the output cannot be read or written
 */
export async function generate(request: GenerateRequest): Promise<GenerateResult> {
  const { project, fileReader, fileSystem, mode } = request;
  refuseNameCollisions(project);
  const check = checkSchemas(project.schemas, fileReader, request.parsed);
  const failed = (diagnostics: readonly Diagnostic[]): GenerateResult => ({ check, diagnostics, plan: undefined, diffs: [], isDecidedElsewhere: false });
  if (hasErrors(check.diagnostics)) return failed(check.diagnostics);

  request.pieces?.beginRun();
  const sink = new DiagnosticSink();
  const files: OutputFile[] = [];
  const releaseFiles: string[] = [];
  const configurations = new PrettierConfigurations(fileSystem);
  for (const schema of check.schemas) {
    const loaded = await historyFor(schema, request);
    releaseFiles.push(...loaded?.files ?? []);
    files.push(...await generateSchema({ ...schema, history: loaded?.history }, { request, sink, configurations }));
  }
  const diagnostics = [...check.diagnostics, ...sink.diagnostics];
  if (hasErrors(diagnostics)) {
    request.pieces?.abandonRun();
    return failed(diagnostics);
  }

  const schemas = new Map(project.schemas.flatMap((schema) => {
    const label = labelRoot({ schema, ...request });
    return Object.keys(project.targets).map((target) => [join(schema.name, target), label] as const);
  }));
  const plan = planOutput({
    fileSystem, folder: project.output, files, targets: [...schemas.keys()], schemas, force: request.force || mode === 'check',
  });
  const { findings, diffs } = reviewPlan(plan, mode);
  if (mode === 'write' && findings.length === 0) {
    request.onProgress?.('Writing');
    const { depfile } = request;
    const dependencies = depfile && await depfileText({ ...request, depfile, check, plan, releaseFiles });
    writeOutput(fileSystem, plan);
    if (depfile !== undefined && dependencies !== undefined) fileSystem.writeText(depfile.path, dependencies);
  }
  return { check, diagnostics: [...diagnostics, ...findings], plan, diffs, isDecidedElsewhere: configurations.isDecidedElsewhere };
}

/** What all schemas of a run have in common. */
interface Generation {
  readonly request: GenerateRequest;
  readonly sink: DiagnosticSink;
  readonly configurations: PrettierConfigurations;
}

/** Nothing where no target tells of it. */
async function historyFor({ root, releases = [] }: CheckedSchema, request: GenerateRequest): Promise<LoadedHistory | undefined> {
  const isWanted = releases.length > 0 && [...targetBackends(request).values()].some(({ tellsVersions }) => tellsVersions === true);
  if (!isWanted) return undefined;
  const wanted = { ...request, releases, root };
  return request.histories === undefined ? loadHistory(wanted) : request.histories.load(wanted);
}

async function generateSchema(
  { result: { schema: written, dialect }, source, name, history }: CheckedSchema & { readonly history: SchemaHistory | undefined },
  { request, sink, configurations }: Generation,
): Promise<readonly OutputFile[]> {
  invariant(written !== undefined, `${source} gave neither a schema nor an error`);
  const { project } = request;
  const withMarkup = (schema: Schema): Pick<BackendInput, 'schema' | 'markup'> => ({ schema, markup: new DocMarkup(schema.docs, markupOptions(dialect), request.markup) });
  const plain = withMarkup(written);
  const dated = history === undefined ? plain : { ...withMarkup(applyHistory(written, history)), history };
  const provenance: Provenance = { tool: 'qapi-gen', version: packageVersion(), source, license: project.license };
  const options = readTargetOptions({ name, ...request });
  // What history tells is not in the texts of the modules.
  const piecesOf = history === undefined ? request.pieces?.of(written) : undefined;
  const shared = new Map<string, unknown>();
  const once = <Thing>(what: string, make: () => Thing): Thing => {
    if (!shared.has(what)) shared.set(what, make());
    return shared.get(what) as Thing;
  };
  const files: OutputFile[] = [];
  for (const [target, backend] of targetBackends(request)) {
    request.onProgress?.(`Generating ${target} from ${source}`);
    const required = Object.fromEntries(Object.keys(backend.requires ?? {}).map((other) => [other, options.get(other)]));
    const generated = await backend.generate({
      ...(backend.tellsVersions === true ? dated : plain),
      options: options.get(target), required, runtime: packagedRuntime, once,
      pieces: piecesOf?.(JSON.stringify([name, target, project.targets, [...options], project.docs, project.define, provenance, dialect], plainly)) ?? noPieces,
      sink, docs: project.docs, provenance,
    });
    if (sink.errorCount > 0) return [];
    for (const file of generated) files.push(await finish(file, { name, target }, { request, configurations }));
  }
  return files;
}

/** For JSON, which knows neither maps nor sets. */
function plainly(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value as Iterable<unknown>] : value;
}

function targetBackends({ project, backends }: GenerateRequest): ReadonlyMap<string, Backend> {
  return new Map(Object.keys(project.targets).map((target) => {
    const backend = backends.find((candidate) => candidate.name === target);
    invariant(backend !== undefined, `target ${target} passed as known`);
    return [target, backend];
  }));
}

/** A schema's place among the others, and one of its targets. */
interface TargetPlace {
  readonly name: string;
  readonly target: string;
}

async function finish(
  file: GeneratedFile, { name, target }: TargetPlace, { request, configurations }: Omit<Generation, 'sink'>,
): Promise<OutputFile> {
  const { project, workingDirectory } = request;
  const path = file.isShared === true ? join(name, file.path) : join(name, target, file.path);
  const isStarter = file.isStarter === true;
  const owner = join(name, target);
  if (file.language === 'verbatim') return { path, text: file.text, target: owner, isStarter };
  try {
    const options = await configurations.optionsFor(resolve(workingDirectory, project.output, path));
    return { path, text: await formatFile(file, options), target: owner, isStarter };
  } catch (error) {
    throw error instanceof PrettierConfigurationError ? new RequestError(error.message) : error;
  }
}

function reviewPlan(plan: OutputPlan, mode: GenerateRequest['mode']): { findings: readonly Diagnostic[]; diffs: readonly string[] } {
  const sink = new DiagnosticSink();
  for (const conflict of plan.conflicts) {
    sink.report('output/conflict', join(plan.folder, conflict.path), { problem: describeConflict(plan.folder, conflict) });
  }
  if (mode !== 'check') return { findings: sink.diagnostics, diffs: [] };
  const inTheWay = new Set(plan.conflicts.map(({ path }) => path));
  const stale = staleFiles(plan).filter(({ path }) => !inTheWay.has(path));
  for (const { path, state } of stale) {
    sink.report(`output/${state}`, join(plan.folder, path), { path: join(plan.folder, path) }, {
      suggestion: 'Generate again, and keep the result together with what it was generated from.',
    });
  }
  return { findings: sink.diagnostics, diffs: stale.map(({ diff }) => diff) };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function join(...steps: readonly string[]): string {
  return steps.filter((step) => step !== '').join('/');
}
