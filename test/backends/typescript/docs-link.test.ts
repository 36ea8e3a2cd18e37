/** The mode `link`: comments say where in the schema to read, by names alone, and quote nothing. */
import { describe, expect, test } from 'vitest';
import { readTypeScriptOptions } from '../../../src/backends/typescript/options.ts';
import { generateText } from './generate.ts';

const documented = (name: string): string => `##\n# @${name}:\n#\n# Prose of ${name}.\n#\n# @a: prose of a member\n#\n# Since: 2.0\n##\n`;
const files = {
  'schema.json': `{ 'include': 'parts/one.json' }\n${documented('Here')}{ 'struct': 'Here', 'data': { 'a': 'str' } }\n`
    + `{ 'struct': 'Bare', 'data': { 'a': 'str' } }\n`,
  'parts/one.json': `${documented('go')}{ 'command': 'go', 'data': { 'a': 'str' } }\n`,
};

describe('--docs link', () => {
  test('names the definition and its file, relative to the root', async () => {
    const { texts } = await generateText(files, { docs: 'link' });
    expect(texts.get('schema.ts')).toContain(' * See the documentation of `Here` in `schema.json`.\n *\n * @since 2.0\n');
    expect(texts.get('parts/one.ts')).toContain('   * See the documentation of `go` in `parts/one.json`.\n   *\n   * @since 2.0\n');
  });

  test('needs no option, and makes no address up', async () => {
    const { texts, diagnostics } = await generateText(files, { docs: 'link', options: {} });
    expect(diagnostics).toEqual([]);
    expect([...texts.values()].join('')).not.toMatch(/https?:|file:|prose of (?:here|go|a member)/i);
  });

  test('sends nobody to where nothing is written', async () => {
    const { texts } = await generateText(files, { docs: 'link' });
    expect(texts.get('schema.ts')).toContain('export interface Bare {');
    expect(texts.get('schema.ts')).not.toContain('`Bare`');
  });

  test.each(['full', 'none'] as const)('is what %s does not do', async (docs) => {
    const { texts } = await generateText(files, { docs });
    expect([...texts.values()].join('')).not.toContain('See the documentation');
  });

  test('has no option for an address, and says so', () => {
    const problems: string[] = [];
    readTypeScriptOptions({ docsUrl: 'https://example.org/' }, problems);
    expect(problems).toEqual([expect.stringMatching(/^"docsUrl" is no option of this target\. The options are "integers", /)]);
  });
});
