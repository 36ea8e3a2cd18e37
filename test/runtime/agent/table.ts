/** A small schema in the form of a table, for agents under test. */
import type { SchemaTable } from '../../../src/runtime/marshal/schema-table.ts';

const integer = 'bigint-or-number';

export const table: SchemaTable = {
  integers: { int: integer, int64: integer, uint64: integer, size: integer },
  types: {
    Mode: { enum: ['slow', 'fast'] },
    Info: { struct: { name: 'str', '*size': 'int' } },
  },
  commands: {
    'guest-ping': {},
    'guest-sync': { arguments: { id: 'int' }, returns: 'int' },
    'guest-sync-delimited': { arguments: { id: 'int' }, returns: 'int' },
    'guest-shutdown': { arguments: { '*mode': 'str' }, silent: true },
    describe: { arguments: { mode: 'Mode' }, returns: 'Info' },
    wait: { returns: 'Info' },
    hurry: { returns: 'Info', oob: true },
    fail: { arguments: { '*how': 'str' }, returns: 'Info' },
    notify: { arguments: { '*text': 'str' } },
    text: { arguments: { size: 'int' }, returns: 'str' },
    unanswered: {},
  },
  events: { STOP: {}, NOTED: { data: { text: 'str' } } },
};
