/** The depfile of a run: takes what was generated from what, gives its text. */
import { posix, relative, resolve, sep } from 'node:path';
import { hasDepfileName, printDepfile } from '../codegen/depfile.ts';
import type { OutputPlan } from '../codegen/output-plan.ts';
import { PrettierConfigurations } from '../codegen/prettier-configuration.ts';
import type { FileSystem } from '../source/file-system.ts';
import type { CheckReport } from './check.ts';
import type { Project } from './project.ts';
import { RequestError } from './request-error.ts';

/** A depfile to write. */
export interface DepfileWish {
  /** Where it is written. */
  readonly path: string;
  /** The only target that it names, such as a stamp. Default: every generated file. */
  readonly target?: string | undefined;
}

/** What the text is made of. */
export interface DepfileRequest {
  readonly depfile: DepfileWish;
  readonly project: Project;
  readonly check: CheckReport;
  /** The files of the releases that were read. */
  readonly releaseFiles: readonly string[];
  readonly plan: OutputPlan;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly fileSystem: FileSystem;
}

/**
 * The generated files depend on every schema file, on those of the releases that they tell of, on the configuration and on Prettier's. Paths are as they were given:
 * relative to the working directory, or absolute.
 * @throws RequestError if a path cannot stand in a depfile
 */
export async function depfileText(request: DepfileRequest): Promise<string> {
  const { depfile: { target }, plan } = request;
  const generated = plan.files.filter(({ after }) => after !== undefined).map(({ path }) => posix.join(plan.folder, path));
  const targets = target === undefined ? generated : [target];
  const prerequisites = await prerequisitesOf(request);
  const nameless = targets.find((path) => !hasDepfileName(path, 'target')) ?? prerequisites.find((path) => !hasDepfileName(path, 'prerequisite'));
  if (nameless !== undefined) throw new RequestError(`make and Ninja have no way to write ${JSON.stringify(nameless)} in a depfile`);
  return printDepfile({ targets, prerequisites });
}

async function prerequisitesOf(request: DepfileRequest): Promise<readonly string[]> {
  const { project: { configurationPath }, check: { schemas }, releaseFiles, fileSystem } = request;
  const read = schemas.flatMap(({ result: { files } }) => files);
  const all = [...read, ...releaseFiles, ...(configurationPath === undefined ? [] : [configurationPath]), ...await formattingFiles(request)];
  // What came on standard input or out of git is no file.
  return [...new Set(all.map(normalise))].filter((path) => fileSystem.exists(path));
}

async function formattingFiles({ plan, workingDirectory, fileSystem }: DepfileRequest): Promise<readonly string[]> {
  const inFolders = new Map(plan.files.map(({ path }) => [posix.dirname(path), resolve(workingDirectory, plan.folder, path)]));
  const configurations = new PrettierConfigurations(fileSystem);
  const found: string[] = [];
  for (const path of inFolders.values()) found.push(...await configurations.filesFor(path));
  return found.map((path) => relative(workingDirectory, path));
}

function normalise(path: string): string {
  return posix.normalize(path.split(sep).join('/'));
}
