/** Words for types in messages. */
import type { ArrayType, ImplicitOrigin, ObjectType, Type } from '../../schema/model.ts';
import { describeDefinition, quoteName } from './describe.ts';

/** `enum 'Foo'`, `the built-in type 'int'`, `an array of 'Foo'`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'builtin':
      return `the built-in type '${type.name}'`;
    case 'array':
      return `an array of ${nameOrOrigin(type.element)}`;
    case 'enum':
    case 'struct':
    case 'union':
    case 'alternate':
      return type.implicit === undefined ? describeDefinition(type.kind, type.name) : describeImplicit(type.implicit);
    default:
      return type satisfies never;
  }
}

function nameOrOrigin(type: ArrayType['element']): string {
  return 'implicit' in type && type.implicit !== undefined ? describeImplicit(type.implicit) : quoteName(type.name);
}

function describeImplicit({ role, owner, member }: ImplicitOrigin): string {
  switch (role) {
    case 'arguments':
      return `the arguments of ${quoteName(owner)}`;
    case 'base':
      return `the base of ${quoteName(owner)}`;
    case 'member':
      return `the type of ${quoteName(`${owner}.${member ?? ''}`)}`;
    case 'kind':
      return `the branch names of ${quoteName(owner)}`;
    case 'wrapper':
      return `branch '${member ?? ''}' of ${quoteName(owner)}`;
    case 'empty':
      return 'the empty object';
    default:
      return role satisfies never;
  }
}

/** Whether values of a type are objects with known members. */
export function isObjectType(type: Type): type is ObjectType {
  return type.kind === 'struct' || type.kind === 'union';
}
