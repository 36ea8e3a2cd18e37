import { describe, expect, it, test } from 'vitest';
import { jsonSchemaBackend } from '../../../src/backends/json-schema/backend.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import { generateTarget, type GenerateSettings } from '../../support/generate-target.ts';

function optionsOf(section: Readonly<Record<string, unknown>>) {
  const problems: string[] = [];
  return { options: jsonSchemaBackend.readOptions(section, problems), problems };
}

describe('the options', () => {
  it('are read', () => {
    expect(optionsOf({})).toEqual({ options: { open: false, id: undefined }, problems: [] });
    expect(optionsOf({ open: true, id: 'urn:example:qapi' })).toEqual({ options: { open: true, id: 'urn:example:qapi' }, problems: [] });
  });

  it('are refused with a reason', () => {
    expect(optionsOf({ opened: true }).problems).toEqual([expect.stringContaining("Did you mean 'open'?")]);
    expect(optionsOf({ open: 'yes' })).toEqual({ options: { open: false, id: undefined }, problems: ['"open" must be true or false.'] });
    for (const id of [1, 'schema.json', 'https://example.org/a#b', 'https://example.org/a b', '']) {
      expect(optionsOf({ id }).problems, String(id)).toEqual(['"id" must be an absolute URI without a fragment.']);
    }
  });

  it('have a schema each', () => {
    expect(Object.keys(jsonSchemaBackend.optionSchemas).sort()).toEqual(['id', 'open']);
  });
});

async function textOf(schema: string, settings: GenerateSettings = {}): Promise<string> {
  const { texts } = await generateTarget(jsonSchemaBackend, 'schema.json', memoryFileSystem(new Map([['schema.json', schema]])), settings);
  return texts.get('schema.json') ?? '';
}

// What reads a schema with 64-bit floating point, as ajv does, cannot tell these from their neighbours; the text can.
test('the bounds of integers are written to the last digit', async () => {
  const text = await textOf('');
  const bounds = (name: string): readonly string[] => {
    const definition = new RegExp(`"${name}": \\{[^}]*"minimum": (\\S+),\\s*"maximum": (\\S+)`).exec(text);
    return definition?.slice(1) ?? [];
  };
  for (const name of ['int', 'int64']) expect(bounds(name), name).toEqual(['-9223372036854775808', '9223372036854775807']);
  for (const name of ['uint64', 'size']) expect(bounds(name), name).toEqual(['0', '18446744073709551615']);
  expect(bounds('int8')).toEqual(['-128', '127']);
  expect(bounds('int16')).toEqual(['-32768', '32767']);
  expect(bounds('int32')).toEqual(['-2147483648', '2147483647']);
  expect(bounds('uint8')).toEqual(['0', '255']);
  expect(bounds('uint16')).toEqual(['0', '65535']);
  expect(bounds('uint32')).toEqual(['0', '4294967295']);
});

test('every reference leads to a definition, and there is nothing to load', async () => {
  const document = JSON.parse(await textOf(`
    { 'enum': 'Kind', 'data': [ 'a' ] }
    { 'struct': '__com.example-1_Part', 'data': { '*parts': [ '__com.example-1_Part' ], 'size': 'size' } }
    { 'union': 'Thing', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'a': '__com.example-1_Part' } }
    { 'command': 'x-do', 'data': 'Thing', 'boxed': true, 'returns': [ 'Thing' ] }
    { 'event': 'DONE', 'data': { 'things': [ 'Thing' ] } }
  `)) as { readonly $defs: object };
  const references = JSON.stringify(document).match(/"\$(?:ref|dynamicRef|recursiveRef)":"[^"]*"/g) ?? [];
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    const name = /^"\$ref":"#\/\$defs\/(.+)"$/.exec(reference)?.[1] ?? expect.fail(reference);
    expect(Object.keys(document.$defs)).toContain(name);
  }
});

describe('what a schema does not say', () => {
  const schema = `
    ##
    # @Thing:
    #
    # A secret.
    #
    # @member: another one
    #
    # Since: 1.2
    ##
    { 'struct': 'Thing', 'data': { 'member': 'str' } }
  `;

  it('is of the prose with docs none or link', async () => {
    expect(await textOf(schema)).toContain('A secret');
    for (const docs of ['none', 'link'] as const) {
      const text = await textOf(schema, { docs });
      expect(text).not.toMatch(/secret|another one/);
      expect(text).toContain('"since": "1.2"');
      expect(text).toContain('No prose of the schema is copied here.');
    }
    expect(await textOf(schema, { docs: 'link' })).toContain('See the documentation of Thing in schema.json.');
  });

  it('is a host, unless the user gives one', async () => {
    expect(await textOf(schema)).not.toContain('$id');
    expect(await textOf(schema, { options: { id: 'https://example.org/qapi.json' } })).toContain('"$id": "https://example.org/qapi.json"');
  });
});

test('descriptions have the words of every directive and reference', async () => {
  const prose = [
    'See |it|, this__ and [#]_.', '',
    '.. rubric:: Rubric', '', '.. epigraph::', '', '   Epigraph', '', '.. image:: a.png', '   :alt: Image', '',
    '.. list-table:: List', '   :header-rows: 1', '', '   * - one', '     - two', '   * - three', '     - four', '',
    '.. csv-table:: Values', '   :header: five, six', '', '   "seven, eight", nine', '',
    '.. |it| replace:: *Words*', '', '__ https://example.org', '', '.. [#] Footnote',
  ];
  const text = await textOf(`##\n# @Thing:\n#\n${prose.map((line) => `# ${line}`.trimEnd()).join('\n')}\n##\n{ 'struct': 'Thing', 'data': {} }`);
  const { $defs } = JSON.parse(text) as { readonly $defs: Readonly<Record<string, { readonly description?: string }>> };
  expect($defs['Thing']?.description).toBe([
    'See Words, this and [1].', 'Rubric', '  Epigraph', 'Image', 'List\none | two\nthree | four', 'Values\nfive | six\nseven, eight | nine', '[1] Footnote',
  ].join('\n\n'));
});

test('a type that is called like a message is reported', async () => {
  const text = "{ 'type': 'event', 'data': { 'a': 'str' } }\n{ 'type': 'greeted', 'data': {} }\n";
  const { diagnostics } = await generateTarget(jsonSchemaBackend, 'schema.json', memoryFileSystem(new Map([['schema.json', text]])), { dialect: 'legacy' });
  expect(diagnostics.map(({ code, message, focus, span }) => [code, message, (focus ?? span)?.text])).toEqual([
    ['json-schema/name-collision', "'event' under $defs would stand for struct 'event' and for a message of the protocol", 'event'],
  ]);
});

test('unions within unions cannot exhaust the memory', async () => {
  const levels = 40;
  const unions = Array.from({ length: levels }, (_, level) => ['Left', 'Right'].map((side) => {
    const branches = level === levels - 1 ? '' : `'left': 'Left${level + 1}', 'right': 'Right${level + 1}'`;
    return `{ 'union': '${side}${level}', 'base': { 'side${level}': 'Side' }, 'discriminator': 'side${level}', 'data': { ${branches} } }`;
  }).join('\n'));
  const text = `{ 'enum': 'Side', 'data': [ 'left', 'right' ] }\n${unions.join('\n')}`;
  const { diagnostics } = await generateTarget(jsonSchemaBackend, 'schema.json', memoryFileSystem(new Map([['schema.json', text]])));
  expect(diagnostics.map(({ code }) => code)).toEqual(['json-schema/too-large']);
});
