/** Whatever comes in, `check` ends with findings and an exit status that says so; status 3 would be a bug of ours. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { dialectNames } from '../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { runCli, type RunResult } from '../cli/run-cli.ts';
import { compileSources } from '../support/marked-schema.ts';

const formats = fc.constantFrom('pretty', 'text', 'json');
const dialects = fc.constantFrom('auto', ...dialectNames, '1.0', '1.5', '2.7', '2.12', '4.1', '8.2', '9.0', '10.1');

function check(stdin: string | Uint8Array, format: string, dialect: string): Promise<RunResult> {
  const args = ['check', '-', '--stdin-filepath', 'schema.json', '--format', format, '--dialect', dialect];
  return runCli(args, { stdin, fileSystem: memoryFileSystem() });
}

async function expectSane(input: string | Uint8Array, format: string, dialect: string): Promise<void> {
  const { status, stdout, stderr } = await check(input, format, dialect);
  expect([0, 1, 2], `${stdout}${stderr}`).toContain(status);
  if (format === 'json') {
    const { errors } = JSON.parse(stdout) as { errors: number };
    expect(errors > 0).toBe(status !== 0);
  } else if (status !== 0) {
    expect(stdout).toContain('error');
  }
}

/** What schemas are made of, so that chance reaches far into the compiler. */
const pieces = fc.constantFrom(
  '{', '}', '[', ']', ':', ',', '\n', ' ', "'", '#', '##\n', '# ', '# @Foo:\n', '# @a: text\n', '# Features:\n', '# Returns: x\n', '# Since: 1.0\n', '#  x\n', '#\n',
  "'struct'", "'enum'", "'union'", "'alternate'", "'command'", "'event'", "'type'", "'include'", "'pragma'", "'data'", "'base'", "'discriminator'",
  "'if'", "'features'", "'Foo'", "'a'", "'*a'", "'int'", "'str'", "'no'", 'true', 'false', 'null', "'not'", "'all'", "'defined(A)'", "'schema.json'",
  "{ 'struct': 'Foo', 'data': { 'a': 'int' } }\n", "{ 'enum': 'Foo', 'data': [ 'a', ", "{ 'union': 'Foo', 'base': { 'a': 'Bar' }, 'discriminator': 'a', 'data': {",
  "'name'", "'boxed'", "'gen'", "'returns'", 'x', '1', '"', '\\', '\0', '\ufeff', '\u2028', '\r', '\t', '\f', '\u{1f600}', '\ud800', 'é',
);

/** Every place lies in the text, and is of its file. */
function expectPlace({ span, focus, related, message }: Diagnostic, text: string): void {
  for (const place of [span, focus, ...related.map((relatedPlace) => relatedPlace.span)]) {
    if (place === undefined) continue;
    expect(place.start, message).toBeGreaterThanOrEqual(0);
    expect(place.end, message).toBeGreaterThanOrEqual(place.start);
    expect(place.end, message).toBeLessThanOrEqual(text.length);
    expect(place.file.text).toBe(text);
  }
}

describe('check ends well', () => {
  test('with any bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), formats, dialects, expectSane), { numRuns: 100 });
  });

  test('with any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), formats, dialects, expectSane), { numRuns: 100 });
  });

  test('with any sequence of what schemas are made of', async () => {
    const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
    await fc.assert(fc.asyncProperty(texts, formats, dialects, expectSane), { numRuns: 200 });
  });

  test('inside of the compiler, in every dialect', () => {
    const texts = fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, dialects, (text, dialect) => {
      const { diagnostics, schema } = compileSources(text, dialect);
      // Data from a program, such as an empty list, is all right or nothing.
      expect(schema === undefined).toBe(diagnostics.some(({ code }) => code === 'introspection/invalid'));
      for (const diagnostic of diagnostics) expectPlace(diagnostic, text);
    }), { numRuns: 6000 });
  });
});

describe('text in another encoding', () => {
  test.each([
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00], 0],
    ['Latin-1', [...Buffer.from('{ } # caf')].concat(0xe9, 0x0a), 9],
    ['half a character', [0x7b, 0x7d, 0xe2, 0x82], 2],
    ['an overlong zero', [0x23, 0xc0, 0x80], 1],
    ['a surrogate', [0x23, 0xed, 0xa0, 0x80], 1],
    ['a code point too large', [0x23, 0x20, 0xf4, 0x90, 0x80, 0x80], 2],
    ['a continuation byte alone', [0x80], 0],
  ])('such as %s is refused, and the first bad byte named', async (_name, bytes, offset) => {
    const { status, stdout } = await check(Uint8Array.from(bytes), 'text', 'auto');
    expect(status).toBe(2);
    expect(stdout).toContain(`it is not UTF-8 text (first bad byte at offset ${offset})`);
  });
});
