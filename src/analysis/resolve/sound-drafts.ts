/** What of the drafts goes into the model: takes all of them, gives those that were resolved, free of uses of the others. */
import type { Type } from '../../schema/model.ts';
import type { Draft } from '../drafts/drafts.ts';

/** Changes entities that use something that is left out; that it could not be resolved was reported. */
export function soundDrafts(drafts: readonly Draft[]): Draft[] {
  const sound = drafts.filter(isSound);
  const unsound = new Set<Type>();
  for (const draft of drafts) if (draft.kind === 'object' && !isSound(draft)) unsound.add(draft.entity);
  if (unsound.size === 0) return sound;
  const isKnown = (type: Type | undefined): boolean => type === undefined || !unsound.has(type.kind === 'array' ? type.element : type);
  for (const draft of sound) removeUses(draft, isKnown);
  return sound.filter((draft) => draft.kind !== 'array' || isKnown(draft.entity));
}

/** Arrays of built-in types are no part of the schema, nor is what could not be resolved. */
function isSound(draft: Draft): boolean {
  switch (draft.kind) {
    case 'array':
      return draft.state === 'resolved' && draft.entity.element.kind !== 'builtin';
    case 'object':
      return draft.entity.kind === 'struct' || (draft.entity.base !== undefined && draft.entity.discriminator !== undefined);
    case 'include':
    case 'enum':
    case 'alternate':
    case 'command':
    case 'event':
      return true;
    default:
      return draft satisfies never;
  }
}

function removeUses({ entity }: Draft, isKnown: (type: Type | undefined) => boolean): void {
  switch (entity.kind) {
    case 'struct':
      entity.members = entity.members.filter(({ type }) => isKnown(type));
      break;
    case 'union':
      entity.branches = entity.branches.filter(({ type }) => isKnown(type));
      break;
    case 'alternate':
      entity.branches = entity.branches.filter(({ type }) => isKnown(type));
      break;
    case 'command':
      if (!isKnown(entity.arguments)) entity.arguments = undefined;
      if (!isKnown(entity.returns)) entity.returns = undefined;
      break;
    case 'event':
      if (!isKnown(entity.arguments)) entity.arguments = undefined;
      break;
    case 'include':
    case 'enum':
    case 'array':
      break;
    default:
      entity satisfies never;
  }
}
