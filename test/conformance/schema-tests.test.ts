/**
 * QEMU 10.2's own schema tests: for each schema the same verdict as the reference, the first error at its place,
 * and the same dump of the model.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dumpQemuTest } from '../../src/backends/dump/qemu-test.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import type { Span } from '../../src/source/span.ts';
import { describeWithCorpus, relativePath, schemaTests } from '../support/corpus.ts';
import { readReferenceMessage, type ReferenceError } from './reference-message.ts';

describeWithCorpus('schema tests of QEMU 10.2', (corpus) => {
  const folder = join(corpus, 'qemu-10.2/tests/qapi-schema');
  for (const { name, expectedMessage } of schemaTests(folder)) {
    if (expectedMessage === '') {
      it(`accepts ${name}`, () => {
        const { diagnostics, schema } = compileTest(folder, name);
        expect(diagnostics.filter(isError)).toEqual([]);
        expect(schema && dumpQemuTest(schema)).toBe(readFileSync(join(folder, `${name}.out`), 'utf8'));
      });
    } else {
      const expected = readReferenceMessage(expectedMessage);
      const isMissing = expected.line !== undefined && !existsSync(join(folder, `${name}.json`));
      it.skipIf(isMissing)(`rejects ${name}${isMissing ? ' (the corpus lacks its schema)' : ''}`, () => {
        const first = compileTest(folder, name).diagnostics.find(isError);
        expect(first && describeError(folder, first, expected)).toEqual(expected);
      });
    }
  }
});

function compileTest(folder: string, name: string): CompileResult {
  const dialect = findDialect('10.2');
  if (dialect === undefined) throw new Error('dialect 10.2 is not known');
  return compile({ root: join(folder, `${name}.json`), fileReader: nodeFileSystem, dialect });
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** Our error in the reference's terms; what the reference leaves out is left out here too. */
function describeError(folder: string, error: Diagnostic, expected: ReferenceError): ReferenceError {
  const position = error.span?.startPosition;
  const previous = expected.previous && error.related[0]?.span;
  return {
    file: relativePath(folder, error.span?.file.path ?? error.file),
    line: position?.line,
    column: expected.column && position?.column,
    includedFrom: includeChain(error.span).map((span) => placeOf(folder, span)),
    definition: expected.definition && error.definition && `${error.definition.kind} ${error.definition.name}`,
    previous: previous && {
      file: relativePath(folder, previous.file.path), line: previous.startPosition.line, column: undefined,
    },
  };
}

/** Outermost first. */
function includeChain(span: Span | undefined): readonly Span[] {
  const directive = span?.file.includedFrom;
  return directive === undefined ? [] : [...includeChain(directive), directive];
}

function placeOf(folder: string, span: Span): string {
  return `${relativePath(folder, span.file.path)}:${span.startPosition.line}`;
}
