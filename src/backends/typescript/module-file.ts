/** The file of one schema module: takes the module, gives the view of its template. */
import { printModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { Member, Module, Schema } from '../../schema/model.ts';
import { commandsView, eventsView, type CommandsView, type EventsView } from './call-views.ts';
import {
  alternateView, enumView, structView, unionView, type AliasView, type DeclarationContext, type EnumView, type InterfaceView,
} from './declarations.ts';
import { FileScope, type Generation } from './file-scope.ts';
import { isInlined } from './name-table.ts';
import type { DocWriter } from './tsdoc.ts';

type DeclarationView = AliasView | EnumView | InterfaceView | CommandsView | EventsView;

/** What `module.hbs` needs. */
interface ModuleView {
  readonly header: string;
  /** Import declarations, whole. */
  readonly imports: readonly string[];
  readonly declarations: readonly DeclarationView[];
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

interface ModuleFileRequest {
  readonly schema: Schema;
  readonly module: Module;
  /** The module's own path, without extension. */
  readonly path: string;
  readonly generation: Generation;
  readonly docs: DocWriter;
  readonly byteMembers: ReadonlySet<Member>;
  readonly header: string;
}

/** Views every definition of the module in its order; commands and events come last. */
export function moduleFile({ schema, module, path, generation, docs, byteMembers, header }: ModuleFileRequest): ModuleFile {
  const scope = new FileScope(path, generation);
  const context: DeclarationContext = { schema, scope, names: generation.names, docs, byteMembers };
  const commands = module.entities.filter((entity) => entity.kind === 'command');
  const events = module.entities.filter((entity) => entity.kind === 'event');
  const declarations: DeclarationView[] = [
    ...module.entities.flatMap((entity) => entityView(entity, context)),
    ...(commands.length > 0 ? [commandsView(commands, context)] : []),
    ...(events.length > 0 ? [eventsView(events, context)] : []),
  ];
  // Last, when the body has named everything that it uses.
  const imports = scope.imports().map((imported) => printModuleDeclaration({ keyword: 'import type', ...imported }));
  return {
    view: { header, imports, declarations },
    hasValues: declarations.some(({ kind }) => kind === 'enum'),
    hasCommands: commands.length > 0,
    hasEvents: events.length > 0,
  };
}

function entityView(entity: Module['entities'][number], context: DeclarationContext): readonly DeclarationView[] {
  switch (entity.kind) {
    case 'enum':
      return [enumView(entity, context)];
    case 'struct':
      return isInlined(entity) ? [] : [structView(entity, context)];
    case 'union':
      return [unionView(entity, context)];
    case 'alternate':
      return [alternateView(entity, context)];
    case 'command':
    case 'event':
    case 'array':
    case 'include':
      return [];
    default:
      return entity satisfies never;
  }
}
