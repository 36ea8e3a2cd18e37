/**
 * Everything under `$defs`: takes the schema, gives the envelopes, then what the schema defines in its order, then the
 * built-in types. Reports types that are called like an envelope, which today's naming rules rule out.
 */
import { printJson, PrintedJson, type Json, type JsonObject } from '../../codegen/formatted-json.ts';
import type { Pieces } from '../../codegen/pieces.ts';
import { takesFurtherArguments } from '../../codegen/open-arguments.ts';
import type { Code } from '../../diagnostics/catalogue.ts';
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Command, Definition, ObjectType, Schema } from '../../schema/model.ts';
import { definitionsOf } from '../../schema/traverse.ts';
import type { Annotations } from './annotations.ts';
import { builtinSchemas } from './builtin-types.ts';
import { envelopes } from './envelopes.ts';
import { mostMembers } from './object-schemas.ts';
import { argumentsName, dataName, returnsName } from './references.ts';
import { TypeSchemas } from './type-schemas.ts';

/** What the definitions are made from. */
interface DefinitionsOptions {
  readonly schema: Schema;
  /** Whether members, enum values, commands and events that the schema does not know are allowed. */
  readonly isOpen: boolean;
  readonly annotations: Annotations;
  readonly sink: DiagnosticSink;
  readonly pieces: Pieces;
}

/** By name. If something was reported, they are not to be used. */
export function definitions({ schema, isOpen, annotations, sink, pieces }: DefinitionsOptions): JsonObject {
  const types = new TypeSchemas({ isOpen, annotations });
  const messages = envelopes({ schema, isOpen, words: (words) => types.words(words) });
  const make = (definition: Definition): Described => {
    const before = types.objects.written;
    const entries = describe(definition, { types, annotations });
    return { entries: entries.map(([name, entry]) => [name, { ...printJson(name, entry, entryIndent) }]), memberCount: types.objects.written - before };
  };
  const described = new Map(schema.modules.flatMap((module) => pieces.of(module, 'schemas', () => (
    definitionsOf(module).map((definition): [string, Described] => [definition.name, pieces.ofDefinition(definition, 'schemas', () => make(definition))])
  ))));
  const all: (readonly [string, Json | undefined])[] = Object.entries(messages);
  let members = 0;
  for (const definition of schema.definitions.values()) {
    // Among the names that the schema gives, only those of types come without a suffix.
    if (isType(definition) && Object.hasOwn(messages, definition.name)) report('json-schema/name-collision', definition, sink);
    const { entries, memberCount } = described.get(definition.name) ?? make(definition);
    if (members <= mostMembers && members + memberCount > mostMembers) report('json-schema/too-large', definition, sink);
    members += memberCount;
    for (const [name, entry] of entries) all.push([name, new PrintedJson(entry)]);
  }
  for (const [name, type] of schema.builtins) all.push([name, { title: name, ...(type.kind === 'builtin' ? builtinSchemas[type.name] : types.body(type)) }]);
  return Object.fromEntries(all);
}

/** Where entries of `$defs` stand. */
const entryIndent = '    ';

/** What a definition of the schema gives, as plain data. */
interface Described {
  /** By name; built-in types always follow. */
  readonly entries: readonly (readonly [string, Pick<PrintedJson, 'text' | 'isFormatted'>])[];
  /** How many members stand in its objects: there is no space for all that a schema could have. */
  readonly memberCount: number;
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

function isType({ kind }: Definition): boolean {
  return kind !== 'command' && kind !== 'event';
}

type OwnCode = Extract<Code, `json-schema/${string}`>;

function report(code: OwnCode, { span, nameSpan, module, kind, name }: Definition, sink: DiagnosticSink): void {
  sink.report(code, span ?? module, { kind, name }, { focus: nameSpan, definition: { kind, name } });
}
