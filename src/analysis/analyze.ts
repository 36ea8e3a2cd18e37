/**
 * Trees to model: takes a schema's loaded files and the dialect, gives the checked model and reports every mistake.
 * Phases and their order are those of QEMU's generator, so that the first report is the one that it would give:
 * the text; each definition by itself; names; how definitions use each other; documentation that describes nothing.
 */
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { builtinTypes } from '../schema/builtins.ts';
import { permits, requires, type Dialect } from '../schema/dialect.ts';
import { freezeSchema } from '../schema/freeze-schema.ts';
import type { Command, Definition, Entity, Event, Module, Schema } from '../schema/model.ts';
import { elementType } from '../schema/traverse.ts';
import type { LoadedFile } from '../syntax/load-files.ts';
import { checkSinceSyntax } from './checks/since.ts';
import type { Draft } from './drafts/drafts.ts';
import { moveMisplacedDocs } from './normalise/misplaced-docs.ts';
import { readDefinition } from './read/read-definition.ts';
import { readItems, type ReadItems } from './read/read-items.ts';
import { enterDefinitions } from './resolve/enter-definitions.ts';
import { resolveSchema } from './resolve/resolve-schema.ts';
import { soundDrafts } from './resolve/sound-drafts.ts';
import type { Declaration } from './terms/declarations.ts';
import type { BrokenDefinition, IncludeItem } from './terms/items.ts';

/**
 * Reports every mistake, and gives a function that makes the model, as who only wants the findings can do without it.
 * Never throws for anything a schema contains. With errors reported, the model holds what was sound.
 */
export function analyze(root: LoadedFile, dialect: Dialect, sink: DiagnosticSink): () => Schema {
  const read = readItems(root, dialect, sink);
  const rules = { dialect, pragmas: read.pragmas, sink, isUnread: read.isUnread };
  if (!requires(dialect, 'doc-blocks')) moveMisplacedDocs(read.items.filter((item) => item.kind === 'definition'));
  const declared: (Declaration | IncludeItem | BrokenDefinition)[] = [];
  for (const item of read.items) {
    if (item.kind === 'include') {
      declared.push(item);
      continue;
    }
    const { declaration, name } = readDefinition(item, rules);
    if (declaration !== undefined) declared.push(declaration);
    else if (name !== undefined) declared.push({ kind: 'broken', name: name.text });
  }
  const entered = enterDefinitions(declared);
  resolveSchema(entered, rules);
  for (const doc of read.docs) checkSinceSyntax(doc, sink);
  return () => freezeSchema(assembleSchema(root, inVisitingOrder(read, dialect), soundDrafts(entered.drafts)));
}

/** Before 5.0 a module had its turn when its first definition was complete: after those that it includes first. */
function inVisitingOrder(read: ReadItems, dialect: Dialect): ReadItems {
  if (permits(dialect, 'modules-in-include-order')) return read;
  const names = new Set([...read.items.filter((item) => item.kind === 'definition'), ...read.modules].map((item) => ('module' in item ? item.module : item.name)));
  const moduleByName = new Map(read.modules.map((module) => [module.name, module]));
  const modules = [...names].map((name) => moduleByName.get(name)).filter((module) => module !== undefined);
  return { ...read, modules };
}

function assembleSchema(root: LoadedFile, read: ReadItems, drafts: readonly Draft[]): Schema {
  const entities = drafts.map((draft) => draft.entity as Entity);
  const byModule = new Map<string, Entity[]>(read.modules.map(({ name }) => [name, []]));
  for (const draft of drafts) byModule.get(moduleOf(draft))?.push(draft.entity as Entity);
  const modules: Module[] = read.modules.map(({ name, path, docs }) => ({
    name, path, entities: byModule.get(name) ?? [], docs: docs.map(({ doc }) => doc),
  }));
  const visited = modules.flatMap((module) => module.entities);
  const definitions = entities.filter((entity): entity is Definition => entity.kind !== 'include' && entity.kind !== 'array' && !('implicit' in entity && entity.implicit !== undefined));
  return {
    root: root.tree.file.path,
    modules,
    entities,
    definitions: new Map(definitions.map((definition) => [definition.name, definition])),
    builtins: builtinTypes,
    commands: visited.filter((entity): entity is Command => entity.kind === 'command'),
    events: visited.filter((entity): entity is Event => entity.kind === 'event'),
    docs: read.docs.map(({ doc }) => doc),
    pragmas: { ...read.pragmas },
  };
}

function moduleOf(draft: Draft): string {
  switch (draft.kind) {
    case 'include':
      return draft.module;
    case 'array': {
      const element = elementType(draft.entity);
      return element.kind === 'builtin' ? '' : element.module;
    }
    case 'enum':
    case 'object':
    case 'alternate':
    case 'command':
    case 'event':
      return draft.entity.module;
    default:
      return draft satisfies never;
  }
}
