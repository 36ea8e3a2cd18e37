/** Every real schema in its layout: nothing of it is lost, it says the same, and there is no second layout. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { compile } from '../../src/project/compile.ts';
import { fmt, type FmtResult } from '../../src/project/fmt.ts';
import { withTexts } from '../../src/project/rewritten-file.ts';
import { namedDialect } from '../../src/schema/dialect.ts';
import type { DocSection } from '../../src/schema/doc.ts';
import type { Schema } from '../../src/schema/model.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus, relativePath, schemaTests } from '../support/corpus.ts';
import { plainModel } from '../support/plain-model.ts';
import { commentText } from './format-text.ts';

/** Cut off in the middle of a definition, so that it is not known what belongs where. */
const unfinished = 'seed-schemas/guest-agent-2012-hunks.json';

describeWithCorpus('formatted schemas of QEMU', (corpus) => {
  const format = (root: string, fileReader: FileReader): FmtResult => (
    fmt({ schemas: [{ root, source: root, dialect: 'auto', name: '' }], fileReader, includes: true })
  );

  test.each(corpusRoots(corpus).filter((root) => root !== unfinished))('%s', (path) => {
    const root = join(corpus, path);
    const { files, diagnostics } = format(root, nodeFileSystem);
    expect(diagnostics).toEqual([]);
    for (const { before, after } of files) expect(commentText(after)).toBe(commentText(before));

    const formatted = withTexts(nodeFileSystem, new Map(files.map((file) => [file.path, file.after])));
    const again = format(root, formatted);
    for (const file of again.files) expect(file.after, relativePath(corpus, file.path)).toBe(file.before);

    const before = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
    const after = compile({ root, fileReader: formatted, dialect: 'auto' });
    expect(after.dialect.name).toBe(before.dialect.name);
    expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (before.schema === undefined || after.schema === undefined) throw new Error('there is no model');
    expect(introspect(after.schema, { mask: false })).toEqual(introspect(before.schema, { mask: false }));
    expect(plainModel(after.schema, { docs: false })).toEqual(plainModel(before.schema, { docs: false }));
    expect(docsOf(after.schema)).toEqual(docsOf(before.schema));
  });

  test(`${unfinished} is left alone, and the reason is told`, () => {
    const { files, diagnostics } = format(join(corpus, unfinished), nodeFileSystem);
    expect(files).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toContain('syntax/unexpected-token');
  });

  test.each(['qemu-10.2/qapi/qapi-schema.json', 'qemu-10.2/qga/qapi-schema.json'])('%s breaks no law about lines', (path) => {
    const root = join(corpus, path);
    const { files } = format(root, nodeFileSystem);
    const fileReader = withTexts(nodeFileSystem, new Map(files.map((file) => [file.path, file.after])));
    const { diagnostics, dialect } = compile({ root, fileReader, dialect: 'auto' });
    expect({ diagnostics, dialect: dialect.label }).toEqual({ diagnostics: [], dialect: 'strict' });
  });
});

describeWithCorpus('the layout of QEMU 10.2', (corpus) => {
  test('is the one that its files have, but for slips in documentation and what is ragged in code', () => {
    const root = join(corpus, 'qemu-10.2/qapi/qapi-schema.json');
    const { files } = fmt({ schemas: [{ root, source: root, dialect: namedDialect('strict'), name: '' }], fileReader: nodeFileSystem, includes: true });
    const changed = files.flatMap(({ before, after }) => {
      const left = new Set(after.split('\n'));
      return before.split('\n').filter((line) => !left.has(line));
    });
    const count = files.reduce((sum, { before }) => sum + before.split('\n').length, 0);
    expect(changed.filter((line) => line.startsWith('#')).length).toBeLessThanOrEqual(20);
    expect(changed.length / count).toBeLessThan(0.05);
  });
});

describeWithCorpus('formatted schema tests of QEMU', (corpus) => {
  const folder = join(corpus, 'qemu-10.2/tests/qapi-schema');
  const accepted = schemaTests(folder).filter(({ expectedMessage }) => expectedMessage === '').map(({ name }) => name);

  test.each(accepted)('%s', (name) => {
    const root = join(folder, `${name}.json`);
    const dialect = namedDialect('strict');
    const format = (fileReader: FileReader): FmtResult => fmt({ schemas: [{ root, source: root, dialect, name: '' }], fileReader, includes: true });
    const { files, diagnostics } = format(nodeFileSystem);
    expect(diagnostics).toEqual([]);
    for (const { before, after } of files) expect(commentText(after)).toBe(commentText(before));
    const formatted = withTexts(nodeFileSystem, new Map(files.map((file) => [file.path, file.after])));
    for (const file of format(formatted).files) expect(file.after).toBe(file.before);
    const before = compile({ root, fileReader: nodeFileSystem, dialect });
    const after = compile({ root, fileReader: formatted, dialect });
    expect(after.diagnostics.map(({ message }) => message)).toEqual(before.diagnostics.map(({ message }) => message));
    if (before.schema === undefined || after.schema === undefined) throw new Error('there is no model');
    expect(plainModel(after.schema, { docs: false })).toEqual(plainModel(before.schema, { docs: false }));
    expect(docsOf(after.schema)).toEqual(docsOf(before.schema));
  });
});

/** What documentation says, whatever its lines. */
function docsOf({ docs }: Schema): unknown {
  return docs.map(({ symbol, sections }) => ({ symbol, sections: sections.map(sectionOf) }));
}

function sectionOf({ kind, name, text }: DocSection): unknown {
  return { kind, name, text: text.trim().replace(/\s+/g, ' ') };
}
