import { describe, expect, it } from 'vitest';
import { dumpAst } from '../../../src/backends/dump/ast.ts';
import { namedDialect } from '../../../src/schema/dialect.ts';
import { SourceFile } from '../../../src/source/source-file.ts';
import { parseFile } from '../../../src/syntax/parse-file.ts';

const dialect = namedDialect('strict');

const text = `##
# @Größe:
#
# About it.
##
{ 'struct': 'Größe',
  'data': { 'a': ['int'], 'a': true } }
`;

describe('the dump of syntax trees', () => {
  const dump = JSON.parse(JSON.stringify(dumpAst([parseFile(new SourceFile('folder/schema.json', text))], dialect)));
  const [file] = dump.files;

  it('says which format it has and which file it shows', () => {
    expect(dump.format).toBe(1);
    expect(file.path).toBe('folder/schema.json');
  });

  it('gives every value with its place, repeated keys included', () => {
    const { value } = file.values[0];
    expect(value.span).toEqual({
      file: 'folder/schema.json', line: 6, column: 1, endLine: 7, endColumn: 40, offset: text.indexOf('{'), endOffset: text.length - 1,
    });
    const data = value.entries[1].value;
    expect(data.entries.map((entry: { key: { text: string } }) => entry.key.text)).toEqual(['a', 'a']);
    expect(data.entries[0].value).toMatchObject({ kind: 'array', items: [{ kind: 'string', text: 'int' }] });
    expect(data.entries[1].value).toMatchObject({ kind: 'boolean', value: true });
    expect(file.irregularities).toMatchObject([{ kind: 'duplicate-key', detail: 'a' }]);
  });

  it('gives comments as doc blocks and as places', () => {
    expect(file.docs).toMatchObject([{ symbol: 'Größe', sections: [{ kind: 'plain', text: 'About it.' }] }]);
    expect(file.comments).toMatchObject([{ line: 1, endLine: 5, offset: 0 }]);
  });

  it('keeps what could be read of a broken value and says what is wrong', () => {
    const broken = JSON.parse(JSON.stringify(dumpAst([parseFile(new SourceFile('s.json', `{ 'command': 'a', ; }`))], dialect)));
    expect(broken.files[0].values).toMatchObject([{ value: { kind: 'object', entries: [{ key: { text: 'command' }, value: { text: 'a' } }] } }]);
    expect(broken.files[0].problems).toMatchObject([{ code: 'syntax/stray-text', span: { line: 1, column: 19 } }]);
  });
});
