/** Makes the finished model unchangeable: takes a schema, freezes every object that belongs to it. */
import type { Condition } from './condition.ts';
import type { Doc } from './doc.ts';
import type { Entity, Feature, Schema } from './model.ts';

/** Something that may have a condition, features and a place in the documentation. */
interface Part {
  readonly condition: Condition | undefined;
  readonly features?: readonly Feature[];
}

/** Spans and their files stay as they are: they compute positions when asked. */
export function freezeSchema(schema: Schema): Schema {
  for (const entity of schema.entities) freezeEntity(entity);
  for (const doc of schema.docs) freezeDoc(doc);
  for (const module of schema.modules) {
    Object.freeze(module.entities);
    Object.freeze(module.docs);
    Object.freeze(module);
  }
  for (const list of [schema.modules, schema.entities, schema.commands, schema.events, schema.docs, schema.pragmas]) Object.freeze(list);
  return Object.freeze(schema);
}

function freezeEntity(entity: Entity): void {
  switch (entity.kind) {
    case 'include':
    case 'array':
      Object.freeze(entity);
      return;
    case 'enum':
      freezeParts(entity.values);
      break;
    case 'struct':
      freezeParts(entity.members);
      break;
    case 'union':
      // The enum of a string discriminator is no entity of its own.
      if (entity.discriminator.type.kind === 'enum' && !Object.isFrozen(entity.discriminator.type)) freezeEntity(entity.discriminator.type);
      freezePart(entity.discriminator);
      freezeParts(entity.branches);
      break;
    case 'alternate':
      freezeParts(entity.branches);
      break;
    case 'command':
    case 'event':
      break;
    default:
      entity satisfies never;
  }
  if ('implicit' in entity && entity.implicit !== undefined) Object.freeze(entity.implicit);
  freezePart(entity);
}

function freezeParts(parts: readonly Part[]): void {
  for (const part of parts) freezePart(part);
  Object.freeze(parts);
}

function freezePart(part: Part): void {
  if (part.condition !== undefined) freezeCondition(part.condition);
  if (part.features !== undefined && !Object.isFrozen(part.features)) freezeParts(part.features);
  Object.freeze(part);
}

function freezeCondition(condition: Condition): void {
  if (Object.isFrozen(condition)) return;
  switch (condition.kind) {
    case 'symbol':
      break;
    case 'not':
      freezeCondition(condition.operand);
      break;
    case 'all':
    case 'any':
      condition.operands.forEach(freezeCondition);
      Object.freeze(condition.operands);
      break;
    default:
      condition satisfies never;
  }
  Object.freeze(condition);
}

function freezeDoc(doc: Doc): void {
  for (const section of doc.sections) {
    Object.freeze(section.lineOffsets);
    Object.freeze(section);
  }
  Object.freeze(doc.sections);
  Object.freeze(doc);
}
