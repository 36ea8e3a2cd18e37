/**
 * The model as text in the format of QEMU's schema tests (`tests/qapi-schema/*.out`, QEMU 10.2): takes the schema
 * model, gives first every module with its entities in creation order, then every doc block.
 */
import { qemuTypeName } from '../../codegen/qemu-names.ts';
import type { Condition } from '../../schema/condition.ts';
import type {
  AlternateBranch, ArrayType, Branch, Command, EnumType, Entity, Event, Feature, Member, Module, ObjectType, Schema,
  Type,
} from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { dumpQemuDocs } from './qemu-test-docs.ts';

/** Ends with a line end. */
export function dumpQemuTest(schema: Schema): string {
  const lines = [
    ...builtinLines(schema),
    ...schema.modules.flatMap(moduleLines),
    ...dumpQemuDocs(schema),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

/** Of the built-ins only the empty object and `QType` are shown, and arrays of the latter. */
function builtinLines(schema: Schema): readonly string[] {
  const queryType = schema.builtins.get('QType');
  const arrays = schema.entities.filter((entity) => entity.kind === 'array' && entity.element === queryType);
  return [
    'module ./builtin',
    'object q_empty',
    ...(queryType?.kind === 'enum' ? enumLines(queryType) : []),
    ...arrays.flatMap(entityLines),
  ];
}

function moduleLines(module: Module): readonly string[] {
  return [`module ${module.name}`, ...module.entities.flatMap(entityLines)];
}

function entityLines(entity: Entity): readonly string[] {
  switch (entity.kind) {
    case 'include':
      return [`include ${entity.module}`];
    case 'enum':
      return enumLines(entity);
    case 'struct':
    case 'union':
      return objectLines(entity);
    case 'alternate':
      return [
        `alternate ${entity.name}`, '    tag type', ...entity.branches.flatMap(branchLines), ...guardLines(entity, 4),
      ];
    case 'array':
      return arrayLines(entity);
    case 'command':
      return commandLines(entity);
    case 'event':
      return eventLines(entity);
    default:
      return entity satisfies never;
  }
}

function enumLines(type: EnumType): readonly string[] {
  return [
    `enum ${qemuTypeName(type)}`,
    ...(type.prefix === undefined || type.prefix === '' ? [] : [`    prefix ${type.prefix}`]),
    ...type.values.flatMap((value) => [`    member ${value.name}`, ...guardLines(value, 8)]),
    ...guardLines(type, 4),
  ];
}

function objectLines(type: ObjectType): readonly string[] {
  return [
    `object ${qemuTypeName(type)}`,
    ...(type.base === undefined ? [] : [`    base ${qemuTypeName(type.base)}`]),
    ...(type.kind === 'struct'
      ? type.members.flatMap(memberLines)
      : [`    tag ${type.discriminator.name}`, ...type.branches.flatMap(branchLines)]),
    ...guardLines(type, 4),
  ];
}

function memberLines(member: Member): readonly string[] {
  return [
    `    member ${member.name}: ${qemuTypeName(member.type)} optional=${truth(member.optional)}`,
    ...guardLines(member, 8),
  ];
}

function branchLines(branch: Branch | AlternateBranch): readonly string[] {
  return [`    case ${branch.name}: ${qemuTypeName(branch.type)}`, ...conditionLines(branch.condition, 8)];
}

/** Arrays of built-in types exist from the start and are not shown. */
function arrayLines(type: ArrayType): readonly string[] {
  const element = elementType(type);
  if (element.kind === 'builtin') return [];
  return [`array ${qemuTypeName(type)} ${qemuTypeName(element)}`, ...conditionLines(element.condition, 4)];
}

function commandLines(command: Command): readonly string[] {
  const flags = [
    `gen=${truth(command.gen)}`,
    `success_response=${truth(command.successResponse)}`,
    `boxed=${truth(command.boxed)}`,
    `oob=${truth(command.allowOob)}`,
    `preconfig=${truth(command.allowPreconfig)}`,
    ...(command.coroutine ? ['coroutine=True'] : []),
  ];
  return [
    `command ${command.name} ${nameOrNone(command.arguments)} -> ${nameOrNone(command.returns)}`,
    `    ${flags.join(' ')}`,
    ...guardLines(command, 4),
  ];
}

function eventLines(event: Event): readonly string[] {
  return [
    `event ${event.name} ${nameOrNone(event.arguments)}`,
    `    boxed=${truth(event.boxed)}`,
    ...guardLines(event, 4),
  ];
}

/** Condition and features of something, `indent` columns in. */
function guardLines(
  guarded: { readonly condition: Condition | undefined; readonly features: readonly Feature[] }, indent: number,
): readonly string[] {
  const featureLines = guarded.features.flatMap((feature) => [
    `${' '.repeat(indent)}feature ${feature.name}`, ...conditionLines(feature.condition, indent + 4),
  ]);
  return [...conditionLines(guarded.condition, indent), ...featureLines];
}

function conditionLines(condition: Condition | undefined, indent: number): readonly string[] {
  if (condition === undefined) return [];
  const text = condition.kind === 'symbol' ? condition.name : conditionText(condition);
  return [`${' '.repeat(indent)}if ${text}`];
}

/** As Python prints strings, lists and dictionaries. */
function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'symbol':
      return `'${condition.name}'`;
    case 'not':
      return `{'not': ${conditionText(condition.operand)}}`;
    case 'all':
    case 'any':
      return `{'${condition.kind}': [${condition.operands.map(conditionText).join(', ')}]}`;
    default:
      return condition satisfies never;
  }
}

function nameOrNone(type: Type | undefined): string {
  return type === undefined ? 'None' : qemuTypeName(type);
}

function truth(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False';
}
