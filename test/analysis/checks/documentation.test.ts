/** How documentation fits its definition: dialect notes in "Documentation comments" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { docComment } from '../../support/docs.ts';
import { expectAccepted, expectFinding, expectFindings } from '../../support/marked-schema.ts';

const required = "{ 'pragma': { 'doc-required': true } }\n";

describe('documentation', () => {
  test('is needed where a pragma says so', () => {
    for (const [key, name, rest] of [
      ['enum', 'Foo', ", 'data': [ ]"], ['struct', 'Foo', ", 'data': { }"], ['alternate', 'Foo', ", 'data': { 'a': 'int' }"], ['command', 'go', ''], ['event', 'GONE', ''],
    ]) {
      expectAccepted(`{ '${key}': '${name}'${rest} }`);
      expectFinding('doc/required', `${required}{ '${key}': «'${name}'»${rest} }`);
      const entries = key === 'alternate' ? ['', '@a: text'] : [];
      expectAccepted(`${required}${docComment(`@${name}:`, ...entries)}{ '${key}': '${name}'${rest} }`);
    }
  });

  test('is needed as long as there are pragmas', () => {
    for (const dialect of ['2.9', '5.1', '8.2', '9.0', 'modern']) expectFinding('doc/required', `${required}{ 'command': «'go'» }`, { dialect, severity: 'error' });
    expectFinding('doc/required', `${required}{ 'command': «'go'» }`, { dialect: 'classic', severity: 'warning' });
  });

  test('names the definition below it', () => {
    expectFinding('doc/wrong-symbol', "##\n# @‹Foo›:\n##\n{ 'struct': «'Bar'», 'data': { } }");
    expectFinding('doc/wrong-symbol', "##\n# @‹foo›:\n##\n{ 'struct': «'Foo'», 'data': { } }");
    expectFinding('doc/wrong-symbol', "##\n# @‹Bar Foo›:\n##\n{ 'struct': «'Foo'», 'data': { } }");
    for (const dialect of ['2.9', '8.2']) expectFinding('doc/wrong-symbol', "##\n# @‹Foo›:\n##\n{ 'struct': «'Bar'», 'data': { } }", { dialect, severity: 'error' });
    expectFinding('doc/wrong-symbol', "##\n# @‹ Foo›:\n##\n{ 'struct': «'Foo'», 'data': { } }");
  });

  test('has a definition below it', () => {
    for (const after of ['', '# comment\n', "{ 'pragma': { } }\n", `\n${docComment('text')}`]) {
      expectFinding('doc/no-definition', `##\n# @«Foo»:\n##\n${after}`);
    }
    expectFindings(['doc/no-definition', 'doc/no-definition'], "##\n# @«Foo»:\n##\n\n##\n# @«Bar»:\n##\n");
    expectFinding('doc/no-definition', { 'schema.json': "##\n# @«Foo»:\n##\n{ 'include': 'a.json' }\n", 'a.json': "{ 'struct': 'Foo', 'data': { } }" });
  });

  test('may have comments and empty lines below it', () => {
    expectAccepted("##\n# @Foo:\n##\n\n# comment\n#comment\n\n{ 'struct': 'Foo', 'data': { } }");
  });

  test('belongs to one definition', () => {
    const schema = expectAccepted(`${docComment('@Foo:', '', 'text')}{ 'struct': 'Foo', 'data': { } }\n{ 'struct': 'Bar', 'data': { } }`);
    expect(schema.definitions.get('Foo')?.doc?.symbol).toBe('Foo');
    expect(schema.definitions.get('Bar')?.doc).toBeUndefined();
  });
});

describe('sections for commands', () => {
  test('are for commands', () => {
    for (const [key, name, rest] of [['enum', 'Foo', ", 'data': [ ]"], ['struct', 'Foo', ", 'data': { }"], ['event', 'GONE', '']]) {
      for (const tag of ['Returns', 'Errors']) {
        expectFinding('doc/returns-outside-command', `##\n# @${name}:\n#\n# «${tag}: text»\n##\n{ '${key}': '${name}'${rest} }`);
      }
    }
    expectFindings(['doc/returns-outside-command', 'doc/returns-outside-command'], "##\n# @GONE:\n#\n# «Returns: text»\n#\n# «Errors: text»\n##\n{ 'event': 'GONE' }");
  });

  test('say what is returned if anything is', () => {
    expectAccepted(`{ 'struct': 'Foo', 'data': { } }\n${docComment('@go:', '', 'Returns: text', '', 'Errors: text')}{ 'command': 'go', 'returns': 'Foo' }`);
    expectAccepted(`${docComment('@go:', '', 'Errors: text')}{ 'command': 'go' }`);
    expectFinding('doc/returns-without-returns', "##\n# @go:\n#\n# «Returns: text»\n##\n{ 'command': 'go' }");
    expectAccepted("##\n# @go:\n#\n# Returns: text\n##\n{ 'command': 'go' }", '8.2');
  });
});
