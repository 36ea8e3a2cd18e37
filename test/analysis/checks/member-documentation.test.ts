/** What documentation must and may describe: dialect notes in "Definition documentation" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { docComment } from '../../support/docs.ts';
import { compileSources, expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const kind = "{ 'enum': 'Kind', 'data': [ 'k1', 'k2' ] }\n{ 'struct': 'Base', 'data': { 'k': 'Kind', 'b': 'int' } }\n{ 'struct': 'Branch', 'data': { 'c': 'int' } }\n";

/** What a definition has to be documented with, and what of its neighbourhood must not be described. */
const documentable: readonly (readonly [name: string, definition: string, parts: readonly string[], others: readonly string[]])[] = [
  ['Foo', "{ 'enum': 'Foo', 'data': [ 'a', { 'name': 'b' } ] }", ['a', 'b'], ['c']],
  ['Foo', "{ 'struct': 'Foo', 'base': 'Branch', 'data': { 'a': 'int', '*b': 'int' } }", ['a', 'b'], ['c', '*b']],
  ['Foo', "{ 'union': 'Foo', 'base': { 'k': 'Kind', '*a': 'int' }, 'discriminator': 'k', 'data': { 'k1': 'Branch' } }", ['k', 'a'], ['k1', 'c']],
  ['Foo', "{ 'union': 'Foo', 'base': 'Base', 'discriminator': 'k', 'data': { 'k1': 'Branch' } }", [], ['k', 'b', 'k1']],
  ['Foo', "{ 'alternate': 'Foo', 'data': { 'a': 'int', 'b': 'bool' } }", ['a', 'b'], ['c']],
  ['go', "{ 'command': 'go', 'data': { 'a': 'int', '*b': 'int' } }", ['a', 'b'], ['c']],
  ['go', "{ 'command': 'go', 'data': 'Base' }", [], ['k', 'b']],
  ['go', "{ 'command': 'go', 'returns': 'Base' }", [], ['k', 'b']],
  ['GONE', "{ 'event': 'GONE', 'data': { 'a': 'int' } }", ['a'], ['b']],
  ['GONE', "{ 'event': 'GONE', 'data': 'Base' }", [], ['k', 'b']],
];

describe.each(documentable)('of %s in %s', (name, definition, parts, others) => {
  const doc = (names: readonly string[]): string => docComment(`@${name}:`, '', ...names.flatMap((part) => [`@${part}: text`, '']), 'text');

  test('everything is described', () => {
    expectAccepted(`${kind}${doc(parts)}${definition}`);
    expectAccepted(`${kind}${doc(parts.toReversed())}${definition}`);
  });

  test('nothing may be left out', () => {
    for (const left of parts) {
      const marked = definition.replace(new RegExp(`('\\*?${left}': '\\w+'|\\{ 'name': '${left}' \\}|(?<=\\[ )'${left}')`), '«$1»');
      expectFinding('doc/missing-member', `${kind}${doc(parts.filter((part) => part !== left))}${marked}`);
    }
  });

  test('nothing else may be described', () => {
    for (const other of others) {
      expectFinding('doc/unknown-member', `${kind}${doc([...parts, other]).replace(`@${other}:`, `@«${other}»:`)}${definition}`);
    }
  });
});

describe('features', () => {
  const definition = "{ 'command': 'go', 'features': [ 'f' ], 'data': { 'a': { 'type': 'int', 'features': [ 'g', 'f' ] } } }";
  const doc = (...features: readonly string[]): string => docComment('@go:', '', '@a: text', ...(features.length === 0 ? [] : ['', 'Features:', '', ...features.flatMap((name) => [`@${name}: text`, ''])]), 'text');

  test('of a definition and of its members are described in one list', () => {
    expectAccepted(doc('f', 'g') + definition);
  });

  test('may not be left out', () => {
    expectFinding('doc/missing-feature', doc('f') + definition.replace("'g'", "«'g'»"));
    expectFinding('doc/missing-feature', "##\n# @Foo:\n##\n{ 'struct': 'Foo', 'data': { }, 'features': [ «{ 'name': 'f' }» ] }");
    expectFinding('doc/missing-feature', "##\n# @Foo:\n#\n# @a: text\n##\n{ 'enum': 'Foo', 'data': [ { 'name': 'a', 'features': [ «'f'» ] } ] }");
  });

  test('may not be described if there are none', () => {
    expectFinding('doc/unknown-feature', doc('f', 'g', 'h').replace('@h:', '@«h»:') + definition);
  });
});

describe('exceptions', () => {
  const pragma = "{ 'pragma': { 'documentation-exceptions': [ 'Foo' ] } }\n";

  test('excuse members', () => {
    expectAccepted(`${pragma}##\n# @Foo:\n##\n{ 'struct': 'Foo', 'data': { 'a': 'int' } }`);
    expectFinding('doc/missing-member', `${pragma}##\n# @Bar:\n##\n{ 'struct': 'Bar', 'data': { «'a': 'int'» } }`);
  });

  test('do not excuse features, nor descriptions of nothing', () => {
    expectFinding('doc/missing-feature', `${pragma}##\n# @Foo:\n##\n{ 'struct': 'Foo', 'data': { 'a': 'int' }, 'features': [ «'f'» ] }`);
    expectFinding('doc/unknown-member', `${pragma}##\n# @Foo:\n#\n# @«b»: text\n##\n{ 'struct': 'Foo', 'data': { 'a': 'int' } }`);
  });
});

describe('names that are nearly right', () => {
  test('are one mistake', () => {
    expectFinding('doc/missing-member', "##\n# @Foo:\n#\n# @sucess: text\n##\n{ 'struct': 'Foo', 'data': { «'success': 'bool'» } }", {
      suggestion: "The documentation describes '@sucess:' instead.",
    });
  });

  test('are each taken once', () => {
    expectFindings(['doc/missing-member', 'doc/missing-member'], "##\n# @Foo:\n#\n# @abcde1: text\n#\n# @abcde2: text\n##\n{ 'struct': 'Foo', 'data': { «'abcdef': 'int'», «'abcdeg': 'int'» } }");
  });

  test('are no mistake of the other that has that name', () => {
    expectFinding('doc/missing-member', "##\n# @Foo:\n#\n# @name1: text\n##\n{ 'struct': 'Foo', 'data': { 'name1': 'int', «'name2': 'int'» } }", { suggestion: undefined });
  });
});

test('an unknown type does not hide the description of another member', () => {
  const { diagnostics } = compileSources("##\n# @Foo:\n#\n# @b: text\n##\n{ 'struct': 'Foo', 'data': { 'a': 'Nope' } }");
  expect(diagnostics.map(({ code, span, focus }) => [code, (focus ?? span)?.text])).toEqual([['type/unknown', "'Nope'"], ['doc/unknown-member', 'b']]);
});

test('nothing is said about what a broken definition or comment lacks', () => {
  expectFinding('type/unknown', "##\n# @Foo:\n#\n# @a: text\n##\n{ 'struct': 'Foo', 'data': { 'a': «'Nope'» } }");
  expectFinding('doc/symbol-without-colon', "##\n«# @Foo: text»\n#\n# @b: text\n##\n{ 'struct': 'Foo', 'data': { 'a': 'int' } }");
  expectFinding('definition/array-type', "##\n# @go:\n##\n{ 'command': 'go', 'data': { 'a': «[ ]» } }");
});

describe('the model', () => {
  const schema = expectAccepted(`${docComment('@go:', '', 'Go.', '', '@a: the way (since 2.1)', '', 'Features:', '', '@f: text (Since: QEMU 3.0.1)', '', 'Since: 1.5')}{ 'command': 'go', 'data': { 'a': { 'type': 'int', 'features': [ 'f' ] } } }`);
  const [command] = schema.commands;
  const argument = command?.arguments?.kind === 'struct' ? command.arguments.members[0] : undefined;

  test('has each description where it belongs', () => {
    expect(command?.doc?.sections.map((section) => section.kind)).toEqual(['plain', 'member', 'feature', 'since']);
    expect([argument?.doc?.text, argument?.features[0]?.doc?.text]).toEqual(['the way (since 2.1)', 'text (Since: QEMU 3.0.1)']);
  });

  test('knows since when', () => {
    expect([command?.since, argument?.since, argument?.features[0]?.since]).toEqual(['1.5', '2.1', '3.0.1']);
  });
});

describe('names that are nearly right, where nothing has to be described', () => {
  test.each([
    ['7.2', '', '«colour»', "Did you mean 'color'?"],
    ['7.2', '# @color: text\n', '«colour»', undefined],
    ['9.2', '', '«shape»', undefined],
  ])('in %s, with %j, %s', (dialect, others, name, suggestion) => {
    const excused = dialect === '7.2' ? '' : "{ 'pragma': { 'documentation-exceptions': [ 'Foo' ] } }\n";
    const text = `${excused}##\n# @Foo:\n#\n${others}# @${name}: text\n#\n# Since: 1.0\n##\n{ 'enum': 'Foo', 'data': [ 'color' ] }`;
    expectFinding('doc/unknown-member', text, { dialect, suggestion });
  });

  test('features are meant by features only', () => {
    const doc = docComment('@go:', '', 'Text.', '', '@a: text', '', 'Features:', '', '@unstable: text', '', '@«flaky1»: text');
    expectFinding('doc/unknown-feature', `${doc}{ 'command': 'go', 'data': { 'a': 'int' }, 'features': [ 'unstable' ] }`, { suggestion: undefined });
  });
});

test('undocumented members were allowed up to 8.2', () => {
  const text = "##\n# @Foo:\n#\n# Text.\n##\n{ 'struct': 'Foo', 'data': { «'a': 'int'» } }";
  expectAccepted(text.replaceAll(/[«»]/g, ''), '8.2');
  expectFinding('doc/missing-member', text, { dialect: '9.0', severity: 'error' });
  expectFinding('doc/missing-member', text, { dialect: 'modern', severity: 'warning' });
});
