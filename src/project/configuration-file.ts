/** A configuration file, found and parsed: takes a folder to search from or a file's name, gives its value and where each part of it stands. */
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isRecord } from '../codegen/options.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { messageOf } from '../source/error-message.ts';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { nodeFileSystem } from '../source/node-file-system.ts';
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
  /** Default: the real files. */
  readonly fileReader?: FileReader | undefined;
  /** True if this process has read it before, and it may have changed since. */
  readonly isAgain?: boolean | undefined;
}

const packageKey = 'qapi-gen';
const packageFile = 'package.json';
const extensions = ['.js', '.mjs', '.json', '.yaml'];
const fileNames = extensions.map((extension) => `${packageKey}.config${extension}`);

interface FoundFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/**
 * Finds and parses the configuration; nothing if there is none.
 * @throws RequestError if the named file cannot be read, is of no known kind or says nothing of qapi-gen
 * @throws ConfigurationError if what was found is malformed
 */
export async function readConfigurationFile(search: ConfigurationSearch): Promise<ConfigurationFile | undefined> {
  const found = search.file === undefined ? findFile(search) : openFile(search.file, search);
  if (found === undefined) return undefined;
  const path = relative(search.workingDirectory, found.path).split(sep).join('/');
  const file = new SourceFile(path, found.text);
  const isPackage = basename(path) === packageFile;
  const isProgram = /^\.m?js$/.test(extname(path));
  return {
    path,
    folder: dirname(found.path),
    value: isPackage ? packageSection(file) : isProgram ? await runProgram(found.path, { path, isAgain: search.isAgain === true }) : await parse(file),
    async locate(valuePath, part) {
      if (isProgram) return undefined;
      const { locateValue } = await import('./locate-value.ts');
      const range = locateValue(found.text, isPackage ? [packageKey, ...valuePath] : valuePath, part);
      return file.span(range.start, range.end);
    },
  };
}

/** Whether a search comes upon a configuration, be it right or wrong. */
export function hasConfiguration(search: ConfigurationSearch): boolean {
  return search.file !== undefined || findFile(search) !== undefined;
}

/** The first there is, in the nearest folder; a package.json only if it has the key. */
function findFile({ workingDirectory, fileReader = nodeFileSystem }: ConfigurationSearch): FoundFile | undefined {
  for (let folder = resolve(workingDirectory);; folder = dirname(folder)) {
    for (const name of [...fileNames, packageFile]) {
      const path = join(folder, name);
      const text = readIfThere(path, { workingDirectory, fileReader });
      if (text !== undefined && (name !== packageFile || hasSection(text))) return { path, text };
    }
    if (folder === dirname(folder)) return undefined;
  }
}

function readIfThere(
  path: string, { workingDirectory, fileReader }: { readonly workingDirectory: string; readonly fileReader: FileReader },
): string | undefined {
  try {
    return fileReader.readText(path);
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.problem === 'not-found') return undefined;
    throw new RequestError(`the configuration '${relative(workingDirectory, path)}' cannot be read: ${error.message}`);
  }
}

function openFile(file: string, { workingDirectory, fileReader = nodeFileSystem }: ConfigurationSearch): FoundFile {
  const extension = extname(file);
  if (!extensions.includes(extension)) {
    throw new RequestError(
      `the configuration '${file}' is of no known kind`,
      didYouMean(extension, extensions) ?? 'A configuration ends in .js, .mjs, .json or .yaml.',
    );
  }
  const path = resolve(workingDirectory, file);
  try {
    return { path, text: fileReader.readText(path) };
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    if (error.problem === 'not-found') throw new RequestError(`there is no configuration file '${file}'`);
    throw new RequestError(`the configuration '${file}' cannot be read: ${error.message}`);
  }
}

/** A package.json that is broken or says nothing of qapi-gen is passed over: it is the business of others. */
function hasSection(text: string): boolean {
  if (!text.includes(`"${packageKey}"`)) return false;
  try {
    return Object.hasOwn(JSON.parse(text) as object, packageKey);
  } catch {
    return false;
  }
}

function packageSection(file: SourceFile): unknown {
  const content = parseJson(file);
  if (isRecord(content) && content[packageKey] !== undefined) return content[packageKey];
  throw new RequestError(`'${file.path}' has no key "${packageKey}", where a configuration would stand`);
}

async function runProgram(absolutePath: string, { path, isAgain }: { readonly path: string; readonly isAgain: boolean }): Promise<unknown> {
  const address = pathToFileURL(absolutePath);
  try {
    if (!isAgain) return (await import(address.href) as { readonly default?: unknown }).default;
    const { runProgramAgain } = await import('./run-program-again.ts');
    return await runProgramAgain(address);
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
