/**
 * Pieces of generated files that need not be made again: takes schemas one after the other and gives of each module what
 * was made of it before, in this process or in an earlier one, if nothing that it depends on has changed.
 */
import { deserialize, serialize } from 'node:v8';
import type { Module, Schema } from '../schema/model.ts';
import { moduleFingerprints } from './module-fingerprints.ts';

/** What a backend asks for a piece. */
export interface Pieces {
  /**
   * What `make` gives, or gave for the same module. It must be made of the module, of what that refers to, and of the
   * names and places of all definitions; reports for the user must be a part of it, so that they can be repeated. It must
   * be plain data: text, numbers, lists, maps and objects without a class.
   * @param name of the piece, different from all others of the module and this target
   */
  of<Piece>(module: Module, name: string, make: () => Piece): Piece;
}

/** Where every run is the first. */
export const noPieces: Pieces = { of: (_module, _name, make) => make() };

/** The pieces of the last run, and of the one that is under way. */
export class PieceStore {
  #earlier: ReadonlyMap<string, unknown> = new Map();
  #current = new Map<string, unknown>();
  #hasNews = false;

  /** @param saved what {@link save} gave, perhaps in an earlier process; what it did not give counts as nothing */
  constructor(saved?: Uint8Array) {
    if (saved !== undefined) this.#current = load(saved);
  }

  /** All pieces of the last run; undefined if it made none. */
  save(): Uint8Array | undefined {
    return this.#hasNews ? serialize(this.#current) : undefined;
  }

  /** Call when a run begins. What the last one did not ask for is forgotten. */
  beginRun(): void {
    this.#earlier = this.#current;
    this.#current = new Map();
    this.#hasNews = false;
  }

  /** For one schema: takes what else its pieces depend on (the target, the options, how prose is read), gives its pieces. */
  of(schema: Schema): (setting: string) => Pieces {
    const fingerprints = moduleFingerprints(schema);
    return (setting) => ({
      of: <Piece>(module: Module, name: string, make: () => Piece): Piece => {
        const fingerprint = fingerprints.get(module.name);
        if (fingerprint === undefined) return make();
        const key = JSON.stringify([setting, module.name, name, fingerprint]);
        const isKnown = this.#earlier.has(key);
        const piece = isKnown ? this.#earlier.get(key) as Piece : make();
        this.#current.set(key, piece);
        if (!isKnown) this.#hasNews = true;
        return piece;
      },
    });
  }
}

function load(saved: Uint8Array): Map<string, unknown> {
  try {
    const pieces: unknown = deserialize(saved);
    return pieces instanceof Map ? pieces as Map<string, unknown> : new Map<string, unknown>();
  } catch {
    return new Map<string, unknown>();
  }
}
