/** Formatting: Prettier's defaults, the user's own configuration, and when neither is needed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatFile } from '../../src/codegen/format.ts';
import { PrettierConfigurations, PrettierConfigurationError, type PrettierOptions } from '../../src/codegen/prettier-configuration.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

describe('formatFile', () => {
  test.each([
    ['typescript', 'type A={a:string}', 'type A = { a: string };\n'],
    ['json', '{"a":1 }', '{ "a": 1 }\n'],
    ['markdown', '* a\n* b', '- a\n- b\n'],
    ['verbatim', ' as it is', ' as it is'],
  ] as const)('%s', async (language, text, formatted) => {
    expect(await formatFile({ path: 'a', text, language }, undefined)).toBe(formatted);
  });

  test('leaves a file alone that is formatted already, unless the user wants it otherwise', async () => {
    const file = { path: 'a.ts', text: 'type A = "a"\n', language: 'typescript', isFormatted: true } as const;
    expect(await formatFile(file, undefined)).toBe(file.text);
    expect(await formatFile(file, { singleQuote: true, semi: false })).toBe("type A = 'a'\n");
  });

  // Formatted, this would be another text.
  const unformatted = { typescript: 'type A={a:"b"}', json: '{"a":"b" }', markdown: '* a "b"' } as const;

  test.each([
    ['json', { semi: false, singleQuote: true, trailingComma: 'none', arrowParens: 'avoid', proseWrap: 'always', jsxSingleQuote: true }],
    ['markdown', { semi: false, singleQuote: true, trailingComma: 'none', arrowParens: 'avoid', bracketSameLine: true }],
    ['typescript', { proseWrap: 'always', htmlWhitespaceSensitivity: 'ignore' }],
  ] as const)('does not ask Prettier for options that mean nothing in %s', async (language, options) => {
    const text = unformatted[language];
    expect(await formatFile({ path: 'a', text, language, isFormatted: true }, options)).toBe(text);
    for (const [name, value] of Object.entries(options)) {
      expect(await format(text, { [name]: value, parser: language }), name).toBe(await format(text, { parser: language }));
    }
    for (const decisive of [{ tabWidth: 4 }, { printWidth: 100 }, { useTabs: true }, { plugins: [] }]) {
      expect(await formatFile({ path: 'a', text, language, isFormatted: true }, { ...options, ...decisive })).not.toBe(text);
    }
  });

  test.each(['---\ntitle: "a"\n---\n', '[a](b "c")\n', '[a]: b "c"\n'])('changes quotes in Markdown where Prettier does: %j', async (text) => {
    const changed = await formatFile({ path: 'a.md', text, language: 'markdown', isFormatted: true }, { singleQuote: true });
    expect(changed).toBe(text.replaceAll('"', "'"));
  });
});

describe('PrettierConfigurations', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'qapi-gen-format-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const find = (files: Readonly<Record<string, string>>): Promise<PrettierOptions | undefined> => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
    return new PrettierConfigurations(nodeFileSystem).optionsFor(join(home, 'out/typescript/index.ts'));
  };

  test('nothing without a configuration', async () => {
    expect(await find({})).toBeUndefined();
  });

  test('what a configuration above says', async () => {
    expect(await find({ '.prettierrc': 'semi: false' })).toEqual({ semi: false });
  });

  test('overrides for the very file', async () => {
    const overrides = [{ files: 'out/**/*.ts', options: { singleQuote: true } }, { files: '*.js', options: { semi: false } }];
    expect(await find({ '.prettierrc.json': JSON.stringify({ overrides }) })).toEqual({ singleQuote: true });
  });

  test('the section of package.json', async () => {
    expect(await find({ 'package.json': '{"prettier":{"tabWidth":4}}' })).toEqual({ tabWidth: 4 });
  });

  test('.editorconfig, as Prettier itself takes it', async () => {
    expect(await find({ '.editorconfig': 'root = true\n[*]\nindent_style = tab\n' })).toMatchObject({ useTabs: true });
  });

  test('nothing where a configuration says what holds anyway', async () => {
    expect(await find({ '.editorconfig': 'root = true\n[*]\nindent_style = space\nindent_size = 2\nend_of_line = lf\n' })).toBeUndefined();
    expect(await find({ 'package.json': '{"devDependencies":{"prettier":"*"}}' })).toBeUndefined();
  });

  test('only what does not hold anyway', async () => {
    expect(await find({ '.prettierrc': 'semi: false\ntabWidth: 2\nprintWidth: 80\n' })).toEqual({ semi: false });
  });

  test('refuses a configuration that is none', async () => {
    await expect(find({ '.prettierrc.json': '{' })).rejects.toThrow(PrettierConfigurationError);
    await expect(find({ '.prettierrc.json': '{' })).rejects.toThrow(/index\.ts cannot be used/);
  });
});
