/** Include and pragma directives as the analysis sees them. */
import { describe, expect, test } from 'vitest';
import { compileSources, expectAccepted, expectFinding, expectFindings, type Sources } from '../support/marked-schema.ts';
import type { Pragmas } from '../../src/schema/model.ts';

function pragmasOf(sources: Sources, dialect?: string): Pragmas {
  return expectAccepted(sources, dialect).pragmas;
}

describe('include', () => {
  test('puts definitions in its place', () => {
    const schema = expectAccepted({
      'schema.json': "{ 'command': 'one' } { 'include': 'sub/a.json' } { 'command': 'five' }",
      'sub/a.json': "{ 'command': 'two' } { 'include': '../b.json' } { 'command': 'four' }",
      'b.json': "{ 'command': 'three' }",
    });
    const names = schema.entities.map((entity) => (entity.kind === 'include' ? `include ${entity.module}` : 'name' in entity ? entity.name : ''));
    expect(names).toEqual(['one', 'include sub/a.json', 'two', 'include b.json', 'three', 'four', 'five']);
    expect(schema.modules.map(({ name }) => name)).toEqual(['schema.json', 'sub/a.json', 'b.json']);
    expect(schema.commands.map(({ name }) => name)).toEqual(['one', 'five', 'two', 'four', 'three']);
  });

  test('of a file that was there already does nothing, and is recorded', () => {
    const schema = expectAccepted({
      'schema.json': "{ 'include': 'a.json' } { 'include': 'b.json' } { 'include': 'a.json' }",
      'a.json': "{ 'command': 'one' }",
      'b.json': "{ 'include': 'a.json' }",
    });
    expect(schema.commands).toHaveLength(1);
    expect(schema.entities.map((entity) => (entity.kind === 'include' ? entity.module : ''))).toEqual(['a.json', '', 'b.json', 'a.json', 'a.json']);
  });

  test('may stand after what uses its definitions', () => {
    expectAccepted({ 'schema.json': "{ 'command': 'go', 'data': 'Way' } { 'include': 'a.json' }", 'a.json': "{ 'struct': 'Way', 'data': { } }" });
  });

  test('has no other key', () => {
    expectFinding('include/not-alone', { 'schema.json': "{ 'include': 'a.json', «'if'»: 'A' }", 'a.json': '' });
    expectFinding('include/not-alone', { 'schema.json': "{ 'include': 'a.json', «'command'»: 'go' }", 'a.json': '' });
  });

  test('takes a string', () => {
    expectFinding('include/not-a-string', "{ 'include': «[ 'a.json' ]» }");
    expectFinding('include/not-a-string', "{ 'include': «true» }");
    expectFinding('include/not-a-string', "{ 'include':\n  «{ }» }");
  });

  test('of what is not there is one mistake: nothing is unknown for it', () => {
    expectFinding('include/unreadable', "{ 'include': «'a.json'» }\n{ 'command': 'go', 'data': 'Way', 'returns': [ 'Where' ] }");
  });

  test('that is broken is one mistake: nothing is unknown for it', () => {
    expectFinding('syntax/unterminated-string', "{ 'include': «'a.json }»\n{ 'command': 'go', 'data': 'Way' }");
    expectFinding('syntax/stray-text', "{ 'include': «a»'.json' }\n{ 'command': 'go', 'data': 'Way' }");
    expectFinding('syntax/unknown-escape', "{ 'include': «'a\\x.json'» }\n{ 'command': 'go', 'data': 'Way' }");
  });

  test('of itself is a loop', () => {
    expectFinding('include/loop', "{ 'include': «'schema.json'» }");
    expectFinding('include/loop', { 'schema.json': "{ 'include': 'a.json' }", 'a.json': "{ 'command': 'go' }\n{ 'include':\n  «'./schema.json'» }" });
  });

  test('a mistake in an included file knows the chain', () => {
    const finding = expectFinding('type/unknown', {
      'schema.json': "# one\n{ 'include': 'a.json' }", 'a.json': "# one\n# two\n{ 'include': 'b.json' }", 'b.json': "{ 'command': 'go', 'data': «'Nope'» }",
    });
    const directive = finding.span?.file.includedFrom;
    expect([directive?.file.path, directive?.startPosition.line]).toEqual(['a.json', 3]);
    expect(directive?.file.includedFrom?.startPosition.line).toBe(2);
  });

  test('stray text right after it is found before what is in the file', () => {
    const { diagnostics } = compileSources({ 'schema.json': "{ 'include': 'a.json' }\n?", 'a.json': '!' });
    expect(diagnostics.map(({ file }) => file)).toEqual(['schema.json', 'a.json']);
    const { diagnostics: others } = compileSources({ 'schema.json': "{ 'include': 'a.json' }\n]", 'a.json': '!' });
    expect(others.map(({ file }) => file)).toEqual(['a.json', 'schema.json']);
  });
});

describe('pragma', () => {
  test('sets what it names', () => {
    expect(pragmasOf(`{ 'pragma': {
      'doc-required': true, 'command-name-exceptions': [ 'a_b' ], 'command-returns-exceptions': [ 'c', 'd' ],
      'documentation-exceptions': [ 'E' ], 'member-name-exceptions': [ ] } }`)).toEqual({
      docRequired: true,
      commandNameExceptions: new Set(['a_b']),
      commandReturnsExceptions: new Set(['c', 'd']),
      documentationExceptions: new Set(['E']),
      memberNameExceptions: new Set(),
    });
  });

  test('may be empty', () => {
    expect(pragmasOf("{ 'pragma': { } }").docRequired).toBe(false);
  });

  test('replaces what an earlier one said, in whichever file', () => {
    const pragmas = pragmasOf({
      'schema.json': "{ 'pragma': { 'command-name-exceptions': [ 'a_a' ], 'doc-required': true } } { 'include': 'a.json' }",
      'a.json': "{ 'pragma': { 'command-name-exceptions': [ 'b_b' ] } } { 'pragma': { 'doc-required': false } }",
    });
    expect([...pragmas.commandNameExceptions]).toEqual(['b_b']);
    expect(pragmas.docRequired).toBe(false);
  });

  test('holds for what stands before it', () => {
    expectAccepted("{ 'command': 'a_b' } { 'pragma': { 'command-name-exceptions': [ 'a_b' ] } }");
    expectFinding('doc/required', "{ 'command': «'go'» } { 'pragma': { 'doc-required': true } }");
  });

  test('has no other key', () => {
    expectFinding('pragma/not-alone', "{ 'pragma': { 'doc-required': true }, «'if'»: 'A' }");
  });

  test('takes an object', () => {
    expectFinding('pragma/not-an-object', "{ 'pragma': «[ ]» }");
    expectFinding('pragma/not-an-object', "{ 'pragma': «'doc-required'» }");
  });

  test('knows a handful of names', () => {
    expectFinding('pragma/unknown', "{ 'pragma': { «'doc-requird'»: true } }", { suggestion: "Did you mean 'doc-required'?" });
    expectFindings(['pragma/unknown', 'pragma/unknown'], "{ 'pragma': { «'one'»: true, 'doc-required': true, «'toString'»: [ ] } }");
  });

  test('takes true or false for what is required', () => {
    expectFinding('pragma/not-boolean', "{ 'pragma': { 'doc-required': «'true'» } }");
    expectFinding('pragma/not-boolean', "{ 'pragma': { 'doc-required': «[ ]» } }");
  });

  test('takes a list of strings for exceptions', () => {
    for (const name of ['command-name-exceptions', 'command-returns-exceptions', 'documentation-exceptions', 'member-name-exceptions']) {
      expectFinding('pragma/not-a-list', `{ 'pragma': { '${name}': «'a'» } }`);
      expectFinding('pragma/not-a-list', `{ 'pragma': { '${name}': [ 'a', «true» ] } }`);
    }
  });
});

describe('a file', () => {
  test('holds objects', () => {
    expectFindings(
      ['syntax/not-an-object', 'syntax/not-an-object', 'syntax/not-an-object'],
      "«'a'»\n\n{ 'command': 'go' }\n\n«[ ]»\n\n{ 'command': 'stop' }\n\n«true»",
    );
  });

  test('holds objects that define something', () => {
    expectFinding('definition/unknown-kind', '«{ }»');
    expectFinding('definition/unknown-kind', "{ «'strukt'»: 'Ab', 'data': { } }", { suggestion: "Did you mean 'struct'?" });
    expectFinding('definition/unknown-kind', "{ 'command': 'go', «'event'»: 'GONE' }");
    expectFinding('definition/unknown-kind', "{ «'toString'»: 'Ab' }");
  });
});
