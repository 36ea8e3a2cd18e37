/**
 * How QEMU's own generator calls the types that nobody named: takes a type of the model, gives the name
 * that its introspection and its model dump show. Source: QAPI reference, "Code generation".
 */
import type { ImplicitOrigin, Type } from '../schema/model.ts';

/** The name under which QEMU knows a type: `q_obj_<command>-arg`, `<element>List`, or simply the name. */
export function qemuTypeName(type: Type): string {
  switch (type.kind) {
    case 'builtin':
      return type.name;
    case 'array':
      return `${qemuTypeName(type.element)}List`;
    case 'enum':
    case 'alternate':
    case 'union':
      return type.implicit === undefined ? type.name : implicitName(type.implicit);
    case 'struct':
      if (type.implicit?.role === 'wrapper') return wrapperName(type.members[0]?.type, type.implicit);
      return type.implicit === undefined ? type.name : implicitName(type.implicit);
    default:
      return type satisfies never;
  }
}

function implicitName(origin: ImplicitOrigin): string {
  switch (origin.role) {
    case 'arguments':
      return `q_obj_${origin.owner}-arg`;
    case 'base':
      return `q_obj_${origin.owner}-base`;
    case 'kind':
      return `${origin.owner}Kind`;
    case 'empty':
      return 'q_empty';
    case 'member':
    case 'wrapper':
      return `q_obj_${origin.owner}-${origin.member ?? origin.role}`;
    default:
      return origin.role satisfies never;
  }
}

/** Unions without discriminator share one wrapper for each type that they wrap. */
function wrapperName(wrapped: Type | undefined, origin: ImplicitOrigin): string {
  return wrapped === undefined ? implicitName(origin) : `q_obj_${qemuTypeName(wrapped)}-wrapper`;
}
