/**
 * The schema model as JSON, for programs that build on it without this package: takes the model, gives plain data.
 * The format is described in docs/introspection.md; the number in `format` changes when something in it is renamed,
 * removed or changes its meaning. What is absent has no key when printed; types are referred to by name.
 */
import { conditionNotation } from '../../codegen/condition-notation.ts';
import type {
  AlternateBranch, Branch, BuiltinType, Command, Entity, EnumType, EnumValue, Event, Feature, Member, Module, Pragmas,
  Schema,
} from '../../schema/model.ts';
import type { Condition } from '../../schema/condition.ts';
import type { Doc, DocSection } from '../../schema/doc.ts';
import type { Span } from '../../source/span.ts';
import { dumpDoc, dumpPlace, dumpType, type JsonObject } from './json-parts.ts';

/** The number of each doc block in the dump's list of them. */
type DocNumbers = ReadonlyMap<Doc, number>;

/** Pure; the result holds no reference to the model. */
export function dumpModel(schema: Schema): JsonObject {
  const docNumbers = new Map(schema.docs.map((doc, number) => [doc, number]));
  return {
    format: 1,
    root: schema.root,
    pragmas: dumpPragmas(schema.pragmas),
    builtins: [...schema.builtins.values()].map(dumpBuiltin),
    modules: schema.modules.map((module) => dumpModule(module, docNumbers)),
    docs: schema.docs.map(dumpDoc),
  };
}

function dumpPragmas(pragmas: Pragmas): JsonObject {
  return {
    docRequired: pragmas.docRequired,
    commandNameExceptions: [...pragmas.commandNameExceptions],
    commandReturnsExceptions: [...pragmas.commandReturnsExceptions],
    documentationExceptions: [...pragmas.documentationExceptions],
    memberNameExceptions: [...pragmas.memberNameExceptions],
  };
}

function dumpBuiltin(type: BuiltinType | EnumType): JsonObject {
  if (type.kind === 'enum') return { kind: 'enum', name: type.name, values: type.values.map(dumpValue) };
  return { kind: 'builtin', name: type.name, jsonType: type.jsonType };
}

function dumpModule(module: Module, docNumbers: DocNumbers): JsonObject {
  return {
    name: module.name,
    path: module.path,
    entities: module.entities.map((entity) => dumpEntity(entity, docNumbers)),
    docs: module.docs.map((doc) => docNumbers.get(doc)),
  };
}

function dumpEntity(entity: Entity, docNumbers: DocNumbers): JsonObject {
  switch (entity.kind) {
    case 'include':
      return { kind: 'include', module: entity.module, span: dumpPlace(entity.span) };
    case 'array':
      return { kind: 'array', element: dumpType(entity.element) };
    case 'enum':
    case 'struct':
    case 'union':
    case 'alternate':
    case 'command':
    case 'event':
      return {
        kind: entity.kind,
        name: entity.kind === 'command' || entity.kind === 'event' ? entity.name : dumpType(entity),
        implicit: 'implicit' in entity && entity.implicit ? { ...entity.implicit } : undefined,
        ...dumpGuard(entity),
        ...dumpContent(entity),
        doc: entity.doc && docNumbers.get(entity.doc),
        since: entity.since,
        span: entity.span && dumpPlace(entity.span),
        nameSpan: entity.nameSpan && dumpPlace(entity.nameSpan),
      };
    default:
      return entity satisfies never;
  }
}

/** What is particular to one kind of definition. */
function dumpContent(entity: Exclude<Entity, { kind: 'include' | 'array' }>): JsonObject {
  switch (entity.kind) {
    case 'enum':
      return { prefix: entity.prefix, values: entity.values.map(dumpValue) };
    case 'struct':
      return { base: entity.base && dumpType(entity.base), members: entity.members.map(dumpMember) };
    case 'union':
      return {
        base: dumpType(entity.base),
        discriminator: entity.discriminator.name,
        branches: entity.branches.map(dumpBranch),
      };
    case 'alternate':
      return { branches: entity.branches.map(dumpAlternateBranch) };
    case 'command':
      return dumpCommand(entity);
    case 'event':
      return dumpEvent(entity);
    default:
      return entity satisfies never;
  }
}

function dumpCommand(command: Command): JsonObject {
  return {
    arguments: command.arguments && dumpType(command.arguments),
    openArguments: command.openArguments,
    returns: command.returns && dumpType(command.returns),
    boxed: command.boxed,
    gen: command.gen,
    successResponse: command.successResponse,
    allowOob: command.allowOob,
    allowPreconfig: command.allowPreconfig,
    coroutine: command.coroutine,
  };
}

function dumpEvent(event: Event): JsonObject {
  return { arguments: event.arguments && dumpType(event.arguments), boxed: event.boxed };
}

function dumpValue(value: EnumValue): JsonObject {
  return { name: value.name, ...dumpGuard(value), ...dumpRemarks(value) };
}

function dumpMember(member: Member): JsonObject {
  return {
    name: member.name,
    type: dumpType(member.type),
    optional: member.optional,
    ...dumpGuard(member),
    ...dumpRemarks(member),
  };
}

function dumpBranch(branch: Branch): JsonObject {
  return {
    name: branch.name,
    type: dumpType(branch.type),
    explicit: branch.explicit,
    condition: branch.condition && conditionNotation(branch.condition),
    span: branch.span && dumpPlace(branch.span),
  };
}

function dumpAlternateBranch(branch: AlternateBranch): JsonObject {
  return {
    name: branch.name,
    type: dumpType(branch.type),
    condition: branch.condition && conditionNotation(branch.condition),
    ...dumpRemarks(branch),
  };
}

interface Guarded {
  readonly condition: Condition | undefined;
  readonly features: readonly Feature[];
}

function dumpGuard({ condition, features }: Guarded): JsonObject {
  return {
    condition: condition && conditionNotation(condition),
    features: features.map((feature) => ({
      name: feature.name,
      condition: feature.condition && conditionNotation(feature.condition),
      ...dumpRemarks(feature),
    })),
  };
}

interface Remarked {
  readonly doc: DocSection | undefined;
  readonly since: string | undefined;
  readonly span: Span | undefined;
}

/** What the documentation says of a part of a definition, and where that part stands. */
function dumpRemarks({ doc, since, span }: Remarked): JsonObject {
  return { description: doc?.text, since, span: span && dumpPlace(span) };
}
