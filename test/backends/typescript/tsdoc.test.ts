/** Documentation comments: whatever the prose is, it stays inside its comment, and is shown as it was written. */
import fc from 'fast-check';
import ts from 'typescript-5';
import { describe, expect, test } from 'vitest';
import { codeSpan, escapeLineStart, escapeProse, fencedBlock, linkTag, sealLine } from '../../../src/backends/typescript/tsdoc-escape.ts';
import { printComment } from '../../../src/backends/typescript/tsdoc.ts';
import { generateText } from './generate.ts';

describe('escapes', () => {
  test.each([
    ['a * b', 'a \\* b'],
    ['{@link x}', '\\{\\@link x\\}'],
    ['user@example.org and @tag', 'user@example.org and \\@tag'],
    ['snake_case _emphasis_', 'snake_case \\_emphasis\\_'],
    ['<b>&lt;&amp;', '\\<b>\\&lt;\\&amp;'],
    ['a & b', 'a & b'],
    ['C:\\dir `x`', 'C:\\\\dir \\`x\\`'],
    ['~~x~~ ~y', '\\~~x\\~~ ~y'],
    ['[a](b) [c]', '[a\\](b) [c]'],
    ['\\', '\\\\'], ['`', '\\`'], ['*', '\\*'], ['{', '\\{'], ['}', '\\}'], ['<', '\\<'], ['@', '\\@'], ['_', '\\_'], ['~~', '\\~~'], ['&lt;', '\\&lt;'], ['](', '\\]('],
  ])('prose %j', (text, escaped) => {
    expect(escapeProse(text)).toBe(escaped);
  });

  test.each([
    ['- a', '\\- a'], ['+ a', '\\+ a'], ['# a', '\\# a'], ['> a', '\\> a'], ['1. a', '1\\. a'], ['12) a', '12\\) a'],
    ['| a', '\\| a'], ['~~~', '\\~~~'], ['1.5 a', '1.5 a'], ['=====', '\\====='], ['a - b', 'a - b'],
  ])('the start of a line: %j', (line, escaped) => {
    expect(escapeLineStart(line)).toBe(escaped);
  });

  test('code keeps its text', () => {
    expect(codeSpan('a`b')).toBe('``a`b``');
    expect(codeSpan('`')).toBe('`` ` ``');
    expect(codeSpan('a\n  b')).toBe('`a b`');
    expect(fencedBlock('```\n@x\n{@y}')).toEqual(['````', '```', '\\@x', '{\\@y}', '````']);
  });

  test('links keep inside their braces', () => {
    expect(linkTag('A')).toBe('{@link A}');
    expect(linkTag('A', 'A')).toBe('{@link A}');
    expect(linkTag('A', 'b}\n| c')).toBe('{@link A | b c}');
  });

  test('no line ends the comment or hides', () => {
    expect(sealLine('a */ **/ b\u0000\u2028  ')).toBe('a *\\/ **\\/ b\ufffd\ufffd');
    expect(['a */', 'a\u0007b', 'a\u0085b', 'a\u2028b', 'a ', 'a\t'].map(sealLine)).toEqual(['a *\\/', 'a\ufffdb', 'a\ufffdb', 'a\ufffdb', 'a', 'a']);
  });
});

/** What TypeScript finds in a file: the names of its declarations, and of all tags in its comments. */
function inspect(text: string): { readonly declarations: readonly string[]; readonly tags: readonly string[]; readonly errors: number } {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true);
  const declarations: string[] = [];
  const tags: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isInterfaceDeclaration(node) || ts.isVariableDeclaration(node)) && ts.isIdentifier(node.name)) declarations.push(node.name.text);
    for (const tag of ts.getJSDocTags(node)) tags.push(tag.tagName.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly unknown[] };
  return { declarations, tags, errors: parseDiagnostics.length };
}

test('no prose breaks out of a comment or makes a tag', async () => {
  const hostile = fc.constantFrom(
    '*/', '/*', '/**', '**/', '@deprecated', '@since 9', '{@link A}', '{', '}', '`', '``', '```', '*', '|', '::', '\n', '\n\n', '\n    ',
    '- ', '1. ', '> ', '# ', '_', '<b>', '&lt;', '\\', 'word', ' ', 'export const injected = 1;', '.. note:: x\n', 'https://example.org/*/', '\t', 'é',
  );
  const prose = fc.array(hostile, { minLength: 1, maxLength: 25 }).map((parts) => parts.join(''));
  await fc.assert(fc.asyncProperty(prose, fc.constantFrom('4.0', '8.0'), async (text, dialect) => {
    const comment = `Prose: ${text}`.split('\n').map((line) => `# ${line}`.trimEnd()).join('\n');
    const schema = `##\n# @Hostile:\n#\n${comment}\n##\n{ 'struct': 'Hostile', 'data': { 'a': 'str' } }\n`;
    const { texts } = await generateText(schema, { dialect, lenient: true });
    expect(texts.get('schema.ts')).toContain('Prose');
    const { declarations, tags, errors } = inspect(texts.get('schema.ts') ?? '');
    expect({ declarations, tags: tags.filter((tag) => tag !== 'example'), errors }).toEqual({ declarations: ['Hostile'], tags: [], errors: 0 });
  }), { numRuns: 500 });
});

test('a comment of one line stays on one', () => {
  expect(printComment([])).toBe('');
  expect(printComment(['short'], '  ')).toBe('  /** short */\n');
  expect(printComment(['a'.repeat(80)])).toBe(`/**\n * ${'a'.repeat(80)}\n */\n`);
  expect(printComment(['a', '', 'b'], '  ')).toBe('  /**\n   * a\n   *\n   * b\n   */\n');
});
