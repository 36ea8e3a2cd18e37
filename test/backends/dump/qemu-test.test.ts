import { expect, it } from 'vitest';
import { dumpQemuTest } from '../../../src/backends/dump/qemu-test.ts';
import { compileText } from '../../support/compile-text.ts';

const builtins = `module ./builtin
object q_empty
enum QType
    member none
    member qnull
    member qnum
    member qstring
    member qdict
    member qlist
    member qbool
`;

it('shows an empty schema', () => {
  expect(dumpQemuTest(compileText(''))).toBe(`${builtins}module schema.json\n`);
});

it('shows modules in visiting order, each with what stands in it', () => {
  const schema = compileText({
    'schema.json': `{ 'include': 'folder/sub.json' } { 'include': 'folder/sub.json' } { 'struct': 'Outer', 'data': { 'inner': ['Inner'] } }`,
    'folder/sub.json': `{ 'struct': 'Inner', 'data': {} }`,
  });
  expect(dumpQemuTest(schema)).toBe(`${builtins}module schema.json
include folder/sub.json
include folder/sub.json
object Outer
    member inner: InnerList optional=False
module folder/sub.json
object Inner
array InnerList Inner
`);
});

it('shows arrays of QType among the built-ins, and no other arrays of built-ins', () => {
  const schema = compileText(`{ 'struct': 'Lists', 'data': { 'types': ['QType'], 'texts': ['str'] } }`);
  expect(dumpQemuTest(schema)).toBe(`${builtins}array QTypeList QType
module schema.json
object Lists
    member types: QTypeList optional=False
    member texts: strList optional=False
`);
});

it('shows conditions in Python\'s notation and features below what carries them', () => {
  const schema = compileText(`
    { 'struct': 'Guarded', 'if': { 'all': ['ONE', { 'any': ['TWO', { 'not': 'THREE' }] }] },
      'features': ['plain', { 'name': 'guarded', 'if': 'FOUR' }],
      'data': { '*member': { 'type': 'str', 'if': 'FIVE', 'features': [{ 'name': 'deprecated', 'if': 'SIX' }] } } }
  `);
  expect(dumpQemuTest(schema)).toBe(`${builtins}module schema.json
object Guarded
    member member: str optional=True
        if FIVE
        feature deprecated
            if SIX
    if {'all': ['ONE', {'any': ['TWO', {'not': 'THREE'}]}]}
    feature plain
    feature guarded
        if FOUR
`);
});

it('shows documentation last: body, members, features, other sections', () => {
  const schema = compileText(`
##
# Free text.
#
# In two paragraphs.
##

##
# @run:
#
# What it does.
#
# @one: the first
#
# Features:
#
# @swift: quick
#
# Returns: a text
#
# After it.
#
# Since: 1.0
##
{ 'command': 'run', 'data': { 'one': 'int', 'two': 'int' }, 'features': ['swift'], 'returns': 'Text' }

{ 'struct': 'Text', 'data': {} }
{ 'pragma': { 'documentation-exceptions': ['run'] } }
`);
  const docs = dumpQemuTest(schema).split(/^(?=doc )/m).slice(1).join('');
  expect(docs).toBe(`doc freeform
    body=
Free text.

In two paragraphs.
doc symbol=run
    body=
What it does.
    arg=one
the first
    arg=two

    feature=swift
quick
    section=Returns
a text
    section=Plain
After it.
    section=Since
1.0
`);
});
