/** Words for types and members in messages. */
import type { ImplicitOrigin, Type } from '../../schema/model.ts';

/** `enum 'Foo'`, `built-in type 'int'`, `an array of struct 'Foo'`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'builtin':
      return `built-in type '${type.name}'`;
    case 'array':
      return `an array of ${describeType(type.element)}`;
    case 'enum':
    case 'struct':
    case 'union':
    case 'alternate':
      return type.implicit === undefined ? `${type.kind} '${type.name}'` : describeImplicit(type.implicit);
    default:
      return type satisfies never;
  }
}

function describeImplicit({ role, owner, member }: ImplicitOrigin): string {
  switch (role) {
    case 'arguments':
      return `the arguments of '${owner}'`;
    case 'base':
      return `the base of '${owner}'`;
    case 'member':
      return `the type of '${owner}.${member ?? ''}'`;
    case 'kind':
      return `the branch names of '${owner}'`;
    case 'wrapper':
      return `branch '${member ?? ''}' of '${owner}'`;
    case 'empty':
      return 'the empty object';
    default:
      return role satisfies never;
  }
}
