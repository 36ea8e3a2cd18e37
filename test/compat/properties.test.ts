/** Laws of the comparison on schemas by chance and on real ones. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compareSchemas } from '../../src/compat/compare/compare-schemas.ts';
import type { Side } from '../../src/compat/compare/side.ts';
import { judgeChanges } from '../../src/compat/judge.ts';
import { compile } from '../../src/project/compile.ts';
import type { Member, ObjectType, Schema, StructType, Type } from '../../src/schema/model.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';
import { corpusRoots, describeWithCorpus } from '../support/corpus.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { sideOf } from './findings.ts';

/** In which directions a client meets each object type of a schema, found by a walk of its own. */
function directionsOf(schema: Schema): ReadonlyMap<ObjectType, ReadonlySet<'send' | 'receive'>> {
  const found = new Map<ObjectType, Set<'send' | 'receive'>>();
  const visit = (type: Type | undefined, direction: 'send' | 'receive'): void => {
    if (type === undefined || type.kind === 'builtin' || type.kind === 'enum') return;
    if (type.kind === 'array') return visit(type.element, direction);
    if (type.kind === 'alternate') return type.branches.forEach((branch) => visit(branch.type, direction));
    const known = found.get(type) ?? new Set();
    if (known.has(direction)) return;
    found.set(type, known.add(direction));
    visit(type.kind === 'union' ? type.base : type.base, direction);
    if (type.kind === 'union') type.branches.forEach((branch) => visit(branch.type, direction));
    else type.members.forEach((member) => visit(member.type, direction));
  };
  for (const command of schema.commands) {
    visit(command.arguments, 'send');
    visit(command.returns, 'receive');
  }
  for (const event of schema.events) visit(event.arguments, 'receive');
  return found;
}

/** A copy of the model in which the given objects are replaced, wherever they stand. */
function withReplaced(schema: Schema, replaced: ReadonlyMap<object, object>): Schema {
  const copies = new Map<object, unknown>(replaced);
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || !(Array.isArray(value) || 'kind' in value || 'type' in value || 'modules' in value)) return value;
    if (copies.has(value) && !replaced.has(value)) return copies.get(value);
    const source = replaced.get(value) ?? value;
    const made: Record<string, unknown> | unknown[] = Array.isArray(source) ? [] : {};
    copies.set(value, made);
    if (replaced.has(value)) done.set(value, made);
    for (const [key, item] of Object.entries(source)) (made as Record<string, unknown>)[key] = done.get(item as object) ?? copy(item);
    return made;
  };
  const done = new Map<object, unknown>();
  const entities = schema.entities.map((entity) => (done.get(entity) ?? copy(entity)) as Schema['entities'][number]);
  const byName = new Map(entities.filter((entity) => 'name' in entity).map((entity) => [(entity as { name: string }).name, entity]));
  return {
    ...schema,
    entities,
    commands: schema.commands.map(({ name }) => byName.get(name) as Schema['commands'][number]),
    events: schema.events.map(({ name }) => byName.get(name) as Schema['events'][number]),
    definitions: new Map([...schema.definitions.keys()].map((name) => [name, byName.get(name) as NonNullable<ReturnType<Schema['definitions']['get']>>])),
  };
}

const findingsOf = (before: Side, after: Side): readonly string[] => judgeChanges({ before, after, changes: compareSchemas({ before, after }) })
  .map(({ severity, code }) => `${severity} ${code}`);

test('a schema does not differ from itself', () => {
  fc.assert(fc.property(randomSchema, ({ text }) => {
    expect(compareSchemas({ before: sideOf(text), after: sideOf(text) })).toEqual([]);
  }), { numRuns: 60 });
});

describe('a member that is changed in a model by chance', () => {
  const pick = (schema: Schema, choice: number): { readonly type: StructType; readonly member: Member; readonly directions: ReadonlySet<string> } | undefined => {
    const candidates = [...directionsOf(schema)].flatMap(([type, directions]) => (
      type.kind === 'struct' && type.implicit?.role !== 'base' ? type.members.map((member) => ({ type, member, directions })) : []));
    const settled = candidates.filter(({ member }) => member.features.every(({ name }) => name !== 'deprecated' && name !== 'unstable'));
    return settled[choice % Math.max(1, settled.length)];
  };
  /** Whether a type is the arguments of a command that takes any. */
  const isUnchecked = ({ implicit }: StructType, { commands }: Schema): boolean => (
    implicit?.role === 'arguments' && commands.some(({ name, gen }) => name === implicit.owner && !gen));
  const settle = (text: string): string => text.replaceAll('deprecated', 'feature-c').replaceAll('unstable', 'feature-d');

  test.each<readonly [string, (member: Member) => Member | undefined, Readonly<Record<'send' | 'receive', readonly string[]>> & { readonly unchecked?: readonly string[] }, boolean | undefined]>([
    ['removed', () => undefined, { send: ['error compat/member-removed'], receive: ['error compat/member-removed'], unchecked: ['warning compat/member-removed'] }, false],
    ['made mandatory', (member) => ({ ...member, optional: false }), { send: ['error compat/member-now-mandatory'], receive: [] }, true],
    ['made optional', (member) => ({ ...member, optional: true }), { send: [], receive: ['warning compat/member-now-optional'] }, false],
  ])('is found on the side that it is %s on', (_what, change, { unchecked, ...expected }, isOptional) => {
    let tried = 0;
    fc.assert(fc.property(randomSchema, fc.nat(), ({ text }, choice) => {
      const before = sideOf(settle(text));
      const picked = pick(before.schema, choice);
      fc.pre(picked !== undefined && picked.member.optional === isOptional);
      if (picked === undefined) return;
      tried++;
      const { type, member, directions } = picked;
      const members = type.members.map((item) => (item === member ? change(item) : item)).filter((item) => item !== undefined);
      const after = { ...before, schema: withReplaced(before.schema, new Map([[type, { ...type, members }]])) };
      const isFree = unchecked !== undefined && isUnchecked(type, before.schema);
      const wanted = new Set(isFree ? unchecked : [...directions].flatMap((direction) => expected[direction as 'send' | 'receive']));
      expect(new Set(findingsOf(before, after))).toEqual(wanted);
    }), { numRuns: 60 });
    expect(tried).toBeGreaterThan(20);
  });
});

describeWithCorpus('real schemas', (corpus) => {
  it.each(corpusRoots(corpus))('%s does not differ from itself', (root) => {
    const load = (): Side => {
      const { schema } = compile({ root: join(corpus, root), fileReader: nodeFileSystem, dialect: 'auto' });
      if (schema === undefined) throw new Error(`${root} has no model`);
      return { schema, label: root, isIntrospection: false };
    };
    expect(compareSchemas({ before: load(), after: load() })).toEqual([]);
  });
});
