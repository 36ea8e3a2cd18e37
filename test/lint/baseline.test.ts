import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { applyBaseline, BaselineError, writeBaseline } from '../../src/lint/baseline.ts';
import { documented, lintFindings } from './lint-text.ts';

const base = { workingDirectory: '/project/here', folder: '/project' };
const findings = (text: string): readonly Diagnostic[] => lintFindings(text).map(({ diagnostic }) => diagnostic);
const untold = (name: string): string => documented(name, ['Text.'], `{ 'command': '${name}' }`);
const two = findings(untold('c') + untold('d'));

describe('a baseline', () => {
  test('names files from its own folder, sorted, and counts what is there several times', () => {
    const text = writeBaseline([...findings(documented('c', ['The the text.', 'Of the the end.', '', 'Since: 1.0'], "{ 'command': 'c' }")), ...two], base);
    expect(text).toBe([
      '{', '  "version": 1,', '  "findings": {', '    "here/schema.json": [',
      '      {"code":"lint/missing-since","definition":"command c","message":"the documentation of command \'c\' does not say since when it is there"},',
      '      {"code":"lint/missing-since","definition":"command d","message":"the documentation of command \'d\' does not say since when it is there"},',
      '      {"code":"lint/repeated-word","definition":"command c","message":"the word \'the\' stands here twice","count":2}',
      '    ]', '  }', '}', '',
    ].join('\n'));
  });

  test('takes away what it has, wherever that stands by now', () => {
    const text = writeBaseline(two, base);
    const moved = findings(`\n\n\n${untold('d')}\n\n${untold('c')}`);
    expect(applyBaseline(moved, text, base)).toEqual({ fresh: [], known: 2, gone: 0 });
  });

  test('lets new findings through, also of a kind that it knows', () => {
    const text = writeBaseline(findings(untold('c')), base);
    expect(applyBaseline(two, text, base)).toMatchObject({ known: 1, gone: 0 });
    expect(applyBaseline(two, text, base).fresh.map(({ definition }) => definition?.name)).toEqual(['d']);
    const twice = [...two, ...two];
    expect(applyBaseline(twice, writeBaseline(two, base), base)).toMatchObject({ known: 2, gone: 0 });
  });

  test('tells what is gone', () => {
    expect(applyBaseline([], writeBaseline(two, base), base)).toEqual({ fresh: [], known: 0, gone: 2 });
  });

  test('is one of its file', () => {
    expect(applyBaseline(two, writeBaseline(two, base), { ...base, workingDirectory: '/project/there' })).toMatchObject({ known: 0, gone: 2 });
  });

  test('does not put up with errors of the schema, but with their numbers of lines', () => {
    const [first] = two;
    if (first === undefined) return expect.fail('nothing found');
    const error: Diagnostic = { ...first, code: 'doc/repeated-entry', severity: 'error' };
    expect(applyBaseline([error], writeBaseline([error], base), base).fresh).toEqual([error]);
    const warning: Diagnostic = { ...error, severity: 'warning', message: "'@a:' stands there already, on line 7" };
    const later = { ...warning, message: "'@a:' stands there already, on line 9" };
    expect(applyBaseline([later], writeBaseline([warning], base), base).fresh).toEqual([]);
  });

  test.each([['{'], ['[]'], ['{"version":2,"findings":{}}'], ['{"version":1}'], ['{"version":1,"findings":{"a":{}}}'], ['{"version":1,"findings":{"a":[{"code":1}]}}']])('that is none is refused: %s', (text) => {
    expect(() => applyBaseline([], text, base)).toThrow(BaselineError);
  });
});
