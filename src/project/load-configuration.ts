/** The configuration in force: takes where to look and the backends that are known, gives a configuration that has been checked. */
import type { Backend } from '../codegen/backend.ts';
import { isRecord } from '../codegen/options.ts';
import { DiagnosticSink, type ReportDetails } from '../diagnostics/sink.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { dialectNames, findDialect } from '../schema/dialect.ts';
import { targetSections, type Configuration, type ReleaseConfiguration } from './configuration.ts';
import { readConfigurationFile, type ConfigurationFile, type ConfigurationSearch } from './configuration-file.ts';
import { configurationSchema } from './configuration-schema.ts';
import { formatPath, validateValue, type SchemaProblem, type ValuePath } from './json-schema.ts';
import { findMisplacedRelease } from './release-order.ts';
import { ConfigurationError } from './request-error.ts';

/** A configuration that has been checked, and where it comes from. */
export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly file: ConfigurationFile;
}

/** The words that `--dialect` understands besides QEMU versions. */
export const dialectLabels: readonly string[] = ['auto', 'latest', ...dialectNames];

/**
 * Finds, parses and checks the configuration; nothing if there is none.
 * @param backends absent: targets and their options are not checked
 * @throws RequestError if the named file cannot be read or is of no known kind
 * @throws ConfigurationError with a diagnostic for every mistake
 */
export async function loadConfiguration(
  search: ConfigurationSearch, backends?: readonly Backend[],
): Promise<LoadedConfiguration | undefined> {
  const file = await readConfigurationFile(search);
  if (file === undefined) return undefined;
  const problems = validateValue(file.value, configurationSchema(backends));
  const sink = new DiagnosticSink();
  for (const problem of problems) await reportProblem(problem, file, sink);
  if (sink.errorCount > 0) throw new ConfigurationError(sink.diagnostics);
  const configuration = file.value as Configuration;
  await checkDialects(configuration, file, sink);
  for (const [path, releases] of releaseLists(configuration)) await checkReleases(releases, { path, file, sink });
  if (backends !== undefined) await checkOptions(configuration, { file, backends, sink });
  if (sink.errorCount > 0) throw new ConfigurationError(sink.diagnostics);
  return { configuration, file };
}

async function reportProblem(problem: SchemaProblem, file: ConfigurationFile, sink: DiagnosticSink): Promise<void> {
  const path = formatPath(problem.path);
  const place = await file.locate(problem.path, problem.kind === 'unknown-key' ? 'key' : 'value') ?? file.path;
  const details: ReportDetails = { suggestion: problem.suggestion };
  switch (problem.kind) {
    case 'unknown-key':
      sink.report('config/unknown-key', place, { path, owner: ownerOf(problem.path) }, details);
      break;
    case 'missing-key':
      sink.report('config/missing-key', place, { path, key: problem.key }, details);
      break;
    case 'invalid-value':
      sink.report('config/invalid-value', place, { path, expected: problem.expected, found: problem.found }, details);
      break;
    default:
      problem satisfies never;
  }
}

function ownerOf(path: ValuePath): string {
  const owner = formatPath(path.slice(0, -1));
  return owner === '' ? 'the configuration' : `'${owner}'`;
}

async function checkDialects(configuration: Configuration, file: ConfigurationFile, sink: DiagnosticSink): Promise<void> {
  const places: (readonly [ValuePath, string | undefined])[] = [
    [['dialect'], configuration.dialect],
    ...(configuration.schemas ?? []).map((schema, index) => (
      [['schemas', index, 'dialect'], typeof schema === 'string' ? undefined : schema.dialect] as const
    )),
    ...releaseLists(configuration).flatMap(([path, releases]) => releases.map(({ dialect }, index) => [[...path, index, 'dialect'], dialect] as const)),
  ];
  for (const [path, label] of places) {
    if (label === undefined || label === 'auto' || findDialect(label) !== undefined) continue;
    sink.report(
      'config/invalid-value',
      await file.locate(path, 'value') ?? file.path,
      { path: formatPath(path), expected: `${dialectLabels.join(', ')} or a QEMU version from 1.0`, found: `'${label}'` },
      { suggestion: didYouMean(label, dialectLabels) },
    );
  }
}

/** All of them, with the paths that lead there. */
function releaseLists({ releases = [], schemas = [] }: Configuration): readonly (readonly [ValuePath, readonly ReleaseConfiguration[]])[] {
  return [
    [['releases'], releases],
    ...schemas.map((schema, index) => [['schemas', index, 'releases'], typeof schema === 'string' ? [] : schema.releases ?? []] as const),
  ];
}

/** Each has one way to say which versions it holds, and they stand in order. */
async function checkReleases(
  releases: readonly ReleaseConfiguration[], { path, file, sink }: { readonly path: ValuePath; readonly file: ConfigurationFile; readonly sink: DiagnosticSink },
): Promise<void> {
  const versions: { readonly version: string; readonly path: ValuePath }[] = [];
  for (const [index, release] of releases.entries()) {
    const own = [...path, index];
    if (release.version !== undefined) versions.push({ version: release.version, path: [...own, 'version'] });
    else if (release.versions === undefined) await reportProblem({ kind: 'missing-key', path: own, key: 'versions', suggestion: undefined }, file, sink);
    if (release.version !== undefined && release.versions !== undefined) {
      const problem = { path: [...own, 'version'], expected: "no 'version' beside 'versions'", found: `'${release.version}'`, suggestion: undefined };
      await reportProblem({ kind: 'invalid-value', ...problem }, file, sink);
    }
    release.versions?.forEach((version, position) => versions.push({ version, path: [...own, 'versions', position] }));
  }
  const misplaced = findMisplacedRelease(versions.map(({ version }) => version));
  const place = misplaced && versions[misplaced.index];
  if (place === undefined) return;
  sink.report('config/release-order', await file.locate(place.path, 'value') ?? file.path, { path: formatPath(place.path), problem: misplaced?.problem ?? '' });
}

async function checkOptions(
  configuration: Configuration,
  { file, backends, sink }: { file: ConfigurationFile; backends: readonly Backend[]; sink: DiagnosticSink },
): Promise<void> {
  for (const [target, section] of Object.entries(targetSections(configuration))) {
    const problems: string[] = [];
    backends.find((backend) => backend.name === target)?.readOptions(section, problems);
    for (const problem of problems) {
      const option = findOption(problem, section);
      const place = await file.locate(['targets', target, ...option], option.length === 0 ? 'key' : 'value') ?? file.path;
      sink.report('config/invalid-option', place, { target, problem });
    }
  }
}

/** The path of what a target complains of: it names options, and keys inside of them, in double quotes and from the outside in. */
function findOption(problem: string, section: unknown): ValuePath {
  const path: string[] = [];
  let value = section;
  for (const [, name = ''] of problem.matchAll(/"([^"]*)"/g)) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) continue;
    path.push(name);
    value = value[name];
  }
  return path;
}
