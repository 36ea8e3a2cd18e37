/** A configuration file, found and parsed: takes a folder to search from or a file's name, gives its value and where each part of it stands. */
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lilconfigSync, type LoadersSync } from 'lilconfig';
import { isRecord } from '../codegen/options.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { messageOf } from '../source/error-message.ts';
import { FileSystemError } from '../source/file-system.ts';
import { describeFailure, nodeFileSystem } from '../source/node-file-system.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ValuePath } from './json-schema.ts';
import { parseJson } from './parse-json.ts';
import { ConfigurationError, RequestError } from './request-error.ts';

/** A configuration as it was read. */
export interface ConfigurationFile {
  /** As reported to the user: relative to the working directory. */
  readonly path: string;
  /** Absolute; relative paths of the configuration start here. */
  readonly folder: string;
  /** Not checked yet; `{}` for an empty file. */
  readonly value: unknown;
  /**
   * Where the value at a path stands, or the key that leads to it; the nearest value around it if there is none.
   * Nothing for a configuration that is a program.
   */
  locate(path: ValuePath, part: 'key' | 'value'): Promise<Span | undefined>;
}

/** Where a configuration is looked for. */
export interface ConfigurationSearch {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Relative to the working directory; absent: search it and the folders above it. */
  readonly file?: string | undefined;
}

const packageKey = 'qapi-gen';
const fileNames = ['js', 'mjs', 'json', 'yaml'].map((extension) => `${packageKey}.config.${extension}`);

/** What lilconfig is told of a file; all but package.json is parsed later, where mistakes can be located. */
interface FileContent {
  readonly text: string;
}

interface FoundFile extends FileContent {
  /** Absolute. */
  readonly path: string;
}

const loaders: LoadersSync = Object.fromEntries(['.js', '.mjs', '.json', '.yaml', 'noExt'].map((extension) => [extension, load]));

/**
 * Finds and parses the configuration; nothing if there is none.
 * @throws RequestError if the named file cannot be read, is of no known kind or says nothing of qapi-gen
 * @throws ConfigurationError if what was found is malformed
 */
export async function readConfigurationFile(search: ConfigurationSearch): Promise<ConfigurationFile | undefined> {
  const found = search.file === undefined ? findFile(search.workingDirectory) : openFile(search.workingDirectory, search.file);
  if (found === undefined) return undefined;
  const path = relative(search.workingDirectory, found.path).split(sep).join('/');
  const file = new SourceFile(path, found.text);
  const isPackage = basename(path) === 'package.json';
  const isProgram = /^\.m?js$/.test(extname(path));
  return {
    path,
    folder: dirname(found.path),
    value: isPackage ? packageSection(file) : isProgram ? await runProgram(found.path, path) : await parse(file),
    async locate(valuePath, part) {
      if (isProgram) return undefined;
      const { locateValue } = await import('./locate-value.ts');
      const range = locateValue(found.text, isPackage ? [packageKey, ...valuePath] : valuePath, part);
      return file.span(range.start, range.end);
    },
  };
}

function findFile(workingDirectory: string): FoundFile | undefined {
  try {
    const found = lilconfigSync(packageKey, {
      searchPlaces: [...fileNames, 'package.json'],
      loaders,
      packageProp: packageKey,
      ignoreEmptySearchPlaces: false,
      cache: false,
    }).search(workingDirectory);
    return found === null ? undefined : { path: found.filepath, text: ((found.config ?? { text: '' }) as FileContent).text };
  } catch (error) {
    throw new RequestError(`the configuration cannot be read: ${messageOf(describeFailure('', error))}`);
  }
}

function openFile(workingDirectory: string, file: string): FoundFile {
  const extension = extname(file);
  if (loaders[extension] === undefined) {
    throw new RequestError(
      `the configuration '${file}' is of no known kind`,
      didYouMean(extension, ['.js', '.mjs', '.json', '.yaml']) ?? 'A configuration ends in .js, .mjs, .json or .yaml.',
    );
  }
  const path = resolve(workingDirectory, file);
  try {
    return { path, text: nodeFileSystem.readText(path) };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.problem === 'not-found') throw new RequestError(`there is no configuration file '${file}'`);
    throw new RequestError(`the configuration '${file}' cannot be read: ${error.message}`);
  }
}

/** A package.json that is broken or says nothing of qapi-gen is passed over: it is the business of others. */
function load(path: string, text: string): unknown {
  if (basename(path) !== 'package.json') return { text };
  if (!text.includes(`"${packageKey}"`)) return {};
  try {
    return Object.hasOwn(JSON.parse(text) as object, packageKey) ? { [packageKey]: { text } } : {};
  } catch {
    return {};
  }
}

function packageSection(file: SourceFile): unknown {
  const content = parseJson(file);
  if (isRecord(content) && content[packageKey] !== undefined) return content[packageKey];
  throw new RequestError(`'${file.path}' has no key "${packageKey}", where a configuration would stand`);
}

async function runProgram(absolutePath: string, path: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(absolutePath).href) as { readonly default?: unknown }).default;
  } catch (error) {
    const sink = new DiagnosticSink();
    sink.report('config/failed', path, { detail: messageOf(error) });
    throw new ConfigurationError(sink.diagnostics);
  }
}

async function parse(file: SourceFile): Promise<unknown> {
  if (file.text.trim() === '') return {};
  if (extname(file.path) !== '.yaml') return parseJson(file);
  const { parseYaml } = await import('./parse-yaml.ts');
  return parseYaml(file);
}
