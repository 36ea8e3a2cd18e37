import { expect, test } from 'vitest';
import { builtinTypes, emptyObject } from '../../src/schema/builtins.ts';
import type { ObjectType, Schema } from '../../src/schema/model.ts';
import { allMembers, elementType, hasFeature, isEmptyObject } from '../../src/schema/traverse.ts';
import { expectAccepted } from '../support/marked-schema.ts';

const schema = expectAccepted(`{ 'enum': 'Kind', 'data': [ 'a', 'b' ] }
{ 'struct': 'Base', 'data': { 'one': 'int', 'k': 'Kind' } }
{ 'struct': 'Middle', 'base': 'Base', 'data': { 'two': [ 'Base' ] } }
{ 'struct': 'Empty', 'data': { } }
{ 'struct': 'Derived', 'base': 'Empty', 'data': { } }
{ 'union': 'Union', 'base': 'Middle', 'discriminator': 'k', 'data': { 'a': 'Empty' } }
{ 'command': 'go', 'features': [ 'deprecated', { 'name': 'f', 'if': 'A' } ] }
`);

function objectOf({ definitions }: Schema, name: string): ObjectType {
  const type = definitions.get(name);
  if (type?.kind !== 'struct' && type?.kind !== 'union') throw new Error(`${name} is no object`);
  return type;
}

test('all members are those of the base, then its own, each with its owner; none of the branches', () => {
  const list = (name: string): readonly string[] => allMembers(objectOf(schema, name)).map(({ member, owner }) => `${owner.name}.${member.name}`);
  expect(list('Middle')).toEqual(['Base.one', 'Base.k', 'Middle.two']);
  expect(list('Union')).toEqual(['Base.one', 'Base.k', 'Middle.two']);
  expect(list('Derived')).toEqual([]);
});

test('an object is empty if it can have no member', () => {
  expect(['Base', 'Middle', 'Empty', 'Derived', 'Union'].filter((name) => isEmptyObject(objectOf(schema, name)))).toEqual(['Empty', 'Derived']);
  expect(isEmptyObject(emptyObject)).toBe(true);
});

test('the element is what is in the brackets', () => {
  const [member] = objectOf(schema, 'Middle').kind === 'struct' ? allMembers(objectOf(schema, 'Middle')).slice(-1) : [];
  expect(member && elementType(member.member.type)).toBe(schema.definitions.get('Base'));
  expect(elementType(objectOf(schema, 'Base'))).toBe(schema.definitions.get('Base'));
});

test('features are found by name', () => {
  const [command] = schema.commands;
  expect(['deprecated', 'f', 'unstable'].filter((name) => command && hasFeature(command, name))).toEqual(['deprecated', 'f']);
});

test('built-in types are those of the language, and cannot be changed', () => {
  expect([...builtinTypes.keys()]).toEqual([
    'str', 'number', 'bool', 'any', 'null', 'int', 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64', 'size', 'QType',
  ]);
  for (const type of builtinTypes.values()) expect(Object.isFrozen(type)).toBe(true);
  const qType = builtinTypes.get('QType');
  expect(qType?.kind === 'enum' && qType.values.map(({ name }) => name)).toEqual(['none', 'qnull', 'qnum', 'qstring', 'qdict', 'qlist', 'qbool']);
});
