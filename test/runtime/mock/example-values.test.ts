/** Examples fit their types, small and full, and types that contain themselves come to an end. */
import { describe, expect, test } from 'vitest';
import { Marshaller } from '../../../src/runtime/marshal/marshaller.ts';
import { ExampleValues } from '../../../src/runtime/mock/example-values.ts';
import { tableOf } from '../marshal/table.ts';

const table = tableOf();

describe.each([false, true])('full: %s', (full) => {
  const examples = new ExampleValues(table, { full });

  test.each(Object.keys(table.commands))('%s returns an example that fits', (command) => {
    const marshaller = new Marshaller(table);
    expect(() => marshaller.writeReturns(command, examples.returnsOf(command))).not.toThrow();
  });

  test.each(Object.keys(table.types))('%s', (type) => {
    const marshaller = new Marshaller({ ...table, commands: { give: { returns: type } } });
    expect(() => marshaller.writeReturns('give', examples.valueOf(type))).not.toThrow();
  });

  test.each(Object.keys(table.events))('%s', (event) => {
    expect(() => new Marshaller(table).writeEvent(event, examples.dataOf(event))).not.toThrow();
  });
});

test('the small ones have what is mandatory, the full ones everything', () => {
  expect(new ExampleValues(table).valueOf('Derived')).toEqual({ id: 'example', count: 0 });
  const full = new ExampleValues(table, { full: true }).valueOf('Derived');
  expect(full).toMatchObject({ note: 'example', inner: { inner: {} }, list: [{ id: 'example' }] });
  expect(new ExampleValues(table).valueOf('Shape')).toEqual({ kind: 'circle', radius: 0 });
});

test('a type without finite values is named', () => {
  const examples = new ExampleValues(tableOf('bigint', { Endless: { struct: { again: 'Endless' } } }));
  expect(() => examples.valueOf('Endless')).toThrow(new RangeError("no finite value is a 'Endless'"));
  expect(() => examples.valueOf('Missing')).toThrow(new RangeError("the schema table has no type 'Missing'"));
});
