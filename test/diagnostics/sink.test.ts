import { expect, test } from 'vitest';
import { DiagnosticSink } from '../../src/diagnostics/sink.ts';
import { SourceFile } from '../../src/source/source-file.ts';

const file = new SourceFile('schema.json', "{ 'struct':\n  'Foo' }\n");

test('findings are kept in the order of detection, with the severity that was asked for', () => {
  const sink = new DiagnosticSink();
  sink.report('type/unknown', file.span(14, 19), { what: 'a', name: 'b' });
  sink.report('doc/since-not-a-version', file.span(0, 1), { text: 'x' });
  sink.report('syntax/missing-comma', file.span(0, 1), { found: 'x', expected: '' }, { severity: 'warning' });
  expect(sink.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['type/unknown', 'error'], ['doc/since-not-a-version', 'warning'], ['syntax/missing-comma', 'warning'],
  ]);
  expect(sink.errorCount).toBe(1);
});

test('the same finding is recorded once', () => {
  const sink = new DiagnosticSink();
  for (const name of ['b', 'b', 'c']) sink.report('type/unknown', file.span(0, 1), { what: 'a', name });
  sink.report('type/unknown', file.span(2, 3), { what: 'a', name: 'b' });
  expect(sink.diagnostics).toHaveLength(3);
});

test('what cannot be read at all has a file and no place', () => {
  const sink = new DiagnosticSink();
  sink.report('source/unreadable', 'a.json', { path: 'a.json', problem: 'gone' });
  expect(sink.diagnostics[0]).toMatchObject({ file: 'a.json', span: undefined, focus: undefined });
});

test('the narrower place is enough if it is on the same line', () => {
  const sink = new DiagnosticSink();
  sink.report('type/unknown', file.span(0, 10), { what: 'a', name: 'b' }, { focus: file.span(2, 10) });
  sink.report('type/unknown', file.span(0, 19), { what: 'a', name: 'b' }, { focus: file.span(14, 19) });
  expect(sink.diagnostics.map(({ span, focus }) => [span?.text, focus?.text])).toEqual([["'struct'", undefined], [file.text.slice(0, 19), "'Foo'"]]);
});

test('a text of enormous length is cut in its middle', () => {
  const sink = new DiagnosticSink();
  sink.report('type/unknown', file.span(0, 1), { what: 'x'.repeat(1_000_000), name: 'b' }, { suggestion: `Write ${'y'.repeat(5000)}.` });
  const [finding] = sink.diagnostics;
  expect(finding?.message).toMatch(/^x{500} … x+ uses the unknown type 'b'$/);
  expect(finding?.message.length).toBeLessThan(1100);
  expect(finding?.suggestion).toMatch(/^Write y+ … y+\.$/);
});

test('after many findings of one severity, further ones are only counted', () => {
  const sink = new DiagnosticSink({ most: 3 });
  for (let offset = 0; offset < 5; offset++) sink.report('doc/since-not-a-version', file.span(offset, offset + 1), { text: 'x' });
  for (let offset = 0; offset < 10; offset++) sink.report('type/unknown', file.span(offset, offset + 1), { what: 'a', name: 'b' });
  expect(sink.diagnostics.map(({ severity, span }) => [severity, span?.start])).toEqual([
    ['warning', 0], ['warning', 1], ['warning', 2], ['error', 0], ['error', 1], ['error', 2],
  ]);
  expect(sink.omitted).toEqual({ errors: 7, warnings: 2 });
  expect(sink.errorCount).toBe(10);
});

test('a repeated finding uses up no room', () => {
  const sink = new DiagnosticSink({ most: 2 });
  for (const start of [0, 0, 0, 1]) sink.report('type/unknown', file.span(start, 5), { what: 'a', name: 'b' });
  expect([sink.diagnostics.length, sink.omitted]).toEqual([2, { errors: 0, warnings: 0 }]);
});
