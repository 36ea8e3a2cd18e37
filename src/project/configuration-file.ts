/** A configuration file, found and parsed: takes a folder to search from or a file's name, gives its value and where each part of it stands. */
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lilconfigSync, type LoadersSync } from 'lilconfig';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ValuePath } from './json-schema.ts';
import { ConfigurationError, RequestError } from './request-error.ts';

export interface ConfigurationFile {
  /** As reported to the user: relative to the working directory. */
  readonly path: string;
  /** Absolute; relative paths of the configuration start here. */
  readonly folder: string;
  readonly value: unknown;
  /**
   * Where the value at a path stands, or the key that leads to it; the nearest value around it if there is none.
   * Nothing for a configuration that is a program.
   */
  locate(path: ValuePath, part: 'key' | 'value'): Promise<Span | undefined>;
}

export interface ConfigurationSearch {
  /** Absolute. */
  readonly workingDirectory: string;
  /** Relative to the working directory; absent: search it and the folders above it. */
  readonly file?: string | undefined;
}

const packageKey = 'qapi-gen';
const fileNames = ['js', 'mjs', 'json', 'yaml'].map((extension) => `${packageKey}.config.${extension}`);

interface FoundFile {
  readonly text: string;
  /** What a package.json holds; the other files are not parsed yet. */
  readonly value?: unknown;
}

const loaders: LoadersSync = Object.fromEntries(['.js', '.mjs', '.json', '.yaml', 'noExt'].map((extension) => [extension, load]));

/**
 * Nothing if there is no configuration.
 * @throws RequestError if the named file cannot be read or is of no known kind
 * @throws ConfigurationError if what was found is malformed
 */
export async function readConfigurationFile(search: ConfigurationSearch): Promise<ConfigurationFile | undefined> {
  const found = search.file === undefined ? findFile(search.workingDirectory) : openFile(search.workingDirectory, search.file);
  if (found === null) return undefined;
  const path = relative(search.workingDirectory, found.filepath).split(sep).join('/');
  const { text, value } = (found.config ?? { text: '' }) as FoundFile;
  const file = new SourceFile(path, text);
  const isPackage = basename(path) === 'package.json';
  const isProgram = /^\.m?js$/.test(extname(path));
  return {
    path,
    folder: dirname(found.filepath),
    value: isPackage ? value : isProgram ? await runProgram(found.filepath, path) : await parse(file),
    async locate(valuePath, part) {
      if (isProgram) return undefined;
      const { locateValue } = await import('./locate-value.ts');
      const range = locateValue(text, isPackage ? [packageKey, ...valuePath] : valuePath, part);
      return file.span(range.start, range.end);
    },
  };
}

function findFile(workingDirectory: string): ReturnType<ReturnType<typeof lilconfigSync>['search']> {
  try {
    return searcher().search(workingDirectory);
  } catch (error) {
    throw new RequestError(`the configuration cannot be read: ${messageOf(error)}`);
  }
}

function openFile(workingDirectory: string, file: string): ReturnType<ReturnType<typeof lilconfigSync>['load']> {
  const extension = extname(file);
  if (loaders[extension] === undefined) {
    throw new RequestError(
      `the configuration '${file}' is of no known kind`,
      didYouMean(extension, ['.js', '.mjs', '.json', '.yaml']) ?? 'A configuration ends in .js, .mjs, .json or .yaml.',
    );
  }
  try {
    return searcher().load(resolve(workingDirectory, file));
  } catch (error) {
    throw new RequestError(`the configuration '${file}' cannot be read: ${messageOf(error)}`);
  }
}

function searcher(): ReturnType<typeof lilconfigSync> {
  return lilconfigSync(packageKey, {
    searchPlaces: [...fileNames, 'package.json'],
    loaders,
    packageProp: packageKey,
    ignoreEmptySearchPlaces: false,
    cache: false,
  });
}

/** A package.json that is broken or says nothing of qapi-gen is the business of others. */
function load(path: string, text: string): unknown {
  if (basename(path) !== 'package.json') return { text };
  if (!text.includes(`"${packageKey}"`)) return {};
  try {
    const value = (JSON.parse(text) as Record<string, unknown>)[packageKey];
    return value === undefined ? {} : { [packageKey]: { text, value } };
  } catch {
    return {};
  }
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
  if (extname(file.path) === '.yaml') {
    const { parseYaml } = await import('./parse-yaml.ts');
    return parseYaml(file);
  }
  try {
    return JSON.parse(file.text.replace(/^\ufeff/, ''));
  } catch (error) {
    const offset = Number(/position (\d+)/.exec(messageOf(error))?.[1] ?? file.text.length);
    const sink = new DiagnosticSink();
    sink.report('config/syntax', file.span(offset, offset + 1), { language: 'JSON', detail: messageOf(error) });
    throw new ConfigurationError(sink.diagnostics);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
