/**
 * Nothing in a schema becomes markup: whatever its documentation contains comes out as the text it was, in the renderer of
 * each flavour with HTML switched on; and so do titles in front matter and navigation.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { Places } from '../../../src/backends/markdown/places.ts';
import type { Schema } from '../../../src/schema/model.ts';
import { findDialect } from '../../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import type { Inline, MarkupNode } from '../../../src/schema/markup.ts';
import { markupOptions } from '../../../src/syntax/markup/markup-options.ts';
import { parseDoc } from '../../../src/syntax/markup/parse-markup.ts';
import { walkMarkup } from '../../../src/syntax/markup/walk-markup.ts';
import { generateTarget } from '../../support/generate-target.ts';
import { shownReferenceTitles, shownTitles } from './shown-titles.ts';
import { inspectPage, squeeze } from './inspect-page.ts';
import { pageRenderers, withoutFrontMatter, type PageRenderer } from './renderers.ts';

const dialect = '9.2';

const pieces = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</div>', '<Badge type="tip" text="x" />', '<b>', '<!--', '-->', '<!-- @include: x -->', '<<< @/x',
  '<https://x.example>', '<a href="javascript:alert(1)">', '<svg/onload=alert(1)>', '<template v-if="1">', '<%= x %>', '<?php', '<![CDATA[', '&lt;', '&amp;', '&#60;script&#62;', '&copy',
  '{{ 7 * 7 }}', '{{', '}}', '{', '}', '{#id}', '{.class}', '{ .class }', '{: .class }', '{% raw %}', '${x}', '{/* x */}', '{import("x")}', 'v-html="x"', '@click="x"',
  '*', '**', '_', '__', '*a*', '**a**', '_a_', '__a__', 'a_b', 'a*b*c', '`', '``', '```', '~', '~~', '~~a~~', '==a==', '^a^', '++a++', '$', '$a$', '$$',
  '|', '| a | b |', '|---|---|', '---', '===', '- a', '+ a', '* a', '1. a', '1) a', '# a', '#a', '> a', '>', '[x](javascript:alert(1))', '![x](http://x.example/y.png)',
  '[x]', '[[toc]]', '[[x]]', '[TOC]', '[^1]', '[^1]: x', '[x]: http://x.example', 'http://x.example&#60;b&#62;', '[ ] a', '[!NOTE]', '\\', '\\*', '\\<', ':::', '::: warning x', ':::note[x]', '::name', ':name[x]', ':tada:', ':)', ';)', '8-)',
  '!!! note', '??? x', '=== "x"', ': a', '--8<-- "x"', '--x', '...', '"a"', "'a'", 'import x from "x"', 'export const a = 1', 'http://x.example/a_b_c', 'www.x.example', 'a@b.example', '@name', '@{', 'a', 'b', 'words', '.', ',', '(', ')', '/',
];

/** Text of one line as it can stand in a comment. */
const line = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }), { minLength: 1, maxLength: 5 })
  .chain((parts) => fc.constantFrom('', ' ').map((gap) => parts.join(gap).replace(/\s+/gu, ' ').trim()))
  .filter(canBeginLine);
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 });

/** At the beginning of a line, some things mean something in a comment. */
function canBeginLine(text: string): boolean {
  return text !== '' && !/^(?:@|#|\w+:|=)/.test(text);
}

interface Texts {
  /** Of the page, and of a section of it. */
  readonly title: string;
  readonly description: readonly string[];
  readonly member: readonly string[];
  readonly feature: readonly string[];
  readonly returns: readonly string[];
}

/** A title of which nothing is left, as it is a backslash, makes way for the name of the module. */
const title = line.filter((text) => /[a-z\d]/i.test(text));

const texts: fc.Arbitrary<Texts> = fc.record({ title, description: paragraph, member: paragraph, feature: paragraph, returns: paragraph });

function schemaOf({ title, description, member, feature, returns }: Texts): string {
  const print = (lines: readonly string[], indent = ''): string => lines.map((text) => `# ${indent}${text}`.trimEnd() + '\n').join('');
  const indented = (lines: readonly string[]): string => print(lines, '    ');
  const comment = (symbol: string, tag = ''): string => [
    '##\n', `# @${symbol}:\n#\n`, print(description),
    `#\n# @a:\n${indented(member)}#\n# Features:\n#\n# @deprecated:\n${indented(feature)}`, tag, '##\n',
  ].join('');
  return [
    `##\n# = ${title}\n##\n\n##\n# == ${title}\n##\n\n`,
    comment('do-it', `#\n# Returns:\n${indented(returns)}`), "{ 'command': 'do-it', 'data': { 'a': 'Kind' }, 'returns': 'Box', 'features': ['deprecated'] }\n",
    comment('Box').replace(/#\n# Features:[^]*(?=##)/, ''), "{ 'struct': 'Box', 'data': { 'a': 'int' } }\n",
    comment('Kind').replace(/#\n# Features:[^]*(?=##)/, ''), "{ 'enum': 'Kind', 'data': ['a'] }\n",
  ].join('');
}

/** What readers must find: each paragraph, each title, each block of code. */
function expectedTexts(schema: Schema): readonly string[] {
  const found = findDialect(dialect);
  if (found === undefined) throw new Error('no dialect');
  const blocks = schema.docs.flatMap((doc) => [...parseDoc(doc, markupOptions(found)).values()]).flatMap((markup) => markup.blocks);
  const expected: string[] = [];
  walkMarkup(blocks, {
    enter(node: MarkupNode) {
      if (node.kind === 'paragraph' || node.kind === 'heading') expected.push(node.content.map(textOf).join(''));
      if (node.kind === 'literal-block') expected.push(node.text);
      if (node.kind === 'transcript') expected.push(...node.entries.map(({ text }) => text));
      if (node.kind === 'line-block') expected.push(node.lines.flatMap(({ content }) => content.map(textOf)).join(''));
      if (node.kind === 'definition-list') expected.push(...node.items.map(({ term }) => term.map(textOf).join('')));
    },
  });
  return expected.map((text) => squeeze(text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g, '\ufffd'))).filter((text) => text !== '');
}

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case 'member':
    case 'substitution':
      return inline.name;
    case 'footnote-reference':
      return `[${inline.label}]`;
    default:
      return inline.text;
  }
}

/** Without control characters, which YAML and HTML cannot hold. */
function bare(text: string): string {
  return squeeze(text.replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]/g, ''));
}

async function checkTexts(renderer: PageRenderer, input: Texts): Promise<void> {
  const { schema, texts: files } = await generateTarget(markdownBackend, 'schema.json', memoryFileSystem(new Map([['schema.json', schemaOf(input)]])), {
    dialect, options: { flavour: renderer.flavour }, lenient: true,
  });
  const paths = [...files.keys()].filter((path) => path.endsWith('.md'));
  const htmls = await renderer.render(paths.map((path) => withoutFrontMatter(files.get(path) ?? '')));
  const pages = htmls.map(inspectPage);
  expect(pages.flatMap(({ harms }) => harms)).toEqual([]);
  const page = pages[paths.indexOf('schema.md')]?.text ?? '';
  const [title = '', ...others] = expectedTexts(schema);
  for (const text of [title, ...others]) expect(page).toContain(text);
  expect(shownTitles(renderer.flavour, files, 'schema').map(bare)).toEqual(titlePlaces[renderer.flavour]?.map(() => bare(title)));
}

/** Where the title of a page stands besides the page. */
const titlePlaces: Readonly<Record<string, readonly string[]>> = {
  plain: [], docusaurus: ['front matter'], starlight: ['front matter'], vitepress: ['front matter', 'sidebar'], mkdocs: ['front matter', 'navigation'],
};

describe.each(pageRenderers)('$flavour: $name', (renderer) => {
  const runs = Number(process.env['QAPI_PROPERTY_RUNS'] ?? 60);

  test('each piece alone', async (context) => {
    if (renderer.missing !== undefined) context.skip(renderer.missing);
    const lines = pieces.filter(canBeginLine).flatMap((piece) => [piece, '']);
    await checkTexts(renderer, { title: 'A title', description: lines, member: lines, feature: lines, returns: lines });
  });

  test('each piece alone, as the name of a module', async (context) => {
    if (renderer.missing !== undefined) context.skip(renderer.missing);
    const { flavour } = renderer;
    // These mean something in a path or in the string that names it.
    const names = pieces.filter((piece) => !/['\\/]/.test(piece)).map((piece) => `A ${piece}`);
    const root = 'A\n# b\n---\n';
    const title = `A ${pieces.slice(0, 30).join(' ')}`;
    const { schema, texts: files } = await generateTarget(markdownBackend, `${root}.json`, memoryFileSystem(new Map([
      [`${root}.json`, `${names.map((name) => `{ 'include': '${name}.json' }\n`).join('')}{ 'command': 'stop' }\n`],
      ...names.map((name, index) => [`${name}.json`, `{ 'enum': 'Kind${index}', 'data': [] }\n`] as const),
    ])), { dialect, options: { flavour, title }, lenient: true });
    const paths = [...files.keys()].filter((path) => path.endsWith('.md'));
    const pages = (await renderer.render(paths.map((path) => withoutFrontMatter(files.get(path) ?? '')))).map(inspectPage);
    expect(pages.flatMap(({ harms }) => harms)).toEqual([]);
    const places = new Places(schema);
    for (const name of [root, ...names]) {
      expect(bare(pages[paths.indexOf('index.md')]?.text ?? '')).toContain(bare(name));
      expect(shownTitles(flavour, files, places.pageOf(`${name}.json`)).map(bare)).toEqual(titlePlaces[flavour]?.map(() => bare(name)));
    }
    for (const shown of shownReferenceTitles(flavour, files)) expect(bare(shown)).toBe(bare(title));
  });

  test('each piece alone, in a title', async (context) => {
    if (renderer.missing !== undefined) context.skip(renderer.missing);
    for (const title of pieces) await checkTexts(renderer, { title: `A ${title}`, description: ['a'], member: ['a'], feature: ['a'], returns: ['a'] });
  });

  test('whatever is combined', async (context) => {
    if (renderer.missing !== undefined) context.skip(renderer.missing);
    await fc.assert(fc.asyncProperty(texts, (input) => checkTexts(renderer, input)), { numRuns: runs });
  });
});
