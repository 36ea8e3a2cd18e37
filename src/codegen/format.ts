/**
 * Formatting: takes a generated file and the Prettier options that apply to it, gives its final text. What Prettier
 * prints is the law; it is loaded only when a file is not in that form already.
 */
import type { GeneratedFile } from './backend.ts';
import type { PrettierOptions } from './prettier-configuration.ts';

const forScripts = ['semi', 'arrowParens', 'trailingComma', 'experimentalTernaries', 'experimentalOperatorPosition'];
const forElements = [
  'jsxSingleQuote', 'bracketSameLine', 'singleAttributePerLine', 'htmlWhitespaceSensitivity', 'vueIndentScriptAndStyle',
];

/** Options that change nothing in a language. Source: Prettier 3's "Options"; a test formats with each of them. */
const withoutEffect: Readonly<Record<Exclude<GeneratedFile['language'], 'verbatim'>, readonly string[]>> = {
  typescript: [...forElements, 'proseWrap'],
  json: [...forElements, ...forScripts, 'proseWrap', 'singleQuote'],
  markdown: [...forElements, ...forScripts],
};

/**
 * The text as Prettier prints it. Options that are undefined stand for Prettier's defaults.
 * @throws SyntaxError if the text is not of its language, which is our own bug
 */
export async function formatFile(file: GeneratedFile, options: PrettierOptions | undefined): Promise<string> {
  if (file.language === 'verbatim') return file.text;
  if (file.isFormatted === true && !matters(options, file.text, file.language)) return file.text;
  const { format } = await import('prettier');
  return format(file.text, { ...options, parser: file.language });
}

/** Whether what has the form that Prettier's defaults give it may have another with some options. */
function matters(options: PrettierOptions | undefined, text: string, language: keyof typeof withoutEffect): boolean {
  return Object.keys(options ?? {}).some((name) => (
    language === 'markdown' && name === 'singleQuote' ? hasQuotedPlaces(text) : !withoutEffect[language].includes(name)
  ));
}

/** Whether a page has front matter or titles of links, the only things in Markdown that Prettier quotes. */
function hasQuotedPlaces(page: string): boolean {
  return /^---\n|\]\([^)]*["'(]|\]: /.test(page);
}
