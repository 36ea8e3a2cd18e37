/**
 * What a run works on: takes what the caller asks for and the configuration, gives each schema with its dialect
 * and place, and each target with its options. The caller comes first, then the schema's entry in the
 * configuration, then the configuration, then the default.
 */
import { basename, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Backend, DocsMode } from '../codegen/backend.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { findDialect, type Dialect } from '../schema/dialect.ts';
import type { FileReader } from '../source/file-system.ts';
import { targetSections, type BreakingConfiguration, type Configuration, type LintConfiguration, type SchemaConfiguration, type TargetConfiguration } from './configuration.ts';
import { dialectLabels, loadConfiguration, type LoadedConfiguration } from './load-configuration.ts';
import { bundledSchemaPath } from './package-files.ts';
import { ConfigurationError, RequestError } from './request-error.ts';
import { addressBaseName, addressPath, addressSource, isAddress, parseAddress } from './schema-address.ts';

/** What the caller says; whatever is absent comes from the configuration. Paths are relative to the working directory. */
export interface ProjectRequest {
  /** Absolute. */
  readonly workingDirectory: string;
  readonly configurationFile?: string | undefined;
  /** Where the configuration is read from; default: the real files. */
  readonly configurationReader?: FileReader | undefined;
  /** True if this process has opened it before, and the configuration may have changed since. */
  readonly isAgain?: boolean | undefined;
  readonly schemas?: readonly string[] | undefined;
  readonly dialect?: string | undefined;
  readonly define?: readonly string[] | undefined;
  readonly output?: string | undefined;
  /** Names of targets; `all` stands for every one. */
  readonly targets?: readonly string[] | undefined;
  readonly docs?: DocsMode | undefined;
  /** Options for those of the targets that have them, such as `open`. */
  readonly targetOptions?: TargetConfiguration | undefined;
}

/** What a run works on, with every wish and default decided. */
export interface Project {
  readonly schemas: readonly ProjectSchema[];
  /** True if nobody named a schema, so that the bundled one serves. */
  readonly isBundled: boolean;
  /** True if the configuration named the schemas. */
  readonly areConfigured: boolean;
  /** As reported to the user; absent if there is none. */
  readonly configurationPath: string | undefined;
  /** The folder that everything is generated into, relative to the working directory. */
  readonly output: string;
  /** By name; filled only if backends were given. */
  readonly targets: Readonly<Record<string, TargetConfiguration>>;
  readonly docs: DocsMode;
  /** Absent: every condition holds. */
  readonly define: readonly string[] | undefined;
  readonly license: string | undefined;
  /** Which lint rules are applied. */
  readonly lint: ProjectLint;
  /** How differences between versions are judged. */
  readonly breaking: BreakingConfiguration;
}

/** What a configuration says of linting. */
export interface ProjectLint extends Omit<LintConfiguration, 'baseline'> {
  /** The file of findings that are put up with, relative to the working directory. */
  readonly baseline: string;
  /** True if the configuration names that file, so that it must be there. */
  readonly isBaselineNamed: boolean;
}

/** A released version of a schema. */
export interface Release extends SchemaPlace {
  readonly version: string;
}

/** A schema to read. */
export interface SchemaPlace {
  /** The root file, relative to the working directory. */
  readonly root: string;
  readonly dialect: Dialect | 'auto';
}

/** A schema of a project. */
export interface ProjectSchema extends SchemaPlace {
  /** The root file as generated files name it: as it was given, never an absolute path. */
  readonly source: string;
  /** The folder below the output folder for this schema; empty for none. */
  readonly name: string;
  /** The older version that it is compared with unless the caller names one. */
  readonly against?: SchemaPlace | undefined;
  /** The oldest first. */
  readonly releases?: readonly Release[];
}

const defaultTarget = 'typescript';
const defaultOutput = 'out';
const defaultBaseline = 'qapi-gen.baseline.json';

/**
 * Loads the configuration and joins it with what the caller asks for.
 * @param backends absent: targets are neither resolved nor checked
 * @throws RequestError for a mistake of the caller
 * @throws ConfigurationError for a mistake in the configuration
 */
export async function openProject(request: ProjectRequest, backends?: readonly Backend[]): Promise<Project> {
  const search = { workingDirectory: request.workingDirectory, file: request.configurationFile, fileReader: request.configurationReader, isAgain: request.isAgain };
  const loaded = await loadConfiguration(search, backends);
  const configuration = loaded?.configuration ?? {};
  const entries = schemaEntries(request, configuration);
  return {
    schemas: entries.length === 0 ? [bundledSchema(request)] : resolveSchemas(entries, request, loaded),
    isBundled: entries.length === 0,
    areConfigured: entries.length > 0 && !request.schemas?.length,
    configurationPath: loaded?.file.path,
    output: outputFolder(request, loaded),
    targets: backends === undefined ? {} : resolveTargets(request, configuration, backends),
    docs: request.docs ?? configuration.docs ?? 'full',
    define: request.define ?? configuration.define,
    license: configuration.license,
    lint: resolveLint(request, loaded),
    breaking: configuration.breaking ?? {},
  };
}

/** The dialect a word stands for. @throws RequestError if it stands for none */
export function parseDialect(label: string): Dialect | 'auto' {
  if (label === 'auto') return label;
  const dialect = findDialect(label);
  if (dialect !== undefined) return dialect;
  throw new RequestError(
    `there is no dialect '${label}'`,
    didYouMean(label, dialectLabels) ?? `A dialect is one of ${dialectLabels.join(', ')} or a QEMU version from 1.0.`,
  );
}

function schemaEntries(request: ProjectRequest, configuration: Configuration): readonly SchemaConfiguration[] {
  const named = request.schemas?.length ? request.schemas : configuration.schemas ?? [];
  return named.map((entry) => (typeof entry === 'string' ? { path: entry } : entry));
}

function bundledSchema(request: ProjectRequest): ProjectSchema {
  return {
    root: bundledSchemaPath(),
    source: 'qapi-gen/fixtures/guest-agent/qapi-schema.json',
    dialect: parseDialect(request.dialect ?? 'latest'),
    name: '',
  };
}

function resolveSchemas(
  entries: readonly SchemaConfiguration[], request: ProjectRequest, loaded: LoadedConfiguration | undefined,
): readonly ProjectSchema[] {
  const isConfigured = !request.schemas?.length;
  const base = isConfigured && loaded !== undefined ? loaded.file.folder : request.workingDirectory;
  return entries.map((entry) => ({
    root: rootPath(entry.path, base, isConfigured ? request.workingDirectory : undefined),
    source: describeSource(entry.path, base),
    dialect: parseDialect(request.dialect ?? entry.dialect ?? loaded?.configuration.dialect ?? 'auto'),
    ...(isConfigured && configuredVersions(entry, entries.length === 1, { request, loaded })),
    name: entry.name ?? (entries.length > 1 ? addressBaseName(parseAddress(entry.path)).replace(/\.json$/, '') : ''),
  }));
}

/** What the configuration says of other versions of a schema; what stands at its top belongs to the only one. */
function configuredVersions(
  entry: SchemaConfiguration, isOnly: boolean, { request, loaded }: { readonly request: ProjectRequest; readonly loaded: LoadedConfiguration | undefined },
): Pick<ProjectSchema, 'against' | 'releases'> {
  if (loaded === undefined) return {};
  const { configuration, file: { folder } } = loaded;
  const place = (path: string): string => rootPath(path, folder, request.workingDirectory);
  const against = entry.against ?? (isOnly ? configuration.breaking?.against : undefined);
  const releases = entry.releases ?? (isOnly ? configuration.releases : undefined) ?? [];
  return {
    against: against === undefined ? undefined : { root: place(against), dialect: parseDialect(configuration.dialect ?? 'auto') },
    releases: releases.flatMap(({ versions, version: only, path, dialect }) => (versions ?? (only === undefined ? [] : [only])).map((version) => ({
      version, root: place(path.replaceAll('{version}', version)), dialect: parseDialect(dialect ?? configuration.dialect ?? 'auto'),
    }))),
  };
}

/**
 * The schema that a word of the caller stands for, be it a file or an address.
 * @throws RequestError if it cannot be one, or for an unknown dialect
 */
export function schemaPlace(word: string, { workingDirectory, dialect = 'auto' }: { readonly workingDirectory: string; readonly dialect?: string | undefined }): SchemaPlace {
  return { root: rootPath(word, workingDirectory, undefined), dialect: parseDialect(dialect) };
}

/** @param reader where paths are told from; absent: as it was given */
function rootPath(path: string, base: string, reader: string | undefined): string {
  if (isAddress(path)) return addressPath(parseAddress(path), base);
  return reader === undefined ? path : pathFrom(reader, resolve(base, path));
}

/**
 * Refuses schemas that would be generated into one folder.
 * @throws ConfigurationError or RequestError, depending on who named the schemas
 */
export function refuseNameCollisions({ schemas, areConfigured, configurationPath }: Project): void {
  const suggestion = 'Give each schema a "name" in the configuration: the folder that it is generated into.';
  const byName = new Map<string, ProjectSchema>();
  for (const schema of schemas) {
    const earlier = byName.get(schema.name);
    byName.set(schema.name, schema);
    if (earlier === undefined) continue;
    const sink = new DiagnosticSink();
    const args = { name: schema.name, first: earlier.root, second: schema.root };
    sink.report('config/name-collision', configurationPath ?? '', args, { suggestion });
    if (areConfigured) throw new ConfigurationError(sink.diagnostics);
    throw new RequestError(sink.diagnostics[0]?.message ?? '', suggestion);
  }
}

function resolveTargets(
  request: ProjectRequest, configuration: Configuration, backends: readonly Backend[],
): Readonly<Record<string, TargetConfiguration>> {
  const known = backends.map((backend) => backend.name);
  const sections = targetSections(configuration);
  const configured = Object.keys(sections);
  const asked = request.targets ?? (configured.length > 0 ? configured : [defaultTarget]);
  const chosen = asked.includes('all') ? known : [...new Set(asked)];
  const unknown = chosen.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new RequestError(
      `there is no target '${unknown}'`, didYouMean(unknown, known) ?? `The targets are ${[...known].sort().join(', ')}, and all.`,
    );
  }
  const names = withRequired(chosen, backends);
  const wishes = Object.entries(request.targetOptions ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(names.map((name) => {
    const { optionSchemas = {} } = backends.find((backend) => backend.name === name) ?? {};
    const wished = wishes.filter(([option]) => Object.hasOwn(optionSchemas, option));
    return [name, { ...sections[name], ...Object.fromEntries(wished) }];
  }));
}

/** Each target behind those that it requires. */
function withRequired(names: readonly string[], backends: readonly Backend[]): readonly string[] {
  const requiredBy = (name: string): readonly string[] => {
    const { requires = {} } = backends.find((backend) => backend.name === name) ?? {};
    return [...Object.keys(requires).flatMap(requiredBy), name];
  };
  return [...new Set(names.flatMap(requiredBy))];
}

function outputFolder(request: ProjectRequest, loaded: LoadedConfiguration | undefined): string {
  if (request.output !== undefined) return request.output.replace(/(?<=.)\/+$/, '');
  const configured = loaded?.configuration.output;
  if (loaded === undefined || configured === undefined) return defaultOutput;
  return pathFrom(request.workingDirectory, resolve(loaded.file.folder, configured));
}

function resolveLint({ workingDirectory }: ProjectRequest, loaded: LoadedConfiguration | undefined): ProjectLint {
  const { baseline, ...lint } = loaded?.configuration.lint ?? {};
  const path = resolve(loaded?.file.folder ?? workingDirectory, baseline ?? defaultBaseline);
  return { ...lint, baseline: pathFrom(workingDirectory, path), isBaselineNamed: baseline !== undefined };
}

function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

/** An absolute path says where somebody's files are; what is shown of it is what lies inside the base folder, or its name. */
function describeSource(path: string, base: string): string {
  const address = parseAddress(path);
  if (address.kind !== 'file') return addressSource(address);
  if (!isAbsolute(path)) return path.split(sep).join('/');
  const inside = pathFrom(base, path);
  return inside.startsWith('../') ? basename(path) : inside;
}
