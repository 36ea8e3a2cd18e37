/**
 * When the same can be made of a module as before: takes a schema, gives for each module a text that changes with
 * everything that what is generated from it can depend on.
 */
import { createHash } from 'node:crypto';
import type { Module, Schema } from '../schema/model.ts';
import { filesOf, namedTypes } from '../schema/traverse.ts';
import type { SourceFile } from '../source/source-file.ts';

/**
 * By the name of the module: its own text, those of all modules that it refers to, directly or not, who refers to it, and
 * the names, kinds and modules of all definitions. Missing for modules that were not read from a file.
 */
export function moduleFingerprints(schema: Schema): ReadonlyMap<string, string> {
  const texts = new Map(schema.modules.map((module) => [module.name, textOf(module)] as const));
  const { referred, referring } = references(schema);
  const names = hash(JSON.stringify([schema.modules.map(({ name }) => name), [...schema.definitions.values()].map(({ name, kind, module }) => [name, kind, module])]));
  const hashes = new Map([...texts].map(([name, text]) => [name, text === undefined ? undefined : hash(text)] as const));
  return new Map(schema.modules.flatMap(({ name }): readonly (readonly [string, string])[] => {
    const reached = [...reach(name, referred)];
    if (reached.some((other) => hashes.get(other) === undefined)) return [];
    return [[name, hash(JSON.stringify([names, reached.map((other) => hashes.get(other)), referring.get(name) ?? []]))]];
  }));
}

function textOf(module: Module): string | undefined {
  const files = filesOf(module);
  const [file] = files;
  // Without a place, nobody knows what it was made of.
  if (files.size > 1 || (file === undefined && module.entities.some(({ kind }) => kind !== 'array'))) return undefined;
  return file === undefined ? '' : [file.text, ...placesOfInclusion(file)].join('\0');
}

/** What is reported in a file tells by which directives it came in. */
function* placesOfInclusion({ includedFrom }: SourceFile): Iterable<string> {
  if (includedFrom === undefined) return;
  yield `${includedFrom.file.path}:${includedFrom.startPosition.line}:${includedFrom.startPosition.column}`;
  yield* placesOfInclusion(includedFrom.file);
}

interface References {
  /** By module: the modules of the types that its own name. */
  readonly referred: ReadonlyMap<string, ReadonlySet<string>>;
  /** By module: what names its types, and which. */
  readonly referring: ReadonlyMap<string, readonly string[]>;
}

function references(schema: Schema): References {
  const referred = new Map<string, Set<string>>();
  const referring = new Map<string, string[]>();
  for (const { name: own, entities } of schema.modules) {
    const reached = new Set<string>();
    referred.set(own, reached);
    for (const entity of entities) {
      if (entity.kind === 'array' || entity.kind === 'include') continue;
      for (const type of namedTypes(entity)) {
        // What is built in stands in no module.
        if (type.kind === 'builtin' || type.module === '') continue;
        reached.add(type.module);
        const users = referring.get(type.module) ?? [];
        users.push(`${entity.name} ${type.name}`);
        referring.set(type.module, users);
      }
    }
  }
  return { referred, referring };
}

/** The module itself first. */
function reach(start: string, referred: References['referred']): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const module of reached) for (const other of referred.get(module) ?? []) reached.add(other);
  return reached;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
