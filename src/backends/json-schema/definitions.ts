/**
 * Everything under `$defs`: takes the schema, gives the envelopes, then what the schema defines in its order, then the
 * built-in types. Reports names that would stand for two things, which the naming rules of QAPI rule out.
 */
import type { JsonObject } from '../../codegen/formatted-json.ts';
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Command, Definition, ObjectType, Schema } from '../../schema/model.ts';
import type { Annotations } from './annotations.ts';
import { builtinSchemas } from './builtin-types.ts';
import { envelopes } from './envelopes.ts';
import { argumentsName, dataName, returnsName } from './references.ts';
import { TypeSchemas } from './type-schemas.ts';

export interface DefinitionsOptions {
  readonly schema: Schema;
  /** Whether members, enum values, commands and events that the schema does not know are allowed. */
  readonly isOpen: boolean;
  readonly annotations: Annotations;
  readonly sink: DiagnosticSink;
}

export function definitions({ schema, isOpen, annotations, sink }: DefinitionsOptions): JsonObject {
  const types = new TypeSchemas({ isOpen, annotations });
  const messages = envelopes({ schema, isOpen, words: (words) => types.words(words) });
  const schemas = new Map<string, JsonObject>(Object.entries(messages));
  const owners = new Map<string, Definition>();
  for (const definition of schema.definitions.values()) {
    for (const [name, body] of describe(definition, { types, annotations })) {
      const other = owners.get(name);
      if (schemas.has(name)) reportCollision({ name, definition, other }, sink);
      schemas.set(name, body);
      owners.set(name, definition);
    }
  }
  for (const [name, type] of schema.builtins) {
    schemas.set(name, { title: name, ...(type.kind === 'builtin' ? builtinSchemas[type.name] : types.body(type)) });
  }
  return Object.fromEntries(schemas);
}

interface DescribeContext {
  readonly types: TypeSchemas;
  readonly annotations: Annotations;
}

/** What a definition of the schema gives, by name. */
function describe(definition: Definition, { types, annotations }: DescribeContext): readonly (readonly [string, JsonObject])[] {
  const { name } = definition;
  switch (definition.kind) {
    case 'enum':
    case 'struct':
    case 'union':
    case 'alternate':
      return [[name, { ...annotations.definition(definition, name), ...types.body(definition) }]];
    case 'command':
      return [
        [argumentsName(name), { ...annotations.definition(definition, `Arguments of ${name}`), ...argumentsSchema(definition, types) }],
        [returnsName(name), { ...annotations.returns(definition, `Return value of ${name}`), ...returnsSchema(definition, types) }],
      ];
    case 'event':
      return [[dataName(name), { ...annotations.definition(definition, `Data of ${name}`), ...objectSchema(definition.arguments, types) }]];
    default:
      return definition satisfies never;
  }
}

function argumentsSchema(command: Command, types: TypeSchemas): JsonObject {
  return takesFurtherArguments(command) ? types.objects.body(command.arguments, true) : objectSchema(command.arguments, types);
}

function objectSchema(type: ObjectType | undefined, types: TypeSchemas): JsonObject {
  return type === undefined ? types.objects.body() : types.use(type);
}

/** On success the wire shows an empty object where nothing is returned, and nothing at all where there is no reply. */
function returnsSchema({ successResponse, returns }: Command, types: TypeSchemas): JsonObject {
  if (!successResponse) return { not: {} };
  return returns === undefined ? types.objects.body() : types.use(returns);
}

interface Collision {
  readonly name: string;
  readonly definition: Definition;
  /** Absent if the name is that of an envelope. */
  readonly other: Definition | undefined;
}

function reportCollision({ name, definition, other }: Collision, sink: DiagnosticSink): void {
  const { span, nameSpan, module, kind } = definition;
  const args = {
    name,
    what: `${kind} '${definition.name}'`,
    other: other === undefined ? 'a message of the protocol' : `${other.kind} '${other.name}'`,
  };
  sink.report('json-schema/name-collision', span ?? module, args, {
    focus: nameSpan,
    definition: { kind, name: definition.name },
    related: other?.nameSpan === undefined ? [] : [{ message: `${args.other} has the name already`, span: other.nameSpan }],
  });
}
