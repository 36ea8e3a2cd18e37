/** The target `typescript`: takes the schema model, gives one file of types a module, `builtins.ts` and `index.ts`. */
import type { Backend, BackendInput, GeneratedFile } from '../../codegen/backend.ts';
import { typescriptTemplates } from '../../codegen/generated/typescript-templates.ts';
import { assignModulePaths } from '../../codegen/module-paths.ts';
import { createRenderer } from '../../codegen/render.ts';
import { byteMemberNames, findByteMembers } from '../../codegen/typescript/byte-members.ts';
import { fileHeader } from '../../codegen/typescript/header.ts';
import type { TypeScriptOptions } from '../../codegen/typescript/options.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Member, Schema } from '../../schema/model.ts';
import { builtinsFile } from './builtins-file.ts';
import { FileScope, type Generation } from './file-scope.ts';
import { indexFile } from './index-file.ts';
import { moduleFile, type ModuleExports } from './module-file.ts';
import { builtinsPath, indexPath } from './module-paths.ts';
import { nameTypes, type NameTable } from './name-table.ts';
import { readTypeScriptOptions, typeScriptOptionSchemas } from './options.ts';
import type { LinkResolver } from './tsdoc-inlines.ts';
import { DocWriter } from './tsdoc.ts';

/** Writes `.ts` files. Names that collide and configured names for nothing are reported to the sink. */
export const typescriptBackend: Backend<TypeScriptOptions> = {
  name: 'typescript',
  summary: 'Types for every definition, command and event',
  optionSchemas: typeScriptOptionSchemas,
  readOptions: readTypeScriptOptions,
  tellsVersions: true,
  generate: generateTypeScript,
};

interface GeneratedModule extends ModuleExports {
  readonly file: GeneratedFile;
}

function generateTypeScript(input: BackendInput<TypeScriptOptions>): readonly GeneratedFile[] {
  const { schema, markup, options, sink, docs: mode, provenance, pieces } = input;
  const names = nameTypes({ schema, overrides: options.names, acronyms: options.acronyms, sink });
  const generation: Generation = { names, modulePaths: assignModulePaths(schema.modules, [indexPath, builtinsPath]), importExtension: options.importExtension, openEnums: options.openEnums };
  const docs = new DocWriter({ mode, markup, links: linkResolver(schema, names) });
  const byteMembers = readByteMembers(input);
  const byteNames = namesOfMembers(byteMembers, schema);
  const render = createRenderer(typescriptTemplates);
  const file = (template: keyof typeof typescriptTemplates, path: string, view: object): GeneratedFile =>
    ({ path: `${path}.ts`, text: render(template, view), language: 'typescript', isFormatted: true });

  const modules = new Map(schema.modules.map((module): [string, GeneratedModule] => {
    const path = generation.modulePaths.get(module.name) ?? module.name;
    return [path, pieces.of(module, `file ${byteNames}`, () => {
      const header = fileHeader(provenance, mode, module.name);
      const { view, ...exported } = moduleFile({ schema, module, path, generation, docs, byteMembers, byteNames, header, pieces, print: (declaration) => render(declaration.kind, declaration) });
      return { ...exported, file: file('module', path, view) };
    })];
  }));
  const header = fileHeader(provenance, mode);
  const context = { schema, scope: new FileScope(builtinsPath, generation), names, docs, byteMembers };
  const builtins = builtinsFile({ schema, options, header, context });
  const index = indexFile({ header, generation, modules, builtinsHaveValues: builtins.declarations.length > 0 });
  return [
    ...[...modules.values()].map((module) => module.file),
    file('builtins', builtinsPath, builtins),
    file('index', indexPath, index),
  ];
}

/** Where members are declared, as a text. Which of them the configuration means can depend on who inherits them. */
function namesOfMembers(members: ReadonlySet<Member>, { entities }: Schema): string {
  if (members.size === 0) return '';
  return entities.flatMap((entity) => (entity.kind === 'struct' ? entity.members.filter((member) => members.has(member)).map(({ name }) => `${entity.name}.${name}`) : [])).join(' ');
}

/** The members that hold base64. Names of nothing are reported. */
function readByteMembers({ schema, options, sink }: BackendInput<TypeScriptOptions>): ReadonlySet<Member> {
  const { members, unknown } = findByteMembers(schema, options.bytes);
  for (const name of unknown) {
    sink.report('typescript/unknown-bytes', schema.root, { name }, { suggestion: didYouMean(name, byteMemberNames(schema)) });
  }
  return members;
}

function linkResolver(schema: Schema, names: NameTable): LinkResolver {
  return {
    linkTo(schemaName) {
      const definition = schema.definitions.get(schemaName);
      if (definition?.kind === 'command') return 'Commands';
      return definition?.kind === 'event' ? 'Events' : names.nameOfDefinition(schemaName);
    },
  };
}
