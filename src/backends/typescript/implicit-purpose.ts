/** What a type that the schema does not name is for: takes its origin, gives a sentence for its comment. */
import type { ImplicitOrigin, Schema } from '../../schema/model.ts';
import type { NameTable } from './name-table.ts';
import { codeSpan, linkTag } from './tsdoc-escape.ts';

/** One sentence. */
export function implicitPurpose({ role, owner, member }: ImplicitOrigin, schema: Schema, names: NameTable): string {
  const typeName = names.nameOfDefinition(owner);
  const ownerText = typeName === undefined ? codeSpan(owner) : linkTag(typeName, owner);
  switch (role) {
    case 'arguments':
      return schema.definitions.get(owner)?.kind === 'event' ? `The data of the event ${ownerText}.` : `The arguments of the command ${ownerText}.`;
    case 'base':
      return `The members that all branches of ${ownerText} have.`;
    case 'kind':
      return `The tags of ${ownerText}.`;
    case 'member':
    case 'wrapper':
      return `The type of the member ${codeSpan(member ?? '')} of ${ownerText}.`;
    case 'empty':
      return 'An object without members.';
    default:
      return role satisfies never;
  }
}
