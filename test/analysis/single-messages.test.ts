/** Slips that look like several mistakes are reported once, where they are. */
import { describe, expect, test } from 'vitest';
import { compileSources, expectAccepted, expectFinding } from '../support/marked-schema.ts';

describe('one mistake, one message', () => {
  test('for a line of documentation that lost its sign', () => {
    expectFinding('syntax/stray-text', "##\n# @Foo:\n«Some» text\n# More.\n##\n{ 'struct': 'Foo', 'data': { } }\n");
    expectFinding('syntax/stray-text', "##\n# @Foo:\n#\n# Text\n«that» goes on.\n##\n{ 'struct': 'Foo', 'data': { } }\n##\n# @Bar:\n##\n{ 'struct': 'Bar', 'data': { } }\n");
  });

  test('for a line inside of documentation that begins like a mark', () => {
    expectFinding('doc/junk-after-mark', "##\n# @Foo:\n#\n«## text»\n#\n# Text.\n##\n{ 'struct': 'Foo', 'data': { } }\n");
    expectFinding('doc/junk-after-mark', "##\n# @Foo:\n«## text»\n{ 'struct': 'Foo', 'data': { } }\n##\n# @Bar:\n##\n{ 'struct': 'Bar', 'data': { } }\n");
  });

  test('for a brace that is missing before documentation: there the comment is what does not belong', () => {
    const missing = "{ 'struct': 'Foo', 'data': { 'a': 'int' }\n\n«##»\n# @bar:\n##\n{ 'command': 'bar' }\n";
    const [finding] = [compileSources(missing.replaceAll(/[«»]/g, '')).diagnostics[0]];
    expect([finding?.code, finding?.span?.start, finding?.related[0]?.span.start]).toEqual(['syntax/unexpected-token', missing.indexOf('«'), 0]);
    expect(finding?.message).toBe("expected ',' or '}', found a documentation comment");
    // Before 2.9 it was a comment like any other.
    expect(compileSources(missing.replaceAll(/[«»]/g, ''), '2.3').diagnostics[0]?.message).toBe("expected ',' or '}', found '{'");
  });

  test('for a key that says twice what is defined', () => {
    expectFinding('syntax/duplicate-key', "{ 'command': 'bar', 'command': «'baz'» }");
  });

  test('for a pragma of other releases, which excuses all the same', () => {
    expectFinding('dialect/not-available', "{ 'pragma': { «'returns-whitelist'»: [ 'zap' ] } }\n{ 'command': 'zap', 'returns': 'int' }");
  });

  test('for a name in another case than its documentation', () => {
    expectFinding('name/type-case', "##\n# @Foo:\n##\n{ 'struct': «'foo'», 'data': { } }");
  });

  test('for a list in a list of conditions', () => {
    expectFinding('condition/wrong-value', "{ 'struct': 'Foo', 'data': { }, 'if': «[ [ 'A' ] ]» }", { dialect: '6.1' });
  });
});

test('an empty note of 9.0 is a mistake', () => {
  expectFinding('doc/empty-section', "##\n# @foo:\n#\n«# Note:»\n##\n{ 'command': 'foo' }", { dialect: '9.0' });
});

test("'Errors:' is text before 9.0", () => {
  expectAccepted("##\n# @Foo:\n#\n# Text.\n#\n# Errors: none that we know of\n##\n{ 'struct': 'Foo', 'data': { } }", '8.2');
});

test('the kinds of a union without discriminator have a name', () => {
  const schema = expectAccepted("{ 'union': 'Any', 'data': { 'a': 'int', 'b': 'str' } }\n{ 'command': 'go', 'data': { 'kind': 'AnyKind', 'kinds': [ 'AnyKind' ] } }", '6.1');
  const [command] = schema.commands;
  const [member] = command?.arguments?.kind === 'struct' ? command.arguments.members : [];
  expect(member?.type.kind === 'enum' ? member.type.values.map(({ name }) => name) : []).toEqual(['a', 'b']);
});
