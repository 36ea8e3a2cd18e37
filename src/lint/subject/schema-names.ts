/** Every name that a schema gives to something: takes the model and the trees, answers what a word in prose may refer to. */
import { allMembers, elementType } from '../../schema/traverse.ts';
import type { Definition, Schema, Type } from '../../schema/model.ts';
import type { SyntaxTree } from '../../syntax/ast.ts';

/** The names of one schema. */
export class SchemaNames {
  readonly #schema: Schema;
  /** Those with words that could not be read. */
  readonly #unread: readonly SyntaxTree[];
  #parts: ReadonlySet<string> | undefined;
  #byEnds: Map<string, string[]> | undefined;
  #documented: ReadonlySet<string> | undefined;
  /** True where definitions could not be read, so that a name that is not known may be one of those. */
  readonly isIncomplete: boolean;

  constructor(schema: Schema, trees: readonly SyntaxTree[]) {
    this.#schema = schema;
    this.#unread = trees.filter((tree) => tree.unreadWords.size > 0);
    this.isIncomplete = trees.some((tree) => tree.problems.length > 0 || tree.unreadWords.size > 0);
  }

  /** Whether a type, command or event is called so, or may be. */
  isDefinition(name: string): boolean {
    return this.#schema.definitions.has(name) || this.#schema.builtins.has(name) || this.#unread.some((tree) => tree.unreadWords.has(name))
      || (this.isIncomplete && this.#documentedNames.has(name));
  }

  /** The names of all types, commands and events. */
  get definitions(): Iterable<string> {
    return this.#schema.definitions.keys();
  }

  /** Whether anything at all is called so: also a member, value, branch or feature of any definition. */
  isAnything(name: string): boolean {
    return this.partNames.has(name) || this.isDefinition(name);
  }

  /** Names that a slip may have made of another: of about its length, with the same letters at one of its ends. */
  similarTo(name: string): readonly string[] {
    if (this.#byEnds === undefined) {
      this.#byEnds = new Map();
      for (const each of new Set([...this.definitions, ...this.partNames])) {
        for (const key of endsOf(each, each.length)) {
          const names = this.#byEnds.get(key);
          if (names === undefined) this.#byEnds.set(key, [each]);
          else names.push(each);
        }
      }
    }
    const found = new Set<string>();
    for (let length = name.length - mostLetters; length <= name.length + mostLetters; length++) {
      for (const key of endsOf(name, length)) for (const each of this.#byEnds.get(key) ?? []) found.add(each);
    }
    return [...found];
  }

  /** Of members, values, branches and features. */
  get partNames(): ReadonlySet<string> {
    if (this.#parts !== undefined) return this.#parts;
    const names = new Set<string>();
    // What is inherited is written elsewhere, and implicit types are entities, too.
    for (const entity of this.#schema.entities) if (entity.kind !== 'include' && entity.kind !== 'array') collectOwnNames(entity, names);
    return this.#parts = names;
  }

  get #documentedNames(): ReadonlySet<string> {
    return this.#documented ??= new Set(this.#schema.docs.flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol])));
  }
}

/** How many letters a slip adds or takes away. */
const mostLetters = 2;

/** What names of a length that begin or end like this one are kept under. */
function endsOf(name: string, length: number): readonly string[] {
  return [`${length}${name.slice(0, lettersOfEnd).toLowerCase()}-`, `${length}-${name.slice(-lettersOfEnd).toLowerCase()}`];
}

const lettersOfEnd = 2;

function collectOwnNames(definition: Definition, names: Set<string>): void {
  const add = (part: { readonly name: string; readonly features?: readonly { readonly name: string }[] }): void => {
    names.add(part.name);
    if (part.features !== undefined) for (const { name } of part.features) names.add(name);
  };
  for (const { name } of definition.features) names.add(name);
  switch (definition.kind) {
    case 'enum':
      definition.values.forEach(add);
      break;
    case 'struct':
      definition.members.forEach(add);
      break;
    case 'union':
    case 'alternate':
      for (const { name } of definition.branches) names.add(name);
      break;
    case 'command':
    case 'event':
      break;
    default:
      definition satisfies never;
  }
}

/** The names of what a definition consists of, and of the features that it and its parts have. */
export function* partNames(definition: Definition): Iterable<string> {
  for (const { name } of definition.features) yield name;
  for (const { name, features } of namedParts(definition)) {
    yield name;
    for (const feature of features) yield feature.name;
  }
}

interface NamedPart {
  readonly name: string;
  readonly features: readonly { readonly name: string }[];
}

function namedParts(definition: Definition): readonly NamedPart[] {
  switch (definition.kind) {
    case 'enum':
      return definition.values;
    case 'struct':
      return allMembers(definition).map(({ member }) => member);
    case 'union':
      return [...allMembers(definition).map(({ member }) => member), ...definition.branches.map(({ name }) => ({ name, features: [] }))];
    case 'alternate':
      return definition.branches.map(({ name }) => ({ name, features: [] }));
    case 'command':
    case 'event':
      return definition.arguments === undefined ? [] : namedParts(definition.arguments);
    default:
      return definition satisfies never;
  }
}

/** The type that a value of this type, or an element of it, is of, by name; undefined for types without one. */
export function typeName(type: Type | undefined): string | undefined {
  return type === undefined ? undefined : elementType(type).name;
}
