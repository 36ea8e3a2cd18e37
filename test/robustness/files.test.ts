/** Includes of what is no schema: a located finding each, the chain that led there, and no hang. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile, type CompileResult } from '../../src/project/compile.ts';
import { maximumFileSize, nodeFileSystem } from '../../src/source/node-file-system.ts';
import { useWorkspace, write } from '../cli/workspace.ts';

useWorkspace();

const isSuperuser = process.getuid?.() === 0;

function compileFile(root: string): CompileResult {
  return compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
}

function findings(root: string): readonly string[] {
  return compileFile(root).diagnostics.map(({ code, file, span, message }) => `${file}:${span?.startPosition.line ?? 0} ${code} ${message}`);
}

describe('an include of', () => {
  const broken: readonly (readonly [string, () => void, string])[] = [
    ['nothing', () => undefined, 'there is no such file'],
    ['a directory', () => void mkdirSync('part.json'), 'it is a directory'],
    ['a FIFO', () => void execFileSync('mkfifo', ['part.json']), 'it is not a regular file'],
    ['a device', () => symlinkSync('/dev/zero', 'part.json'), 'it is not a regular file'],
    ['a link that leads nowhere', () => symlinkSync('nowhere', 'part.json'), 'there is no such file'],
    ['a circle of links', () => symlinkSync('part.json', 'part.json'), 'too many symbolic links'],
    ['bytes that are no text', () => write('part.json', Uint8Array.of(0x23, 0x20, 0xff)), 'it is not UTF-8 text (first bad byte at offset 2)'],
    ['a file that is too large', () => (write('part.json', ''), truncateSync('part.json', maximumFileSize + 1)), 'it is larger than 16 MiB'],
  ];

  test.each(broken)('%s is a finding at the directive', (_name, make, problem) => {
    make();
    write('schema.json', "{ 'command': 'eject' }\n{ 'include': 'part.json' }\n{ 'command': 'insert', 'data': 'Disk' }\n");
    expect(findings('schema.json')).toEqual([`schema.json:2 include/unreadable cannot read include file 'part.json': ${problem}`]);
    expect([...compileFile('schema.json').schema?.definitions.keys() ?? []]).toEqual(['eject', 'insert']);
  });

  test.each(broken)('%s as the schema itself ends at once', (_name, make, problem) => {
    make();
    const { diagnostics, unreadable, schema } = compileFile('part.json');
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([`source/unreadable cannot read schema 'part.json': ${problem}`]);
    expect({ unreadable, schema }).toEqual({ unreadable: true, schema: undefined });
  });

  test.skipIf(isSuperuser)('what may not be read is a finding (the superuser may read everything)', () => {
    write('part.json', '');
    chmodSync('part.json', 0);
    write('schema.json', "{ 'include': 'part.json' }\n");
    expect(findings('schema.json')).toEqual(["schema.json:1 include/unreadable cannot read include file 'part.json': permission denied"]);
  });

  test('an odd path is a finding, or the file it names', () => {
    write('folder/part.json', "{ 'command': 'eject' }\n");
    for (const path of ['', '.', '..', '/', 'folder', 'folder/', 'folder/part.json/', 'a'.repeat(5000), '~/part.json', '\\\\', 'http://example.com/part.json']) {
      write('schema.json', `{ 'include': '${path}' }\n`);
      expect(compileFile('schema.json').diagnostics.map(({ code }) => code), path).toEqual(['include/unreadable']);
    }
    for (const path of ['folder/part.json', './folder/part.json', 'folder/../folder/part.json', join(process.cwd(), 'folder/part.json')]) {
      write('schema.json', `{ 'include': '${path}' }\n`);
      expect(findings('schema.json'), path).toEqual([]);
    }
  });
});

describe('circles', () => {
  test('of one file', () => {
    write('schema.json', "{ 'include': 'schema.json' }\n");
    expect(findings('schema.json')).toEqual(["schema.json:1 include/loop 'schema.json' is already being read: it includes itself, directly or through other files"]);
  });

  test('of several are reported where they close', () => {
    write('schema.json', "{ 'include': 'a/one.json' }\n");
    write('a/one.json', "{ 'include': '../b/two.json' }\n");
    write('b/two.json', "{ 'command': 'eject' }\n{ 'include': '../schema.json' }\n");
    const [finding, ...others] = compileFile('schema.json').diagnostics;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ code: 'include/loop', file: 'b/two.json' });
    expect(finding?.span?.startPosition.line).toBe(2);
    const chain: string[] = [];
    for (let directive = finding?.span?.file.includedFrom; directive !== undefined; directive = directive.file.includedFrom) {
      chain.push(`${directive.file.path}:${directive.startPosition.line}`);
    }
    expect(chain).toEqual(['a/one.json:1', 'schema.json:1']);
  });

  test('through links are circles, and a file is read once whatever it is called', () => {
    write('folder/part.json', "{ 'command': 'eject' }\n{ 'include': '../schema.json' }\n");
    symlinkSync('folder', 'other');
    write('schema.json', "{ 'include': 'folder/part.json' }\n{ 'include': 'other/part.json' }\n");
    const { diagnostics, schema } = compileFile('schema.json');
    expect(diagnostics.map(({ code }) => code)).toEqual(['include/loop']);
    expect(schema?.commands).toHaveLength(1);
  });
});

describe('many files', () => {
  test('that include each other in a chain are refused at some depth, with a finding', () => {
    for (let index = 0; index < 2000; index++) write(`${index}.json`, `{ 'command': 'c${index}' }\n{ 'include': '${index + 1}.json' }\n`);
    const { diagnostics, schema } = compileFile('0.json');
    expect(diagnostics.map(({ code }) => code)).toEqual(['include/unreadable']);
    expect(diagnostics[0]?.message).toMatch(/more than \d+ files include each other in a chain$/);
    expect(schema?.commands.length).toBeGreaterThan(50);
  });

  test('side by side are all read', () => {
    for (let index = 0; index < 500; index++) write(`${index}.json`, `{ 'command': 'c${index}' }\n`);
    write('schema.json', Array.from({ length: 500 }, (_, index) => `{ 'include': '${index}.json' }\n`).join(''));
    const { diagnostics, files, schema } = compileFile('schema.json');
    expect(diagnostics).toEqual([]);
    expect(files).toHaveLength(501);
    expect(schema?.modules).toHaveLength(501);
  });
});

test('an include may climb out of its folder', () => {
  write('qapi/common.json', "{ 'include': 'sub/deep.json' }\n{ 'struct': 'Common', 'data': { 'deep': 'Deep' } }\n");
  write('qapi/sub/deep.json', "{ 'struct': 'Deep', 'data': { } }\n");
  write('storage/daemon/schema.json', "{ 'include': '../../qapi/common.json' }\n{ 'command': 'go', 'data': 'Common' }\n");
  const { diagnostics, schema } = compileFile('storage/daemon/schema.json');
  expect(diagnostics).toEqual([]);
  expect(schema?.modules.map(({ name, path }) => [name, path])).toEqual([
    ['schema.json', 'storage/daemon/schema.json'],
    ['../../qapi/common.json', 'qapi/common.json'],
    ['../../qapi/sub/deep.json', 'qapi/sub/deep.json'],
  ]);
});
