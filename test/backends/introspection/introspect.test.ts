import { describe, expect, it } from 'vitest';
import { introspect } from '../../../src/backends/introspection/introspect.ts';
import { compileText } from '../../support/compile-text.ts';

function entriesOf(text: string | Readonly<Record<string, string>>, options: { mask?: boolean; defined?: readonly string[] } = {}) {
  const { mask = false, defined } = options;
  return introspect(compileText(text), { mask, defined: defined && new Set(defined) });
}

function namesOf(text: string | Readonly<Record<string, string>>, options = {}): readonly string[] {
  return entriesOf(text, options).map((entry) => entry.name);
}

describe('order', () => {
  it('puts commands and events first, in visiting order over all modules', () => {
    const names = namesOf({
      'schema.json': `{ 'command': 'first' } { 'include': 'sub.json' } { 'event': 'SECOND' }`,
      'sub.json': `{ 'event': 'THIRD' } { 'command': 'fourth' }`,
    });
    expect(names).toEqual(['first', 'SECOND', 'THIRD', 'fourth', 'q_empty']);
  });

  it('follows with types in order of first use, breadth-first', () => {
    const names = namesOf(`
      { 'struct': 'Deep', 'data': {} }
      { 'struct': 'Argument', 'data': { 'deep': 'Deep' } }
      { 'struct': 'Result', 'data': { 'text': 'str', 'deep': 'Deep' } }
      { 'command': 'run', 'data': 'Argument', 'returns': 'Result' }
    `);
    expect(names).toEqual(['run', 'Argument', 'Result', 'Deep', 'str']);
  });

  it('puts members before variants and an array right before its element', () => {
    const names = namesOf(`
      { 'enum': 'Kind', 'data': ['one', 'two'] }
      { 'struct': 'One', 'data': {} }
      { 'struct': 'Item', 'data': {} }
      { 'union': 'Either', 'base': { 'items': ['Item'], 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'two': 'One' } }
      { 'command': 'run', 'returns': 'Either' }
    `);
    expect(names).toEqual(['run', 'q_empty', 'Either', '[Item]', 'Item', 'Kind', 'One']);
  });

  it('leaves out what no command or event reaches, and keeps commands without marshaller', () => {
    expect(namesOf(`
      { 'struct': 'Unused', 'data': {} }
      { 'command': 'raw', 'gen': false }
    `)).toEqual(['raw', 'q_empty']);
  });

  it('ends on types that refer to themselves', () => {
    expect(namesOf(`
      { 'struct': 'Tree', 'data': { 'children': ['Tree'] } }
      { 'command': 'grow', 'data': 'Tree' }
    `)).toEqual(['grow', 'Tree', 'q_empty', '[Tree]']);
  });
});

describe('names', () => {
  const text = `
    { 'enum': 'Kind', 'data': ['one'] }
    { 'struct': 'One', 'data': { 'count': 'uint8', 'counts': ['size'], 'kinds': ['Kind'], 'text': 'str' } }
    { 'command': 'run', 'data': { 'one': 'One' } }
  `;

  it('are QEMU\'s own without mask', () => {
    expect(namesOf(text)).toEqual(['run', 'q_obj_run-arg', 'q_empty', 'One', 'int', '[int]', '[Kind]', 'Kind', 'str']);
  });

  it('are numbers in order of first use with mask, but for built-in types', () => {
    expect(namesOf(text, { mask: true })).toEqual(['run', '0', '1', '2', 'int', '[int]', '[3]', '3', 'str']);
  });

  it('are the same wherever a type is referred to', () => {
    const entries = entriesOf(text, { mask: true });
    expect(entries[0]).toEqual({ 'arg-type': '0', 'meta-type': 'command', name: 'run', 'ret-type': '1' });
    expect(entries[1]).toEqual({ members: [{ name: 'one', type: '2' }], 'meta-type': 'object', name: '0' });
    expect(entries[6]).toEqual({ 'element-type': '3', 'meta-type': 'array', name: '[3]' });
  });

  it('are shared by the wrappers of one type in unions without discriminator', () => {
    const schema = compileText(`
      { 'struct': 'One', 'data': {} }
      { 'union': 'Simple', 'data': { 'first': 'One', 'second': 'One', 'third': 'int' } }
      { 'command': 'run', 'data': { 'argument': 'Simple' } }
    `, '4.0');
    const names = introspect(schema, { mask: false }).map((entry) => entry.name);
    expect(names).toEqual([
      'run', 'q_obj_run-arg', 'q_empty', 'Simple', 'SimpleKind', 'q_obj_One-wrapper', 'q_obj_int-wrapper', 'One', 'int',
    ]);
  });
});

describe('entries', () => {
  it('tell of optional members, flattened inheritance and features', () => {
    expect(entriesOf(`
      { 'struct': 'Base', 'data': { '*name': 'str' } }
      { 'struct': 'Derived', 'base': 'Base', 'features': ['small'],
        'data': { '*size': { 'type': 'int', 'features': ['deprecated'] } } }
      { 'command': 'run', 'data': 'Derived', 'features': ['unstable'], 'allow-oob': true }
    `).slice(0, 2)).toEqual([
      {
        'allow-oob': true, 'arg-type': 'Derived', features: ['unstable'], 'meta-type': 'command', name: 'run',
        'ret-type': 'q_empty',
      },
      {
        features: ['small'],
        members: [
          { default: null, name: 'name', type: 'str' },
          { default: null, features: ['deprecated'], name: 'size', type: 'int' },
        ],
        'meta-type': 'object',
        name: 'Derived',
      },
    ]);
  });

  it('tell of enums, with the names alone once more', () => {
    expect(entriesOf(`
      { 'enum': 'Kind', 'data': ['one', { 'name': 'two', 'features': ['deprecated'] }] }
      { 'event': 'SEEN', 'data': { 'kind': 'Kind' } }
    `).at(-1)).toEqual({
      members: [{ name: 'one' }, { features: ['deprecated'], name: 'two' }],
      'meta-type': 'enum',
      name: 'Kind',
      values: ['one', 'two'],
    });
  });

  it('tell of unions, the values that no branch mentions included', () => {
    expect(entriesOf(`
      { 'enum': 'Kind', 'data': ['one', 'two', 'three'] }
      { 'struct': 'Two', 'data': {} }
      { 'union': 'Either', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'two': 'Two' } }
      { 'event': 'SEEN', 'data': { 'either': 'Either' } }
    `)[2]).toEqual({
      members: [{ name: 'kind', type: 'Kind' }],
      'meta-type': 'object',
      name: 'Either',
      tag: 'kind',
      variants: [{ case: 'two', type: 'Two' }, { case: 'one', type: 'q_empty' }, { case: 'three', type: 'q_empty' }],
    });
  });

  it('tell of alternates without the names of their branches', () => {
    expect(entriesOf(`
      { 'alternate': 'Any', 'data': { 'text': 'str', 'list': ['int'] } }
      { 'event': 'SEEN', 'data': { 'any': 'Any' } }
    `)[2]).toEqual({ members: [{ type: 'str' }, { type: '[int]' }], 'meta-type': 'alternate', name: 'Any' });
  });

  it('tell of built-in types by their look in JSON', () => {
    expect(entriesOf(`{ 'event': 'SEEN', 'data': { 'a': 'any', 'b': 'bool', 'n': 'null', 'd': 'number' } }`).slice(2)).toEqual([
      { 'json-type': 'value', 'meta-type': 'builtin', name: 'any' },
      { 'json-type': 'boolean', 'meta-type': 'builtin', name: 'bool' },
      { 'json-type': 'null', 'meta-type': 'builtin', name: 'null' },
      { 'json-type': 'number', 'meta-type': 'builtin', name: 'number' },
    ]);
  });

  it('have their keys in alphabetical order', () => {
    const entries = entriesOf(`
      { 'enum': 'Kind', 'features': ['f'], 'data': ['one', { 'name': 'two', 'features': ['g'] }] }
      { 'struct': 'One', 'features': ['f'], 'data': { '*member': { 'type': ['Kind'], 'features': ['g'] } } }
      { 'union': 'Either', 'features': ['f'], 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'one': 'One' } }
      { 'alternate': 'Any', 'features': ['f'], 'data': { 'text': 'str', 'either': 'Either' } }
      { 'command': 'run', 'features': ['f'], 'allow-oob': true, 'data': { 'any': 'Any' } }
      { 'event': 'SEEN', 'features': ['f'] }
    `);
    const isSorted = (value: unknown): boolean => {
      if (typeof value !== 'object' || value === null) return true;
      const keys = Object.keys(value);
      return (Array.isArray(value) || keys.join() === keys.toSorted().join()) && Object.values(value).every(isSorted);
    };
    expect(new Set(entries.map((entry) => entry['meta-type'])).size).toBe(7);
    expect(entries.filter((entry) => !isSorted(entry))).toEqual([]);
  });
});

describe('conditions', () => {
  const text = `
    { 'enum': 'Kind', 'data': ['one', { 'name': 'two', 'if': 'TWO' }] }
    { 'struct': 'Guarded', 'if': 'TWO', 'data': {} }
    { 'struct': 'Plain', 'data': { 'guarded': { 'type': ['Guarded'], 'if': 'TWO' }, 'sort': 'Kind' },
      'features': [{ 'name': 'doubled', 'if': { 'not': 'ONE' } }] }
    { 'union': 'Either', 'base': { 'kind': 'Kind' }, 'discriminator': 'kind', 'data': { 'two': { 'type': 'Plain', 'if': 'TWO' } } }
    { 'alternate': 'Any', 'data': { 'text': { 'type': 'str', 'if': 'TWO' }, 'either': 'Either' } }
    { 'command': 'two', 'if': 'TWO', 'data': { 'plain': 'Plain' } }
    { 'command': 'one', 'data': { 'any': 'Any', 'plain': 'Plain' } }
  `;

  it('all hold when no symbols are given', () => {
    expect(entriesOf(text)).toEqual(entriesOf(text, { defined: ['TWO'] }));
    expect(namesOf(text)).toEqual([
      'two', 'one', 'q_obj_two-arg', 'q_empty', 'q_obj_one-arg', 'Plain', 'Any', '[Guarded]', 'Guarded', 'Kind', 'str', 'Either',
    ]);
  });

  it('leave out what they guard, and nothing else', () => {
    expect(entriesOf(text, { defined: ['ONE'] })).toEqual([
      { 'arg-type': 'q_obj_one-arg', 'meta-type': 'command', name: 'one', 'ret-type': 'q_empty' },
      { members: [], 'meta-type': 'object', name: 'q_empty' },
      {
        members: [{ name: 'any', type: 'Any' }, { name: 'plain', type: 'Plain' }], 'meta-type': 'object', name: 'q_obj_one-arg',
      },
      // A list of features that lost its entries stays: in C only the entries are guarded.
      { features: [], members: [{ name: 'sort', type: 'Kind' }], 'meta-type': 'object', name: 'Plain' },
      { members: [{ type: 'Either' }], 'meta-type': 'alternate', name: 'Any' },
      { members: [{ name: 'one' }], 'meta-type': 'enum', name: 'Kind', values: ['one'] },
      { 'json-type': 'string', 'meta-type': 'builtin', name: 'str' },
      {
        members: [{ name: 'kind', type: 'Kind' }], 'meta-type': 'object', name: 'Either', tag: 'kind',
        variants: [{ case: 'one', type: 'q_empty' }],
      },
    ]);
  });

  it('do not change the numbers of masked names', () => {
    const all = entriesOf(text, { mask: true }).map((entry) => entry.name);
    const some = entriesOf(text, { mask: true, defined: [] }).map((entry) => entry.name);
    expect(all).toEqual(['two', 'one', '0', '1', '2', '3', '4', '[5]', '5', '6', 'str', '7']);
    expect(some).toEqual(['one', '1', '2', '3', '4', '6', 'str', '7']);
  });
});
