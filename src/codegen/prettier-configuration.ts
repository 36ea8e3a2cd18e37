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

/** Prettier 3's defaults, as far as they decide how a generated file looks. */
const defaults: PrettierOptions = {
  printWidth, tabWidth: 2, useTabs: false, endOfLine: 'lf', semi: true, singleQuote: false, quoteProps: 'as-needed',
  trailingComma: 'all', bracketSpacing: true, objectWrap: 'preserve', proseWrap: 'preserve',
};

/**
 * The options for the output file at an absolute path; undefined if Prettier's defaults apply.
 * @throws PrettierConfigurationError if there is a configuration that Prettier cannot read
 */
export async function findPrettierOptions(fileReader: FileReader & { exists(path: string): boolean }, path: string): Promise<PrettierOptions | undefined> {
  if (!hasConfigurationAbove(fileReader, path)) return undefined;
  const { resolveConfig } = await import('prettier');
  let options: PrettierOptions | null;
  try {
    options = await resolveConfig(path, { editorconfig: true });
  } catch (error) {
    throw new PrettierConfigurationError(path, error);
  }
  return options === null || isDefault(options) ? undefined : options;
}

/**
 * The files that decide how the output file at an absolute path is formatted, absolute. What a configuration imports is not
 * among them.
 */
export async function prettierConfigurationFiles(
  fileReader: FileReader & { exists(path: string): boolean }, path: string,
): Promise<readonly string[]> {
  if (!hasConfigurationAbove(fileReader, path)) return [];
  const { resolveConfigFile } = await import('prettier');
  const own = await resolveConfigFile(path);
  return [...(own === null ? [] : [own]), ...editorConfigurations(fileReader, path)];
}

/** Prettier looks for these up to the root of the project, and no further than one that says it is the outermost. */
function editorConfigurations(fileReader: FileReader & { exists(path: string): boolean }, path: string): readonly string[] {
  const found: string[] = [];
  for (const folder of foldersAbove(path)) {
    const file = posix.join(folder, '.editorconfig');
    if (fileReader.exists(file)) {
      found.push(file);
      if (/^\s*root\s*=\s*true\s*$/im.test(fileReader.readText(file))) break;
    }
    if (['.git', '.hg'].some((name) => fileReader.exists(posix.join(folder, name)))) break;
  }
  return found;
}

/** The folder that a file stands in, and all around it. */
function* foldersAbove(path: string): Iterable<string> {
  for (let folder = posix.dirname(path.replaceAll('\\', '/'));; folder = posix.dirname(folder)) {
    yield folder;
    if (folder === posix.dirname(folder)) return;
  }
}

function isDefault(options: PrettierOptions): boolean {
  return Object.entries(options).every(([name, value]) => value === undefined || defaults[name] === value);
}

function hasConfigurationAbove(fileReader: FileReader & { exists(path: string): boolean }, path: string): boolean {
  for (const folder of foldersAbove(path)) {
    if (configurationFiles.some((name) => fileReader.exists(posix.join(folder, name)))) return true;
    if (mentionsPrettier(fileReader, posix.join(folder, 'package.json'))) return true;
  }
  return false;
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
