/** The options of all targets of a schema: takes the project and the backends, gives what each backend made of its section. */
import type { Backend } from '../codegen/backend.ts';
import { readManifest } from '../codegen/output-manifest.ts';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import type { Project } from './project.ts';
import { RequestError } from './request-error.ts';

/** Whose options to read. */
export interface TargetOptionsRequest {
  readonly project: Project;
  readonly backends: readonly Backend[];
  /** The folder of the schema below the output folder; empty for none. */
  readonly name: string;
  readonly fileSystem: FileReader;
}

/**
 * Checked options by target. What a target lacks comes from those that require it, whether they are generated now or stand
 * in the output folder from an earlier run (so that runs for one target each do not undo each other); the symbols that
 * count as defined are the project's where a target knows of them.
 * @throws RequestError for an option that is wrong
 */
export function readTargetOptions(request: TargetOptionsRequest): ReadonlyMap<string, unknown> {
  const { project, backends } = request;
  const present = presentTargets(request);
  return new Map(backends.filter(({ name }) => Object.hasOwn(project.targets, name)).map((backend) => {
    const requiring = backends.filter(({ name }) => present.has(name));
    const wished = Object.assign({}, ...requiring.map(({ requires }) => requires?.[backend.name] ?? {})) as object;
    return [backend.name, readOptions(backend, { ...wished, ...project.targets[backend.name] }, project)];
  }));
}

function presentTargets({ project, name, fileSystem }: TargetOptionsRequest): ReadonlySet<string> {
  const prefix = name === '' ? '' : `${name}/`;
  const written = earlierTargets(fileSystem, project.output);
  return new Set([...Object.keys(project.targets), ...written.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))]);
}

/** None if the folder cannot be read: whoever writes it says why. */
function earlierTargets(fileSystem: FileReader, folder: string): readonly string[] {
  try {
    return [...readManifest(fileSystem, folder)?.schemas.keys() ?? []];
  } catch (error) {
    if (error instanceof FileSystemError) return [];
    throw error;
  }
}

function readOptions(backend: Backend, section: object, { define }: Project): unknown {
  const inherited = define !== undefined && Object.hasOwn(backend.optionSchemas, 'define') ? { define } : {};
  const problems: string[] = [];
  const options = backend.readOptions({ ...inherited, ...section }, problems);
  if (problems[0] !== undefined) throw new RequestError(`target ${backend.name}: ${problems[0]}`);
  return options;
}
