/**
 * The user's own Prettier configuration: takes the path of an output file, gives the options that Prettier would use
 * for it, or nothing. Prettier itself is loaded only if a configuration file is in sight.
 */
import { posix } from 'node:path';
import { messageOf } from '../source/error-message.ts';
import type { FileReader } from '../source/file-system.ts';
import { FileSystemError } from '../source/file-system.ts';
import { isRecord } from './options.ts';
import { printWidth } from './print-width.ts';

/** Options as Prettier resolves them for one file: opaque to us, given back to it. */
export type PrettierOptions = Readonly<Record<string, unknown>>;

/** The user's Prettier configuration exists and cannot be used; the message is Prettier's own. */
export class PrettierConfigurationError extends Error {
  constructor(path: string, cause: unknown) {
    super(`The Prettier configuration that applies to ${path} cannot be used: ${messageOf(cause)}`);
    this.name = 'PrettierConfigurationError';
  }
}

/** What Prettier looks for on its way up, `package.json` and `package.yaml` aside. Source: Prettier's "Configuration File". */
const configurationFiles = [
  '.prettierrc', '.prettierrc.json', '.prettierrc.yml', '.prettierrc.yaml', '.prettierrc.json5', '.prettierrc.toml',
  ...['.prettierrc', 'prettier.config'].flatMap((stem) => ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].map((extension) => `${stem}.${extension}`)),
  '.editorconfig', 'package.yaml',
];

/** Everything that may decide, if it is there, how files in these folders are formatted. All paths are absolute. */
export function configurationPlaces(folders: Iterable<string>): ReadonlySet<string> {
  const around = new Set<string>();
  for (const inner of folders) {
    for (let folder = inner.replaceAll('\\', '/'); !around.has(folder); folder = posix.dirname(folder)) around.add(folder);
  }
  return new Set([...around].flatMap((folder) => [...configurationFiles, 'package.json'].map((name) => posix.join(folder, name))));
}

/** Prettier 3's defaults, as far as they decide how a generated file looks. */
const defaults: PrettierOptions = {
  printWidth, tabWidth: 2, useTabs: false, endOfLine: 'lf', semi: true, singleQuote: false, quoteProps: 'as-needed',
  trailingComma: 'all', bracketSpacing: true, objectWrap: 'preserve', proseWrap: 'preserve',
};

/** What looking for a configuration needs of a file system. */
type ConfigurationReader = FileReader & { exists(path: string): boolean };

/** The Prettier configurations of a run. What stands in a folder is looked up once. */
export class PrettierConfigurations {
  readonly #fileReader: ConfigurationReader;
  /** By folder: whether there is a configuration in it or above it. */
  readonly #hasConfiguration = new Map<string, boolean>();
  #isDecidedElsewhere = false;
  #isFresh = false;

  constructor(fileReader: ConfigurationReader) {
    this.#fileReader = fileReader;
  }

  /** Whether something else than the files of {@link filesFor} had a say in options: a program, a package that one of them names. */
  get isDecidedElsewhere(): boolean {
    return this.#isDecidedElsewhere;
  }

  /**
   * The options for the output file at an absolute path that are not Prettier's defaults; undefined if there are none.
   * @throws PrettierConfigurationError if there is a configuration that Prettier cannot read
   */
  async optionsFor(path: string): Promise<PrettierOptions | undefined> {
    if (!this.#isConfigured(folderOf(path))) return undefined;
    const { resolveConfig } = await this.#prettier();
    for (const file of await this.filesFor(path)) this.#isDecidedElsewhere ||= !isSelfContained(file, this.#fileReader);
    let options: PrettierOptions | null;
    try {
      options = await resolveConfig(path, { editorconfig: true });
    } catch (error) {
      throw new PrettierConfigurationError(path, error);
    }
    return options === null ? undefined : withoutDefaults(options);
  }

  /**
   * The files that decide how the output file at an absolute path is formatted, absolute. What a configuration imports is not
   * among them.
   */
  async filesFor(path: string): Promise<readonly string[]> {
    if (!this.#isConfigured(folderOf(path))) return [];
    const { resolveConfigFile } = await this.#prettier();
    const own = await resolveConfigFile(path);
    return [...(own === null ? [] : [own]), ...this.#editorConfigurations(path)];
  }

  /** Prettier looks for these up to the root of the project, and no further than one that says it is the outermost. */
  #editorConfigurations(path: string): readonly string[] {
    const found: string[] = [];
    for (let folder = folderOf(path);; folder = posix.dirname(folder)) {
      const file = posix.join(folder, '.editorconfig');
      if (this.#fileReader.exists(file)) {
        found.push(file);
        if (/^\s*root\s*=\s*true\s*$/im.test(this.#fileReader.readText(file))) break;
      }
      const isOutermost = folder === posix.dirname(folder) || ['.git', '.hg'].some((name) => this.#fileReader.exists(posix.join(folder, name)));
      if (isOutermost) break;
    }
    return found;
  }

  async #prettier(): Promise<typeof import('prettier')> {
    const prettier = await import('prettier');
    // What it remembers of an earlier run may not be true any more.
    if (!this.#isFresh) await prettier.clearConfigCache();
    this.#isFresh = true;
    return prettier;
  }

  #isConfigured(folder: string): boolean {
    const known = this.#hasConfiguration.get(folder);
    if (known !== undefined) return known;
    const above = posix.dirname(folder);
    const isConfigured = hasConfiguration(this.#fileReader, folder) || (above !== folder && this.#isConfigured(above));
    this.#hasConfiguration.set(folder, isConfigured);
    return isConfigured;
  }
}

/** Whether a configuration is data, and names neither plugins nor another configuration. */
function isSelfContained(file: string, fileReader: FileReader): boolean {
  const text = fileReader.readText(file);
  const isProgram = /\.[cm]?[jt]s$/.test(file);
  const namesAnother = file.endsWith('package.json') || file.endsWith('package.yaml')
    ? /(["']?)prettier\1\s*:\s*["'\w@]/.test(text)
    : /^\s*["'\w@][^:={]*$/.test(text);
  return !isProgram && !namesAnother && !text.includes('plugins');
}

function folderOf(path: string): string {
  return posix.dirname(path.replaceAll('\\', '/'));
}

function hasConfiguration(fileReader: ConfigurationReader, folder: string): boolean {
  return configurationFiles.some((name) => fileReader.exists(posix.join(folder, name))) || mentionsPrettier(fileReader, posix.join(folder, 'package.json'));
}

function withoutDefaults(options: PrettierOptions): PrettierOptions | undefined {
  const others = Object.entries(options).filter(([name, value]) => value !== undefined && defaults[name] !== value);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

function mentionsPrettier(fileReader: FileReader, packageFile: string): boolean {
  try {
    const content: unknown = JSON.parse(fileReader.readText(packageFile));
    return isRecord(content) && content['prettier'] !== undefined;
  } catch (error) {
    if (error instanceof FileSystemError) return false;
    // Not JSON: whether that matters is for Prettier to say.
    return true;
  }
}
