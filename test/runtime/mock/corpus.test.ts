/** Of every command and event of real schemas there is an example, small and full, which the marshaller takes in both directions. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tableEntries } from '../../../src/codegen/schema-table/table-entries.ts';
import { compile } from '../../../src/project/compile.ts';
import { Marshaller } from '../../../src/runtime/marshal/marshaller.ts';
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';
import type { JsonObject, JsonValue } from '../../../src/runtime/wire/json-value.ts';
import { ExampleValues } from '../../../src/runtime/mock/example-values.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../../support/corpus.ts';

const integers = { int: 'bigint', int64: 'bigint-or-number', uint64: 'bigint', size: 'number' } as const;

describeWithCorpus('examples', (corpus) => {
  test.each(corpusRoots(corpus))('of %s', (root) => {
    const { schema = expect.fail('no model') } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
    const table = tableEntries({ schema, define: undefined, integers, bytes: [] }) as unknown as SchemaTable;
    const marshaller = new Marshaller(table);
    for (const examples of [new ExampleValues(table), new ExampleValues(table, { full: true })]) {
      for (const command of Object.keys(table.commands)) {
        const written = marshaller.writeReturns(command, examples.returnsOf(command));
        expect(marshaller.writeReturns(command, marshaller.readReturns(command, written as JsonValue))).toEqual(written);
      }
      for (const event of Object.keys(table.events)) {
        const written = marshaller.writeEvent(event, examples.dataOf(event));
        expect(marshaller.writeEvent(event, marshaller.readEvent(event, written as JsonObject | undefined))).toEqual(written);
      }
    }
  });
});
