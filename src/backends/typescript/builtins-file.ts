/** The file `builtins.ts`: the built-in types of QAPI that TypeScript has no keyword for. */
import type { TypeScriptOptions } from '../../codegen/typescript/options.ts';
import type { EnumType, Schema } from '../../schema/model.ts';
import { elementType } from '../../schema/traverse.ts';
import { builtinAliases } from './builtin-types.ts';
import { enumView, type DeclarationContext, type EnumView } from './declarations.ts';
import { printComment } from './tsdoc.ts';

/** What `builtins.hbs` needs. */
interface BuiltinsView {
  readonly header: string;
  readonly aliases: readonly { readonly comment: string; readonly name: string; readonly type: string }[];
  readonly emptyObjectComment: string;
  readonly openEnums: boolean;
  readonly unknownValueComment: string;
  /** The built-in enums that the schema uses. */
  readonly declarations: readonly EnumView[];
}

interface BuiltinsFileRequest {
  readonly schema: Schema;
  readonly options: TypeScriptOptions;
  readonly header: string;
  readonly context: DeclarationContext;
}

/** Aliases for all built-in types, whether the schema uses them or not; built-in enums only if it does. */
export function builtinsFile({ schema, options, header, context }: BuiltinsFileRequest): BuiltinsView {
  const { docs } = context;
  return {
    header,
    aliases: builtinAliases(options).map(({ name, type, description }) => (
      { name, type, comment: printComment(description.flatMap((line) => docs.purpose(line))) }
    )),
    emptyObjectComment: printComment(docs.purpose('An object without members.')),
    openEnums: options.openEnums,
    unknownValueComment: printComment([
      'A value of an enum that the schema does not know, from a newer program: a string',
      'like the others when it runs. None can be written down.',
    ]),
    declarations: usedBuiltinEnums(schema).map((type) => enumView(type, context)),
  };
}

function usedBuiltinEnums(schema: Schema): readonly EnumType[] {
  const used = new Set<EnumType>();
  for (const entity of schema.entities) {
    if (entity.kind !== 'struct' && entity.kind !== 'alternate' && entity.kind !== 'command') continue;
    const types = entity.kind === 'struct' ? entity.members.map(({ type }) => type)
      : entity.kind === 'alternate' ? entity.branches.map(({ type }) => type)
      : entity.returns === undefined ? [] : [entity.returns];
    for (const type of types.map(elementType)) {
      if (type.kind === 'enum' && type === schema.builtins.get(type.name)) used.add(type);
    }
  }
  return [...used];
}
