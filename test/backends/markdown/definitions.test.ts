/** What the part of a definition has, and in which order. */
import { describe, expect, test } from 'vitest';
import { markdownBackend } from '../../../src/backends/markdown/backend.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import { generateTarget } from '../../support/generate-target.ts';

/** The page of the schema, by the names of its definitions. */
async function definitionsOf(schema: string, dialect = 'latest'): Promise<ReadonlyMap<string, string>> {
  const { texts } = await generateTarget(markdownBackend, 'schema.json', memoryFileSystem(new Map([['schema.json', schema]])), { dialect, lenient: true });
  return new Map((texts.get('schema.md') ?? '').split(/^(?=## )/m).map((part) => [/`([^`]+)`/.exec(part)?.[1] ?? '', part]));
}

describe('arguments that are those of a type', () => {
  const types = `
{ 'enum': 'Kind', 'data': ['a', 'b'] }
{ 'struct': 'Base', 'data': { 'kind': 'Kind' } }
{ 'struct': 'Plain', 'base': 'Base', 'data': { 'size': 'int' } }
{ 'struct': 'Empty', 'data': {} }
{ 'union': 'Either', 'base': 'Base', 'discriminator': 'kind', 'data': { 'a': 'Plain2' } }
{ 'struct': 'Plain2', 'data': { 'number': 'int' } }
`;

  test.each([
    ['command', "{ 'command': 'it', 'data': 'Plain' }", 'Arguments', 'Plain'],
    ['command', "{ 'command': 'it', 'boxed': true, 'data': 'Plain' }", 'Arguments', 'Plain'],
    ['command', "{ 'command': 'it', 'boxed': true, 'data': 'Either' }", 'Arguments', 'Either'],
    ['command without members', "{ 'command': 'it', 'data': 'Empty' }", 'Arguments', 'Empty'],
    ['event', "{ 'event': 'IT', 'data': 'Plain' }", 'Data', 'Plain'],
    ['event', "{ 'event': 'IT', 'boxed': true, 'data': 'Either' }", 'Data', 'Either'],
  ])('%s %s names and links the type, which leads back', async (_, definition, label, type) => {
    const parts = await definitionsOf(`${types}${definition}\n`);
    const name = /'(it|IT)'/.exec(definition)?.[1] ?? '';
    expect(parts.get(name)).toContain(`**${label}:** the members of [\`${type}\`](#type-${type})`);
    expect(parts.get(type)).toMatch(new RegExp(`\\*\\*Used by:\\*\\* .*\\[\`${name}\`\\]\\(#(?:cmd|event)-${name}\\)`));
  });

  test('are listed with the types that they are inherited from', async () => {
    const part = (await definitionsOf(`${types}{ 'command': 'it', 'data': 'Plain' }\n`)).get('it');
    expect(part).toContain('**`kind`**: [`Kind`](#type-Kind) (from [`Base`](#type-Base))');
    expect(part).toContain('**`size`**: [int](builtin-types.md#type-int)\n');
  });

  test('are not said to be when they stand in the command', async () => {
    expect((await definitionsOf("{ 'command': 'it', 'data': { 'size': 'int' } }\n")).get('it')).toContain('**Arguments**\n');
  });
});

test.each([
  ['2.12', '# Example:\n#\n# -> { "execute": "it" }\n# <- { "return": {} }\n#\n# Notes: Mind the gap.\n#\n'],
  ['10.2', '# .. qmp-example::\n#\n#     -> { "execute": "it" }\n#     <- { "return": {} }\n#\n# .. note:: Mind the gap.\n#\n'],
])('examples come after all other prose (%s)', async (dialect, sections) => {
  const part = (await definitionsOf(`##\n# @it:\n#\n# Do it.\n#\n${sections}# Since: 1.0\n##\n{ 'command': 'it' }\n`, dialect)).get('it') ?? '';
  expect(part).toContain('Mind the gap.');
  expect(part.indexOf('"execute"')).toBeGreaterThan(part.indexOf('Mind the gap.'));
});

test.each(['2.12', '10.2'])('names between backticks and behind an at sign are links (%s)', async (dialect) => {
  const part = (await definitionsOf(`##
# @it:
#
# Like \`that\`, with @amount.
#
# @amount: see \`amount\`.
##
{ 'command': 'it', 'data': { 'amount': 'int' } }

##
# @that:
#
# Do that.
##
{ 'command': 'that' }
`, dialect)).get('it');
  expect(part).toContain('Like [`that`](#cmd-that), with [`amount`](#cmd-it-amount).');
  expect(part).toContain('see [`amount`](#cmd-it-amount).');
});

test.each([
  ["{ 'struct': 'It', 'data': {} }", '**Members:** none'],
  ["{ 'enum': 'It', 'data': [] }", '**Values:** none'],
])('%s says that there is nothing in it', async (definition, expected) => {
  expect((await definitionsOf(`${definition}\n`)).get('It')).toContain(expected);
});

describe('footnotes', () => {
  test('are linked from every section of the same comment', async () => {
    const part = (await definitionsOf(`##
# @it:
#
# See [1]_ and [2]_.
#
# .. [1] One.
#
# @size: see [1]_.
#
#     .. [2] Two.
##
{ 'command': 'it', 'data': { 'size': 'int' } }
`)).get('it');
    expect(part).toContain('See [\\[1\\]](#footnote-1) and [\\[2\\]](#footnote-2).');
    expect(part).toContain('see [\\[1\\]](#footnote-1).');
    expect(part).toContain('<a id="footnote-1"></a>\\[1\\] One.');
    expect(part).toContain('<a id="footnote-2"></a>\\[2\\] Two.');
  });

  test('of another definition with the same label are not taken for one of these', async () => {
    const parts = await definitionsOf(`##
# @Base:
#
# .. [1] Of the base.
#
# @size: see [1]_.
##
{ 'struct': 'Base', 'data': { 'size': 'int' } }

##
# @Derived:
#
# See [1]_.
#
# .. [1] Derived.
##
{ 'struct': 'Derived', 'base': 'Base', 'data': {} }
`);
    expect(parts.get('Base')).toContain('see [\\[1\\]](#footnote-1).');
    expect(parts.get('Derived')).toContain('See [\\[1\\]](#footnote-1-2).');
    expect(parts.get('Derived')).toContain('see \\[1\\].');
  });

  test('in a section that is not shown are nothing to link to', async () => {
    const part = (await definitionsOf(`##
# @it:
#
# See [1]_.
#
# TODO: more
#
#     .. [1] One.
##
{ 'command': 'it' }
`)).get('it');
    expect(part).toContain('See \\[1\\].');
  });
});
