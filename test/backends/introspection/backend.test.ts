import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { introspectionBackend } from '../../../src/backends/introspection/backend.ts';
import { noPieces } from '../../../src/codegen/pieces.ts';
import { DiagnosticSink } from '../../../src/diagnostics/sink.ts';
import { namedDialect } from '../../../src/schema/dialect.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { DocMarkup } from '../../../src/syntax/markup/doc-markup.ts';
import { markupOptions } from '../../../src/syntax/markup/markup-options.ts';
import { compileText } from '../../support/compile-text.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';
import { generateTarget } from '../../support/generate-target.ts';

function optionsOf(section: Readonly<Record<string, unknown>>) {
  const problems: string[] = [];
  return { options: introspectionBackend.readOptions(section, problems), problems };
}

describe('the introspection backend', () => {
  it('reads its options', () => {
    expect(optionsOf({})).toEqual({ options: { mask: false, define: undefined }, problems: [] });
    expect(optionsOf({ mask: true, define: ['CONFIG_LINUX'] })).toEqual({
      options: { mask: true, define: ['CONFIG_LINUX'] }, problems: [],
    });
  });

  it('describes what is wrong with them', () => {
    expect(optionsOf({ masked: true }).problems).toEqual([expect.stringContaining('"masked" is no option')]);
    expect(optionsOf({ mask: 'yes' }).problems).toEqual(['"mask" must be true or false.']);
    for (const define of ['CONFIG_LINUX', [1], ['not a symbol']]) {
      expect(optionsOf({ define }).problems).toEqual(['"define" must be a list of symbols such as "CONFIG_LINUX".']);
    }
  });

  it('has a schema for each option', () => {
    expect(Object.keys(introspectionBackend.optionSchemas).sort()).toEqual(['define', 'mask']);
  });

  it('writes one JSON file that follows the options', async () => {
    const schema = compileText(`{ 'command': 'one', 'if': 'ONE' } { 'command': 'two', 'if': 'TWO' }`);
    const files = await introspectionBackend.generate({
      schema,
      markup: new DocMarkup(schema.docs, markupOptions(namedDialect('strict'))),
      options: { mask: true, define: ['TWO'] },
      required: {},
      runtime: { filesIn: () => [], license: () => '' },
      pieces: noPieces, once: (_, make) => make(),
      sink: new DiagnosticSink(),
      docs: 'none',
      provenance: { tool: 'qapi-gen', version: '0.0.0', source: 'schema.json', license: undefined },
    });
    expect(files.map(({ path, language }) => ({ path, language }))).toEqual([{ path: 'introspection.json', language: 'json' }]);
    expect(JSON.parse(files[0]?.text ?? '')).toEqual([
      { 'arg-type': '0', 'meta-type': 'command', name: 'two', 'ret-type': '0' },
      { members: [], 'meta-type': 'object', name: '0' },
    ]);
  });
});

describeWithCorpus('what is written', (corpus) => {
  it.each(corpusRoots(corpus))('of %s has the form that Prettier would give it', async (root) => {
    const { texts, formatted } = await generateTarget(introspectionBackend, join(corpus, root), nodeFileSystem, { dialect: 'auto', lenient: true });
    const text = texts.get('introspection.json') ?? expect.fail('no file');
    expect([...formatted]).toEqual(['introspection.json']);
    expect(text).toBe(await format(text, { parser: 'json' }));
  });
});
