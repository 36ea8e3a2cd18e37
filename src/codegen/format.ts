/**
 * Formatting: takes a generated file and the Prettier options that apply to it, gives its final text. What Prettier
 * prints is the law; it is loaded only when a file is not in that form already.
 */
import type { GeneratedFile } from './backend.ts';
import type { PrettierOptions } from './prettier-configuration.ts';

/**
 * The text as Prettier prints it. Options that are undefined stand for Prettier's defaults.
 * @throws SyntaxError if the text is not of its language, which is our own bug
 */
export async function formatFile(file: GeneratedFile, options: PrettierOptions | undefined): Promise<string> {
  if (file.language === 'verbatim' || (file.isFormatted === true && options === undefined)) return file.text;
  const { format } = await import('prettier');
  return format(file.text, { ...options, parser: file.language });
}
