/** What a message says to do: it must be right where it is said at all. */
import { describe, expect, test } from 'vitest';
import { compileSources } from '../support/marked-schema.ts';

function suggestions(text: string, dialect = 'latest'): readonly (string | undefined)[] {
  return compileSources(text, dialect).diagnostics.map(({ suggestion }) => suggestion);
}

describe('names are respelt', () => {
  test.each([
    ["{ 'command': 'ejectDisk' }", "Write 'eject-disk'."],
    ["{ 'command': '__com.example_eject_disk' }", "Write '__com.example_eject-disk'."],
    ["{ 'event': 'disk-ejected' }", "Write 'DISK_EJECTED'."],
    ["{ 'event': 'DiskEjected' }", "Write 'DISK_EJECTED'."],
    ["{ 'struct': 'disk_info', 'data': {} }", "Write 'DiskInfo'."],
    ["{ 'struct': 'DISK_INFO', 'data': {} }", "Write 'DiskInfo'."],
    ["{ 'struct': 'X', 'data': {} }", undefined],
    ["{ 'struct': 'Disk', 'data': { 'sectorSize': 'int' } }", "Write 'sector-size'."],
    ["{ 'enum': 'Level', 'data': [ '2_high' ] }", "Write '2-high'."],
  ])('%s', (text, suggestion) => {
    expect(suggestions(text)).toEqual([suggestion]);
  });
});

describe('what the reader may have meant', () => {
  test.each([
    ['a type by its name elsewhere', "{ 'struct': 'Disk', 'data': { 'id': 'string' } }", "Did you mean 'str'?"],
    ['a type in the wrong case', "{ 'struct': 'Disk', 'data': { 'id': 'Strr' } }", "Did you mean 'str'?"],
    ['a misspelt directive', "{ 'inclde': 'disks.json' }", "Did you mean 'include'?"],
    ['a symbol in small letters', "{ 'command': 'eject', 'if': 'config-disk' }", "Write 'CONFIG_DISK'."],
    ['a symbol as C has it', "{ 'command': 'eject', 'if': 'defined(CONFIG_DISK)' }", "Write 'CONFIG_DISK'."],
    ['an expression as C has it', "{ 'command': 'eject', 'if': '!defined(A) && defined(B)' }", "Write { 'all': [ { 'not': 'A' }, 'B' ] }."],
    ['a list as it was once', "{ 'command': 'eject', 'if': [ 'A', 'defined(B)' ] }", "Write { 'all': [ 'A', 'B' ] }."],
    ['a list that says nothing', "{ 'command': 'eject', 'if': [] }", undefined],
    ['a symbol that is none', "{ 'command': 'eject', 'if': '1' }", undefined],
    ['an old pragma', "{ 'pragma': { 'name-case-whitelist': [] } }", "Write 'command-name-exceptions' or 'member-name-exceptions'."],
    ['a pragma too new', "{ 'pragma': { 'member-name-exceptions': [] } }", "Write 'name-case-whitelist'.", '5.0'],
    ['an old definition', "{ 'type': 'Disk', 'data': {} }", "Write 'struct'."],
    ['a definition too new', "{ 'struct': 'Disk', 'data': {} }", "Write 'type'.", '2.0'],
  ])('%s', (_title, text, suggestion, dialect = 'latest') => {
    expect(suggestions(text, dialect)).toEqual([suggestion]);
  });
});
