/** Real schemas with one slip in one definition: all others are read as before, whatever the slip. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../src/project/compile.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import type { TopLevelValue } from '../../src/syntax/ast.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';
import { parseText, plainValue } from '../support/syntax.ts';

const token = /'[^'\n]*'|[{}[\]:,]|true|false/g;
const junk = ['?', 'junk', '}', '{', ']', '[', ':', ',', "'x'", "'", 'true', '42', '"', '\\', '\0', '\n', '\n\n', '{ {', '] }', "'a': {"];

interface Slip {
  readonly kind: 'delete' | 'insert' | 'replace' | 'double' | 'swap' | 'delete character';
  readonly value: number;
  readonly token: number;
  readonly junk: string;
}

const slips: fc.Arbitrary<Slip> = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'replace', 'double', 'swap', 'delete character'),
  value: fc.nat(),
  token: fc.nat(),
  junk: fc.constantFrom(...junk),
});

/** The text of a definition with one slip in it. */
function slipIn(text: string, { kind, token: index, junk: inserted }: Slip): string {
  if (kind === 'delete character') {
    const at = index % text.length;
    return text.slice(0, at) + text.slice(at + 1);
  }
  const tokens = [...text.matchAll(token)];
  const found = tokens[index % tokens.length];
  const start = found?.index ?? 0;
  const end = start + (found?.[0].length ?? 0);
  const next = tokens[index % tokens.length + 1];
  const [before, here, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (kind) {
    case 'delete':
      return before + after;
    case 'insert':
      return `${before}${inserted} ${here}${after}`;
    case 'replace':
      return before + inserted + after;
    case 'double':
      return `${before}${here} ${here}${after}`;
    case 'swap': {
      if (next === undefined) return before + after;
      const between = text.slice(end, next.index);
      return before + next[0] + between + here + text.slice(next.index + next[0].length);
    }
    default:
      return kind satisfies never;
  }
}

function textOf(value: TopLevelValue): string {
  return JSON.stringify(plainValue(value.value));
}

describeWithCorpus('slips in schemas of the corpus', (corpus) => {
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !path.includes('/tests/') && !path.includes('hunks'))
    .map((path) => ({ path, text: readFileSync(join(corpus, path), 'utf8') }))
    .map((file) => ({ ...file, values: parseText(file.text).values }))
    .filter(({ values }) => values.length > 1);

  it('cost one definition', () => {
    fc.assert(fc.property(fc.nat(), slips, (fileIndex, slip) => {
      const { path, text, values } = files[fileIndex % files.length] as (typeof files)[number];
      const victim = values[slip.value % values.length] as TopLevelValue;
      const { start, end } = victim.span;
      const mutated = text.slice(0, start) + slipIn(text.slice(start, end), slip) + text.slice(end);
      const found = new Set(parseText(mutated).values.map(textOf));
      const lost = values.filter((value) => value !== victim && !value.broken && !found.has(textOf(value)));
      expect(lost.map(({ span }) => `${path}:${span.startPosition.line}`), `slip in line ${victim.span.startPosition.line}`).toEqual([]);
    }), { numRuns: 500 });
  });

  it('never stop the compiler', () => {
    const roots = corpusRoots(corpus).filter((root) => /qga|guest/.test(root)).map((root) => join(corpus, root));
    fc.assert(fc.property(fc.nat(), fc.array(slips, { minLength: 1, maxLength: 5 }), (rootIndex, several) => {
      const root = roots[rootIndex % roots.length] as string;
      let text = readFileSync(root, 'utf8');
      for (const slip of several) {
        const { start, end } = (parseText(text).values[slip.value % 50] ?? { span: { start: 0, end: text.length } }).span;
        text = text.slice(0, start) + slipIn(text.slice(start, end), slip) + text.slice(end);
      }
      const fileReader = { ...nodeFileSystem, readText: (path: string) => (path === root ? text : nodeFileSystem.readText(path)) };
      const { schema } = compile({ root, fileReader, dialect: 'auto' });
      expect(schema?.definitions.size).toBeGreaterThan(0);
    }), { numRuns: 100 });
  });
});
