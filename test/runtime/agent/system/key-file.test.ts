import { describe, expect, test } from 'vitest';
import { KeyFileError, readKeyFile } from '../../../../src/runtime/agent/system/key-file.ts';

function read(text: string): Record<string, Record<string, string>> {
  return Object.fromEntries(Array.from(readKeyFile(text), ([group, values]) => [group, Object.fromEntries(values)]));
}

describe('key files', () => {
  test.each([
    ['', {}],
    ['[a]\n', { a: {} }],
    ['# note\n\n  [a] \t\n  key =  value  \n#k=v\n', { a: { key: 'value  ' } }],
    ['[a]\r\nk=v\r\n', { a: { k: 'v' } }],
    ['[a]\nk=1\n[b]\nk=2\n[a]\nk=3\nl=', { a: { k: '3', l: '' }, b: { k: '2' } }],
    ['[a b]\nin between=1\nname[de_DE@x]=2\nk==', { 'a b': { 'in between': '1', 'name[de_DE@x]': '2', 'k': '=' } }],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['junk'],
    ['k=v'],
    ['[a]\njunk'],
    ['[a\nk=v'],
    ['[a] x\nk=v'],
    ['[]\nk=v'],
    ['[a]\n=v'],
    ['[a]\nk]=v'],
    ['[a]\nk[d]e=v'],
  ])('%j is none', (text) => {
    expect(() => readKeyFile(text)).toThrow(KeyFileError);
  });
});
