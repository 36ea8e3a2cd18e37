/**
 * Pieces of generated files that need not be made again: takes schemas one after the other, in one process, and gives of
 * each module what was made of it before, if nothing that it depends on has changed.
 */
import type { Module, Schema } from '../schema/model.ts';
import { moduleFingerprints } from './module-fingerprints.ts';

/** What a backend asks for a piece. */
export interface Pieces {
  /**
   * What `make` gives, or gave for the same module. It must be made of the module, of what that refers to, and of the
   * names and places of all definitions; reports for the user must be a part of it, so that they can be repeated.
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

  /** Call when a run begins. What the last one did not ask for is forgotten. */
  beginRun(): void {
    this.#earlier = this.#current;
    this.#current = new Map();
  }

  /** For one schema: takes what else its pieces depend on (the target, the options, how prose is read), gives its pieces. */
  of(schema: Schema): (setting: string) => Pieces {
    const fingerprints = moduleFingerprints(schema);
    return (setting) => ({
      of: <Piece>(module: Module, name: string, make: () => Piece): Piece => {
        const fingerprint = fingerprints.get(module.name);
        if (fingerprint === undefined) return make();
        const key = JSON.stringify([setting, module.name, name, fingerprint]);
        const piece = this.#earlier.has(key) ? this.#earlier.get(key) as Piece : make();
        this.#current.set(key, piece);
        return piece;
      },
    });
  }
}
