/**
 * What one generated file uses from others: takes types as its body mentions them, gives their text and, when the body
 * is done, the imports that it needs.
 */
import { importSpecifier } from '../../codegen/typescript/import-specifier.ts';
import type { ImportExtension } from '../../codegen/typescript/options.ts';
import type { Type } from '../../schema/model.ts';
import { builtinTypeNames } from './builtin-types.ts';
import { builtinsPath } from './module-paths.ts';
import type { NamedType, NameTable } from './name-table.ts';

/** What all files of one generation share. */
export interface Generation {
  readonly names: NameTable;
  /** Path of each module's file, without extension. */
  readonly modulePaths: ReadonlyMap<string, string>;
  readonly importExtension: ImportExtension;
  /** Whether there are values that the schema does not know. */
  readonly openEnums: boolean;
}

/** Names that are used, by the path of the file that declares them. */
export type UsedNames = readonly (readonly [path: string, names: readonly string[]])[];

/** One import declaration; names are sorted. */
export interface ImportedNames {
  readonly from: string;
  readonly names: readonly string[];
}

/** The name, in `builtins.ts`, of an object without members. */
const emptyObjectName = 'EmptyObject';

/** The name, in `builtins.ts`, of a value of an enum that the schema does not know. */
const unknownValueName = 'UnknownValue';

/** The scope of one file: every type that it gives the text of is imported, unless it is declared there. */
export class FileScope {
  readonly #path: string;
  readonly #generation: Generation;
  readonly #imports = new Map<string, Set<string>>();

  /** @param path of the file, without extension */
  constructor(path: string, generation: Generation) {
    this.#path = path;
    this.#generation = generation;
  }

  /** The type as this file writes it. */
  typeText(type: Type): string {
    switch (type.kind) {
      case 'builtin': {
        const { text, isAlias } = builtinTypeNames[type.name];
        return isAlias ? this.#importFrom(builtinsPath, text) : text;
      }
      case 'array':
        return `${this.typeText(type.element)}[]`;
      case 'struct':
      case 'enum':
      case 'union':
      case 'alternate':
        return this.#named(type);
      default:
        return type satisfies never;
    }
  }

  /** The type of an object without members. */
  emptyObject(): string {
    return this.#importFrom(builtinsPath, emptyObjectName);
  }

  /** The type of the values that an enum has besides those that the schema knows, if there are any. */
  unknownValues(): readonly string[] {
    return this.#generation.openEnums ? [this.#importFrom(builtinsPath, unknownValueName)] : [];
  }

  /** What was used so far, as plain data. */
  uses(): UsedNames {
    return Array.from(this.#imports, ([path, names]) => [path, [...names]]);
  }

  /** What another scope of the same file used. */
  add(uses: UsedNames): void {
    for (const [path, names] of uses) for (const name of names) this.#importFrom(path, name);
  }

  /** The imports that the body needs so far, sorted by path. */
  imports(): readonly ImportedNames[] {
    return [...this.#imports.keys()].sort().map((path) => ({
      from: importSpecifier(this.#path, path, this.#generation.importExtension),
      names: [...this.#imports.get(path) ?? []].sort(),
    }));
  }

  #named(type: NamedType): string {
    const name = this.#generation.names.nameOf(type);
    return this.#importFrom(this.#generation.modulePaths.get(type.module) ?? builtinsPath, name);
  }

  #importFrom(path: string, name: string): string {
    if (path === this.#path) return name;
    const names = this.#imports.get(path) ?? new Set();
    this.#imports.set(path, names.add(name));
    return name;
  }
}
