/** A table with one thing of each kind. */
import type { IntegerForm, SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';

/** The table, its wide integers in one form. */
export function tableOf(form: IntegerForm = 'bigint-or-number', types: SchemaTable['types'] = {}): SchemaTable {
  return {
    integers: { int: form, int64: form, uint64: form, size: form },
    types: {
      Colour: { enum: ['red', 'green'] },
      Base: { struct: { id: 'str', '*note': 'str' } },
      Derived: { base: 'Base', struct: { count: 'int', '*inner': 'Derived', '*list': ['Derived'] } },
      Shape: { base: { kind: 'Kind', '*label': 'str' }, discriminator: 'kind', union: { circle: { radius: 'number' }, box: 'Box', tree: 'Tree' } },
      Kind: { enum: ['circle', 'box', 'tree', 'none'] },
      Box: { struct: { width: 'int', height: 'int' } },
      Tree: { base: { species: 'Species' }, discriminator: 'species', union: { oak: { rings: 'uint8' } } },
      Species: { enum: ['oak', 'elm'] },
      TextOrNone: { alternate: ['str', 'null'] },
      Mixed: { alternate: ['int', 'bool', 'Box', ['Colour']] },
      Nested: { alternate: ['str', ['Nested']] },
      ...types,
    },
    commands: {
      nothing: {},
      derived: { arguments: 'Derived', returns: 'Derived' },
      shape: { arguments: 'Shape', returns: ['Shape'] },
      scalars: {
        arguments: {
          '*text': 'str', '*flag': 'bool', '*double': 'number', '*any': 'any', '*none': 'null', '*bytes': 'bytes', '*colour': 'Colour', '*colours': ['Colour'],
          '*mixed': 'Mixed', '*text-or-none': 'TextOrNone', '*nested': 'Nested', '*constructor': 'str',
        },
        returns: 'any',
      },
      integers: {
        arguments: {
          '*int': 'int', '*int8': 'int8', '*int16': 'int16', '*int32': 'int32', '*int64': 'int64',
          '*uint8': 'uint8', '*uint16': 'uint16', '*uint32': 'uint32', '*uint64': 'uint64', '*size': 'size', '*sizes': ['size'],
        },
      },
      free: { arguments: { driver: 'str' }, open: true },
    },
    events: { BARE: {}, DATA: { data: { id: 'str', '*count': 'int' } } },
  };
}
