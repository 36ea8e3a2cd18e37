/** What the command line does, for programs: takes the same wishes, joins them with the configuration, gives records instead of text. */
import { resolve } from 'node:path';
import type { LintOptions } from '../lint/lint-schema.ts';
import { parseVersion } from '../schema/version.ts';
import type { FileReader, FileSystem } from '../source/file-system.ts';
import { nodeFileSystem } from '../source/node-file-system.ts';
import type { AddressSetting } from './address-reader.ts';
import type { CheckReport } from './check.ts';
import { fileSystemAt } from './file-system-at.ts';
import type { FmtResult } from './fmt.ts';
import type { GenerateRequest, GenerateResult } from './generate.ts';
import type { LintReport } from './lint.ts';
import type { ModernizeResult } from './modernize.ts';
import { openProject, type Project, type ProjectRequest } from './project.ts';
import { RequestError } from './request-error.ts';

/** What to check; whatever is absent comes from the configuration or is the default. The working directory is that of the process. */
export interface CheckOptions extends Partial<ProjectRequest> {
  /** Where schemas are read and files are written. Default: the real one. The configuration is always searched for on disk. */
  readonly fileSystem?: FileSystem;
}

/** What to generate; `mode` is `write` unless it is given, `force` is false. */
export interface GenerateOptions extends CheckOptions, Partial<Pick<GenerateRequest, 'mode' | 'force' | 'depfile' | 'onProgress'>> {}

/**
 * Checks schemas: those that are named, or those of the configuration, or the bundled one.
 * @throws RequestError for a mistake in the options
 * @throws ConfigurationError for a mistake in the configuration
 */
export async function check(options: CheckOptions = {}): Promise<CheckReport> {
  const { checkSchemas } = await import('./check.ts');
  const { workingDirectory = resolve(), fileSystem = fileSystemAt(workingDirectory, nodeFileSystem) } = options;
  const project = await openProject({ ...options, workingDirectory });
  return checkSchemas(project.schemas, await readerOf(project, { fileReader: fileSystem, workingDirectory }));
}

/**
 * Generates targets from schemas. Nothing is written if there is an error among the diagnostics of the result.
 * @throws RequestError for a mistake in the options
 * @throws ConfigurationError for a mistake in the configuration
 * @throws FileSystemError if the output cannot be read or written
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const [{ generate: run }, { backends }] = await Promise.all([import('./generate.ts'), import('./backends.ts')]);
  const { workingDirectory = resolve(), fileSystem = fileSystemAt(workingDirectory, nodeFileSystem) } = options;
  const { mode = 'write', force = false, depfile, onProgress } = options;
  const project = await openProject({ ...options, workingDirectory }, backends);
  return run({
    project, backends, workingDirectory, fileReader: await readerOf(project, { fileReader: fileSystem, workingDirectory }), fileSystem, mode, force, depfile, ...(onProgress && { onProgress }),
  });
}

/** What to lint, and by which rules; whatever is absent comes from the configuration or is the default. */
export interface LintTaskOptions extends CheckOptions, Partial<LintOptions> {
  /** The release that the schema is of, such as `10.2`. */
  readonly version?: string;
}

/**
 * Lints schemas: those that are named, or those of the configuration, or the bundled one. No baseline is applied.
 * @throws RequestError for a mistake in the options
 * @throws ConfigurationError for a mistake in the configuration
 */
export async function lint(options: LintTaskOptions = {}): Promise<LintReport> {
  const [{ lintSchemas }, { defaultRuleSet }] = await Promise.all([import('./lint.ts'), import('../lint/rule-set.ts')]);
  const { workingDirectory = resolve(), fileSystem = fileSystemAt(workingDirectory, nodeFileSystem) } = options;
  const project = await openProject({ ...options, workingDirectory });
  const version = options.version ?? project.lint.version;
  return lintSchemas({
    schemas: project.schemas,
    workingDirectory,
    fileReader: await readerOf(project, { fileReader: fileSystem, workingDirectory }),
    set: options.set ?? project.lint.extends ?? defaultRuleSet,
    severities: { ...project.lint.rules, ...options.severities },
    version: version === undefined ? undefined : parseVersion(version),
  });
}

/** What to format; whatever is absent comes from the configuration or is the default. */
export interface FmtOptions extends CheckOptions {
  /** Whether the files that a schema includes are formatted with it. Default: true. */
  readonly includes?: boolean;
}

/**
 * Gives the files of schemas their layout: of those that are named, or those of the configuration. Nothing is written; the
 * result has the text of each file before and after.
 * @throws RequestError for a mistake in the options, without any schema, and for introspection data
 * @throws ConfigurationError for a mistake in the configuration
 */
export async function fmt(options: FmtOptions = {}): Promise<FmtResult> {
  const [{ fmt: run }, { namedSchemas }] = await Promise.all([import('./fmt.ts'), import('./rewritten-file.ts')]);
  const { workingDirectory = resolve(), fileSystem = fileSystemAt(workingDirectory, nodeFileSystem), includes = true } = options;
  const project = await openProject({ ...options, workingDirectory });
  const schemas = namedSchemas(project, 'fmt');
  return run({ schemas, fileReader: await readerOf(project, { fileReader: fileSystem, workingDirectory }), includes });
}

/**
 * Rewrites a schema into today's dialect: the one that is named, or the only one of the configuration. Nothing is written; the
 * result has the text of each file before and after.
 * @throws RequestError for a mistake in the options, unless there is one schema, and for introspection data
 * @throws ConfigurationError for a mistake in the configuration
 */
export async function modernize(options: CheckOptions = {}): Promise<ModernizeResult> {
  const [{ modernize: run }, { namedSchemas }] = await Promise.all([import('./modernize.ts'), import('./rewritten-file.ts')]);
  const { workingDirectory = resolve(), fileSystem = fileSystemAt(workingDirectory, nodeFileSystem) } = options;
  const project = await openProject({ ...options, workingDirectory });
  const [schema, second] = namedSchemas(project, 'modernize');
  if (second !== undefined) throw new RequestError('modernize takes one schema at a time', 'Name one of them.');
  return run(schema, await readerOf(project, { fileReader: fileSystem, workingDirectory }));
}

/** With what git and running programs hold of the project's schemas. */
async function readerOf({ schemas }: Project, setting: AddressSetting): Promise<FileReader> {
  const { withAddresses } = await import('./address-reader.ts');
  return withAddresses(schemas.map(({ root }) => root), setting);
}

/** The JSON Schema of a configuration, for editors; published as `dist/config.schema.json`. */
export async function configurationSchema(): Promise<object> {
  const [{ publishedConfigurationSchema }, { backends }] = await Promise.all([
    import('./configuration-schema.ts'), import('./backends.ts'),
  ]);
  return publishedConfigurationSchema(backends);
}
