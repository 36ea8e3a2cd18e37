/** What a schema whose dialect is recognised is held to: the laws that all releases share which know what it uses. */
import { describe, expect, test } from 'vitest';
import { releasesText } from '../../src/schema/dialect.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { docComment } from '../support/docs.ts';
import { compileSources, expectAccepted, expectFinding, expectFindings, type Sources } from '../support/marked-schema.ts';

/** The dialect that is recognised, and its releases. */
function recognised(sources: Sources): readonly [string, string] {
  const { dialect } = compileSources(sources, 'auto');
  return [dialect.name, releasesText(dialect)];
}

const severityAndCode = ({ severity, code }: Diagnostic): string => `${severity} ${code}`;

function findings(sources: Sources, dialect = 'auto'): readonly string[] {
  return compileSources(sources, dialect).diagnostics.map(severityAndCode);
}

const classic = "{ 'command': 'old', 'if': 'defined(A)' }\n";

describe('the range', () => {
  test.each([
    [classic, 'classic', 'QEMU 3.0 to 6.1'],
    [`${classic}{ 'command': 'go', 'coroutine': true }`, 'classic', 'QEMU 5.2 to 6.1'],
    [`${classic}{ 'pragma': { 'returns-whitelist': [ ] } }`, 'classic', 'QEMU 3.0 to 5.2'],
    [`${classic}{ 'pragma': { 'member-name-exceptions': [ ] } }`, 'classic', 'QEMU 6.0 to 6.1'],
    [`${classic}{ 'command': 'go', 'allow-preconfig': true, 'allow-oob': true }`, 'classic', 'QEMU 3.0 to 6.1'],
    ["{ 'struct': 'Foo', 'data': { } }\n{ 'union': 'Any', 'data': { 'a': 'Foo' } }", 'classic', 'QEMU 2.4 to 6.1'],
    ["{ 'union': 'Any', 'discriminator': { }, 'data': { 'a': 'int' } }", 'legacy', 'QEMU 1.6 to 2.3'],
    [`${docComment('@go:', '', '@a: #optional text')}{ 'command': 'go', 'boxed': true, 'data': 'Foo' }\n{ 'struct': 'Foo', 'data': { '*a': 'int' } }`, 'classic', 'QEMU 2.7 to 2.8'],
    [docComment('x'.repeat(80)), 'modern', 'QEMU 6.2 to 10.1'],
    [`${docComment('@go:', '', 'Note: text')}{ 'command': 'go' }`, 'modern', 'QEMU 6.2 to 9.0'],
    [`{ 'pragma': { 'documentation-exceptions': [ ] } }\n${docComment('x'.repeat(80))}`, 'modern', 'QEMU 9.0 to 10.1'],
    [`${docComment('@go:', '', '@a:', 'text')}{ 'command': 'go', 'data': { 'a': 'int' } }`, 'modern', 'QEMU 6.2 to 8.2'],
    [classic.replace('defined(A)', 'A'), 'strict', 'QEMU 10.2 and newer'],
  ])('of %s', (text, name, releases) => {
    expect(recognised(text)).toEqual([name, releases]);
  });
});

describe('documentation that only older releases take', () => {
  const pragma = "{ 'pragma': { 'doc-required': true } }\n";

  test('makes no schema old that uses something newer', () => {
    expectFinding('doc/symbol-without-colon', `${pragma}##\n«# @go»\n##\n{ 'command': 'go' }`, { dialect: 'auto', severity: 'error' });
    expectFinding('doc/symbol-without-colon', `${classic}##\n«# @go»\n##\n{ 'command': 'go' }`, { dialect: 'auto', severity: 'error' });
    expect(recognised(`${pragma}${docComment('@go')}{ 'command': 'go' }`)[0]).toBe('strict');
    expect(recognised(`${docComment('@go')}{ 'command': 'go' }`)).toEqual(['classic', 'QEMU 2.4 to 2.7']);
  });

  test('makes none old in which it is rare', () => {
    const well = Array.from({ length: 5 }, (_, index) => `${docComment(`@go${index}:`, '', 'Text.')}{ 'command': 'go${index}' }\n`).join('');
    expectFinding('doc/symbol-without-colon', `${well}##\n«# @go»\n##\n{ 'command': 'go' }`, { dialect: 'auto', severity: 'error' });
    expect(recognised(`${docComment('@go')}{ 'command': 'go' }\n${well.split("{ 'command': 'go3' }")[0]}{ 'command': 'go3' }`)[0]).toBe('classic');
  });

  test('is a mistake where a mark of 2.8 is', () => {
    expect(findings(`${classic}${docComment('@go:', '', '@a: #optional text')}{ 'command': 'go', 'data': { '*a': 'int' } }`)).toEqual([]);
    expect(findings(`{ 'pragma': { } }\n${docComment('@go:', '', '@a: #optional text')}{ 'command': 'go', 'data': { '*a': 'int' } }`, '2.9')).toEqual(['error doc/optional-mark']);
  });
});

describe.each([
  ['a long line', docComment('x'.repeat(80))],
  ['a note', `${docComment('@ho:', '', 'Note: text')}{ 'command': 'ho' }\n`],
  ['sentences with one space', docComment('One. Two.')],
])('%s', (_what, old) => {
  const lines = ['@go:', '', '@a: text', '', '@b: text', '', 'Features:', '', '@f: text'];
  const definition = "{ 'command': 'go', 'data': { 'a': 'int', 'b': 'int' }, 'features': [ 'f' ] }\n";
  const documented = (...documentation: readonly string[]): string => old + docComment(...documentation) + definition;

  test('takes nothing away from a sound schema', () => {
    expectAccepted(documented(...lines), 'auto');
    expect(recognised(documented(...lines))[0]).toBe('modern');
  });

  test('leaves errors for what every release of the range refuses', () => {
    for (const [code, documentation] of [
      ['doc/symbol-without-colon', ['@go', ...lines.slice(1)]],
      ['doc/wrong-symbol', ['@went:', ...lines.slice(1)]],
      ['doc/repeated-entry', [...lines, '', 'Since: 1.0', '', 'Since: 1.1']],
      ['doc/empty-section', [...lines.slice(0, -1), '@f:']],
      ['doc/late-member', ['@go:', '', '@a: text', '', ...lines.slice(6), '', 'Since: 1.0', '', '@b: text']],
      ['doc/unknown-member', [...lines.slice(0, 5), '@elsewhere: text', ...lines.slice(5)]],
      ['doc/missing-feature', lines.slice(0, 5)],
      ['doc/unknown-feature', [...lines, '', '@elsewhere: text']],
    ] as const) {
      expect(findings(documented(...documentation)), code).toEqual([`error ${code}`]);
    }
    expect(findings(old + docComment('@GONE:', '', 'Returns: text') + "{ 'event': 'GONE' }")).toEqual(['error doc/returns-outside-command']);
    expect(findings(`${old + docComment('@lost:')}\n`)).toEqual(['error doc/no-definition']);
    expect(findings(`${old}{ 'pragma': { 'doc-required': true } }\n{ 'command': 'go' }`)).toEqual(['error doc/required']);
  });

  test('leaves warnings for what only the newest release of the dialect refuses', () => {
    expect(findings(documented(...lines.slice(0, 4), ...lines.slice(6)))).toEqual(['warning doc/missing-member']);
  });
});

describe('conditions', () => {
  test('that are plain symbols say nothing about the age of a schema', () => {
    const schema = expectAccepted(`${classic}{ 'command': 'go', 'if': 'B' }`, 'auto');
    expect(schema.commands.map(({ condition }) => condition)).toEqual([{ kind: 'symbol', name: 'A' }, { kind: 'symbol', name: 'B' }]);
    expect(recognised("{ 'command': 'go', 'if': 'B' }")[0]).toBe('strict');
  });

  test('as objects are newer than those in C, which are then mistakes', () => {
    expectFinding('condition/bad-symbol', "{ 'command': 'go', 'if': { 'not': 'A' } }\n{ 'command': 'ho', 'if': «'defined(A)'» }", { dialect: 'auto' });
  });
});

test('exceptions of older releases name inline bases and arguments as the generated types', () => {
  const names = (list: string): string => `{ 'pragma': { 'name-case-whitelist': [ ${list} ] } }\n{ 'enum': 'Sort', 'data': [ 'a' ] }\n`
    + "{ 'union': 'Any', 'base': { 'k': 'Sort', «'A_b'»: 'int' }, 'discriminator': 'k', 'data': { } }\n{ 'command': 'go', 'data': { «'A_b'»: 'int' } }";
  expectFindings(['name/member-case', 'name/member-case'], names(''), 'auto');
  for (const dialect of ['auto', '5.2']) expectAccepted(names("'q_obj_Any-base', 'q_obj_go-arg'").replaceAll(/[«»]/g, ''), dialect);
});
