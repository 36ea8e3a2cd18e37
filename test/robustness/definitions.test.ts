/** Valid schemas with one value exchanged for another: the compiler never fails, and what it gives is sound. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { introspect } from '../../src/backends/introspection/introspect.ts';
import { dialectNames } from '../../src/schema/dialect.ts';
import type { Schema, Type } from '../../src/schema/model.ts';
import { compileSources } from '../support/marked-schema.ts';
import { printValue } from '../support/print-schema.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { plainValues, type PlainValue } from '../support/syntax.ts';

const strings = fc.constantFrom(
  '', 'Type0', 'Type3', 'int', 'any', 'no', 'q_a', 'u', 'has-a', 'A_B', 'x-a', '__com.x_a', 'a.b', 'value-1', 'CONFIG_A', 'defined(A)', '!', '**', 'visitor', 'command-4', 'FooList',
  'data', 'type', 'name', 'if', 'features', 'base', 'discriminator', 'struct', 'enum', 'union', 'include', 'pragma', 'toString', '__proto__', 'constructor', '0', '*', '\\',
);
const { value: anyValue } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true }, strings, fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(strings, tie('value')), { maxLength: 3 }).map((entries) => ({ entries })),
  ),
}));

/** A copy with the value, or key, at a position (in the order of the text) exchanged. */
function exchange(values: readonly PlainValue[], position: number, other: PlainValue): readonly PlainValue[] {
  let next = 0;
  const visit = (value: PlainValue): PlainValue => {
    if (next++ === position) return other;
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null || !('entries' in value)) return value;
    return {
      entries: (value as { readonly entries: readonly (readonly [string, PlainValue])[] }).entries.map(([key, item]) => (
        next++ === position && typeof other === 'string' ? [other, item] : [key, visit(item)])),
    };
  };
  return values.map(visit);
}

/** Types are entities of the schema, built-in, or implicit ones of a string discriminator or without members. */
function expectSound(schema: Schema): void {
  const known = new Set<unknown>([...schema.entities, ...schema.builtins.values()]);
  const expectKnown = (type: Type | undefined): void => {
    if (type === undefined) return;
    const inner = type.kind === 'array' ? type.element : type;
    const isShared = 'implicit' in inner && (inner.implicit?.role === 'empty' || inner.implicit?.role === 'kind');
    expect(isShared || known.has(inner), inner.name).toBe(true);
  };
  for (const entity of schema.entities) {
    expect(Object.isFrozen(entity)).toBe(true);
    switch (entity.kind) {
      case 'struct':
        expectKnown(entity.base);
        for (const { type } of entity.members) expectKnown(type);
        break;
      case 'union':
        expectKnown(entity.base);
        expectKnown(entity.discriminator.type);
        for (const { type } of entity.branches) expectKnown(type);
        break;
      case 'alternate':
        for (const { type } of entity.branches) expectKnown(type);
        break;
      case 'command':
        expectKnown(entity.arguments);
        expectKnown(entity.returns);
        break;
      case 'event':
        expectKnown(entity.arguments);
        break;
      case 'array':
        expectKnown(entity);
        break;
      case 'include':
      case 'enum':
        break;
      default:
        entity satisfies never;
    }
  }
}

test('whatever one value is exchanged for', () => {
  const dialects = fc.constantFrom('latest', 'auto', ...dialectNames, '1.0', '2.7', '4.0', '8.2', '9.0');
  fc.assert(fc.property(randomSchema, fc.nat(), fc.oneof(strings, anyValue), dialects, ({ text }, position, other, dialect) => {
    const values = plainValues(text);
    const size = JSON.stringify(values).length;
    const changed = exchange(values, position % size, other).map((value) => printValue(value)).join('\n\n');
    const { schema, diagnostics } = compileSources(changed, dialect);
    if (schema === undefined) throw new Error('a model is always given');
    expectSound(schema);
    // A schema without errors is good for everything.
    if (diagnostics.every(({ severity }) => severity !== 'error')) introspect(schema, { mask: true });
    for (const { message } of diagnostics) expect(message).not.toMatch(/undefined|\[object/);
  }), { numRuns: 400 });
});
