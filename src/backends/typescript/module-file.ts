/** The file of one schema module: takes the module, gives the view of its template. What is made of a definition is a piece of it. */
import type { Pieces } from '../../codegen/pieces.ts';
import { printModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { Definition, Entity, Member, Module, Schema } from '../../schema/model.ts';
import { commandView, eventView, type CommandView, type EventView } from './call-views.ts';
import {
  alternateView, enumView, structView, unionView, type AliasView, type DeclarationContext, type EnumView, type InterfaceView,
} from './declarations.ts';
import { FileScope, type Generation, type UsedNames } from './file-scope.ts';
import { isInlined } from './name-table.ts';
import { printComment, type DocWriter } from './tsdoc.ts';

type DeclarationView = AliasView | EnumView | InterfaceView | CommandView | EventView;

/** What `module.hbs` needs. */
interface ModuleView {
  readonly header: string;
  /** Import declarations, whole. */
  readonly imports: readonly string[];
  /** Whole, without their last line end. */
  readonly declarations: readonly string[];
}

/** What the partials `commands` and `events` need. */
interface CallsView {
  readonly kind: 'commands' | 'events';
  /** The whole comment with its line ends, or empty. */
  readonly comment: string;
  /** A property each, printed. */
  readonly calls: readonly string[];
}

/** What others need to know of a module's file. */
export interface ModuleExports {
  /** Whether it exports something that exists at run time. */
  readonly hasValues: boolean;
  readonly hasCommands: boolean;
  readonly hasEvents: boolean;
}

/** A file before it is rendered. */
interface ModuleFile extends ModuleExports {
  readonly view: ModuleView;
}

/** A declaration, or a property of one, as plain data. */
interface Declaration {
  readonly kind: DeclarationView['kind'];
  /** Without its last line end. */
  readonly text: string;
  readonly uses: UsedNames;
}

interface ModuleFileRequest {
  readonly schema: Schema;
  readonly module: Module;
  /** The module's own path, without extension. */
  readonly path: string;
  readonly generation: Generation;
  readonly docs: DocWriter;
  readonly byteMembers: ReadonlySet<Member>;
  /** The same as a text that tells them from others. */
  readonly byteNames: string;
  readonly header: string;
  readonly pieces: Pieces;
  /** Gives the text of the template that a view names. */
  print(view: DeclarationView | CallsView): string;
}

/** Views every definition of the module in its order; commands and events come last. */
export function moduleFile({ schema, module, path, generation, docs, byteMembers, byteNames, header, pieces, print }: ModuleFileRequest): ModuleFile {
  const scope = new FileScope(path, generation);
  const context = { schema, names: generation.names, docs, byteMembers };
  const declarations = module.entities.flatMap((entity): readonly Declaration[] => {
    if (!isDeclared(entity)) return [];
    const make = (): Declaration => {
      const own = new FileScope(path, generation);
      const view = declarationView(entity, { ...context, scope: own });
      return { kind: view.kind, text: print(view).trimEnd(), uses: own.uses() };
    };
    const declaration = pieceOf(entity, { schema, generation, pieces, byteNames }, make);
    scope.add(declaration.uses);
    return [declaration];
  });
  const textsOf = (wanted: DeclarationView['kind']): readonly string[] => declarations.flatMap(({ kind, text }) => (kind === wanted ? [text] : []));
  const commands = textsOf('command');
  const events = textsOf('event');
  // Last, when the body has named everything that it uses.
  const imports = scope.imports().map((imported) => printModuleDeclaration({ keyword: 'import type', ...imported }));
  const calls = (kind: CallsView['kind'], texts: readonly string[]): readonly string[] => (
    texts.length === 0 ? [] : [print({ kind, comment: printComment(docs.purpose(`The ${kind} of this module by their names.`)), calls: texts }).trimEnd()]
  );
  return {
    view: {
      header,
      imports,
      declarations: [
        ...declarations.flatMap(({ kind, text }) => (kind === 'command' || kind === 'event' ? [] : [text])),
        ...calls('commands', commands),
        ...calls('events', events),
      ],
    },
    hasValues: declarations.some(({ kind }) => kind === 'enum'),
    hasCommands: commands.length > 0,
    hasEvents: events.length > 0,
  };
}

/** An implicit type is a piece of the definition that gave rise to it. */
function pieceOf(entity: Definition, { schema, generation, pieces, byteNames }: Pick<ModuleFileRequest, 'schema' | 'generation' | 'pieces' | 'byteNames'>, make: () => Declaration): Declaration {
  if (entity.kind === 'command' || entity.kind === 'event') return pieces.ofDefinition(entity, entity.kind, make);
  const owner = entity.implicit === undefined ? entity : schema.definitions.get(entity.implicit.owner);
  return owner === undefined ? make() : pieces.ofDefinition(owner, `declaration of ${generation.names.nameOf(entity)} ${byteNames}`, make);
}

/** Whether a module's file declares it: not what is written out where it is used. */
function isDeclared(entity: Entity): entity is Definition {
  return entity.kind !== 'array' && entity.kind !== 'include' && !(entity.kind === 'struct' && isInlined(entity));
}

function declarationView(definition: Definition, context: DeclarationContext): DeclarationView {
  switch (definition.kind) {
    case 'enum':
      return enumView(definition, context);
    case 'struct':
      return structView(definition, context);
    case 'union':
      return unionView(definition, context);
    case 'alternate':
      return alternateView(definition, context);
    case 'command':
      return commandView(definition, context);
    case 'event':
      return eventView(definition, context);
    default:
      return definition satisfies never;
  }
}
