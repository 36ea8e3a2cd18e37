/** Findings for tests of printers. */
import { expect } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { SourceFile } from '../../src/source/source-file.ts';
import type { Span } from '../../src/source/span.ts';

export function finding(span: Span | undefined, details: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'type/unknown',
    severity: 'error',
    message: 'there is no type \'Strr\'',
    span,
    file: span?.file.path ?? 'missing.json',
    focus: undefined,
    definition: undefined,
    related: [],
    suggestion: undefined,
    ...details,
  };
}

/** The span of the first occurrence of `needle`. */
export function find(file: SourceFile, needle: string): Span {
  const start = file.text.indexOf(needle);
  expect(start, `no ${needle} in ${file.path}`).toBeGreaterThanOrEqual(0);
  return file.span(start, start + needle.length);
}

/** What a report to a program must survive, in messages as in file names. */
export const hostileTexts: readonly string[] = [
  'two\nlines\r\nor three', '"quoted" \'twice\' `thrice`', '\0\x07\x1b[31m\x7f\x9b', '\u202egnihton\u2066', '\ud800 and \udfff', '\ufffe\uffff\ufeff',
  ']]><![CDATA[<failure/>&amp;&#0;', '::error file=x,line=1::injected', '100%25 %0A :: , = ;', 'päth/漢字/\u{1d11e}', 'a b#c?d', '{0} {{1}} [link](1)', '\\', '--', '',
];

/** Each of them in every text of a finding, with a place and without. */
export function hostileFindings(): readonly Diagnostic[] {
  return hostileTexts.flatMap((text) => {
    const root = new SourceFile(`root ${text}.json`, `{ 'include': '${text}' }\n`);
    const file = new SourceFile(`a ${text}.json`, `first\n${text}\nlast`, root.span(0, 5));
    const details: Partial<Diagnostic> = {
      message: `found ${text}`,
      suggestion: `Did you mean ${text}?`,
      definition: { kind: 'struct', name: text },
      related: [{ message: `see ${text}`, span: root.span(0, 3) }],
    };
    return [
      finding(file.span(2, file.text.length), { ...details, focus: file.span(1, 4) }),
      finding(file.span(0, 5), { ...details, severity: 'warning' }),
      finding(undefined, { message: text, file: text, severity: 'info' }),
    ];
  });
}
