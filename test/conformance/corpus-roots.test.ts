/** Every schema of the corpus, as a user would check it: no option, the dialect found by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';

const incompleteSeed = 'seed-schemas/guest-agent-2012-hunks.json';
const fixture = new URL('../../fixtures/guest-agent/qapi-schema.json', import.meta.url).pathname;

describeWithCorpus('schemas of the corpus', (corpus) => {
  const roots = corpusRoots(corpus);

  it('are all there', () => {
    expect(roots).toHaveLength(14);
  });

  for (const root of roots.filter((path) => path !== incompleteSeed)) {
    it(`accepts ${root} and finds every command`, () => {
      const { schema, diagnostics, files } = compileFile(join(corpus, root));
      expect(diagnostics.filter(isError).map(describeDiagnostic)).toEqual([]);
      const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
      expect(schema?.commands.length).toBe(text.match(/^\s*\{ *'command' *:/gm)?.length);
    });
  }

  describe(incompleteSeed, () => {
    it('has one error, where the command that was cut off runs into the next', () => {
      const { diagnostics } = compileFile(join(corpus, incompleteSeed));
      expect(diagnostics.filter(isError).map(({ code, span }) => [code, span?.startPosition.line, span?.startPosition.column]))
        .toEqual([['syntax/unexpected-token', 120, 1]]);
    });

    it('gives everything else', () => {
      const { schema } = compileFile(join(corpus, incompleteSeed));
      expect([...(schema?.definitions.keys() ?? [])]).toEqual([
        'guest-sync-delimited', 'guest-shutdown', 'GuestFsfreezeStatus', 'guest-fsfreeze-thaw', 'guest-fstrim', 'guest-suspend-disk',
        'guest-suspend-ram', 'guest-suspend-hybrid', 'GuestIpAddressType', 'GuestIpAddress', 'GuestNetworkInterface',
        'guest-network-get-interfaces',
      ]);
    });
  });

  it("gives the bundled guest-agent schema the introspection of QEMU 10.2's", () => {
    const [ours, theirs] = [fixture, join(corpus, 'qemu-10.2/qga/qapi-schema.json')].map((root) => {
      const { schema } = compileFile(root);
      return schema && introspect(schema, { mask: false });
    });
    expect(ours?.length).toBeGreaterThan(100);
    expect(ours).toEqual(theirs);
  });
});

function compileFile(root: string): CompileResult {
  return compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

function describeDiagnostic({ span, file, code, message }: Diagnostic): string {
  return `${file}:${span?.startPosition.line}:${span?.startPosition.column}: ${message} [${code}]`;
}
