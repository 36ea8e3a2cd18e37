/** The edits that the benchmark makes to a module: as people make them, sound, another one each time. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addMember, copySchema } from '../../../scripts/bench/schema-copy.mjs';
import { compile } from '../../../src/project/compile.ts';
import { bundledSchemaPath } from '../../../src/project/package-files.ts';
import { nodeFileSystem } from '../../../src/source/node-file-system.ts';

const folder = mkdtempSync(join(tmpdir(), 'qapi-gen-schema-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const documented = `# A module

{ 'enum': 'Size', 'data': [ 'small', 'large' ] }

##
# @Box:
#
# What things come in.
#
# @size: how large
#
# Since: 1.0
##
{ 'struct': 'Box',
  'data': { 'size': 'Size' } }
`;

test('a member is added before the others, with its documentation', () => {
  expect(addMember(documented, 'new-one')).toBe(documented
    .replace('# @size:', '# @new-one: what was missing until now (since 10.2)\n#\n# @size:')
    .replace("{ 'size'", "{ '*new-one': 'str', 'size'"));
});

test('nothing is added where no struct is documented or has members', () => {
  expect(addMember("{ 'struct': 'Box', 'data': { 'size': 'int' } }\n", 'new-one')).toBeUndefined();
  expect(addMember(documented.replace("'size': 'Size'", ''), 'new-one')).toBeUndefined();
});

test('a copied schema stays sound with each edit of one module, and the original is left alone', () => {
  const root = bundledSchemaPath();
  const before = compile({ root, fileReader: nodeFileSystem, dialect: 'auto' });
  const copy = copySchema({ root, folder });
  copy.editModule();
  copy.editModule();
  const after = compile({ root: copy.root, fileReader: nodeFileSystem, dialect: 'auto' });
  expect(after.diagnostics).toEqual([]);
  expect([...after.schema?.definitions.keys() ?? []]).toEqual([...before.schema?.definitions.keys() ?? []]);
  const changed = after.files.filter((path) => readFileSync(path, 'utf8') !== readFileSync(join(dirname(root), path.slice(folder.length)), 'utf8'));
  expect(changed).toHaveLength(1);
  const text = readFileSync(changed[0] ?? '', 'utf8');
  expect(text).toMatch(/'\*added-member-2': 'str', '\*added-member-1': 'str', /);
  expect(compile({ root, fileReader: nodeFileSystem, dialect: 'auto' }).schema?.definitions.size).toBe(before.schema?.definitions.size);
});
