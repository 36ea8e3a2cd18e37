/** Types that introspection tells without a name: takes what is different, gives the same with types that messages describe. */
import type { ArrayType, ImplicitOrigin, Type } from '../../schema/model.ts';
import type { ChangeDetails } from './change.ts';
import type { CompareRequest } from './side.ts';

/** Like any type that nobody named; nothing gave rise to it that a message could name instead. */
const nobody: ImplicitOrigin = { role: 'member', owner: '' };

/** The names that introspection data is given here stand nowhere, so that nobody could look for them. */
export function withoutMadeUpNames(details: ChangeDetails, { before, after }: CompareRequest): ChangeDetails {
  const known = (type: Type, isMadeUp: boolean): Type => (isMadeUp ? nameless(type) : type);
  switch (details.kind) {
    case 'type':
      return { ...details, before: known(details.before, before.isIntrospection), after: known(details.after, after.isIntrospection) };
    case 'returns-removed':
      return { ...details, type: known(details.type, before.isIntrospection) };
    case 'returns-added':
      return { ...details, type: known(details.type, after.isIntrospection) };
    default:
      return details;
  }
}

function nameless(type: Type): Type {
  return type.kind === 'array' ? { ...type, element: namelessElement(type.element) } : namelessElement(type);
}

function namelessElement(type: Exclude<Type, ArrayType>): Exclude<Type, ArrayType> {
  switch (type.kind) {
    case 'builtin':
      return type;
    case 'alternate':
      return { ...type, implicit: nobody, branches: type.branches.map((branch) => ({ ...branch, type: nameless(branch.type) })) };
    case 'enum':
    case 'struct':
    case 'union':
      return { ...type, implicit: nobody };
    default:
      return type satisfies never;
  }
}
