/**
 * Pieces of generated files that need not be made again: takes schemas one after the other and gives of each module what
 * was made of it before, in this process or in an earlier one, if nothing that it depends on has changed.
 */
import type { Definition, Module, Schema } from '../schema/model.ts';
import { Fingerprints } from './fingerprints.ts';

/**
 * What a backend asks for a piece: `make` gives it, or gave it for the same module or definition. It must be made of that,
 * of the definitions that its types lead to, and of the names, kinds and modules of all definitions, nothing else; reports
 * for the user must be a part of it, so that they can be repeated. It must be plain data: text, numbers, lists, maps and
 * objects without a class.
 */
export interface Pieces {
  /**
   * Where the prose that does not belong to definitions, or what refers to them, has a say, too.
   * @param name of the piece, different from all others of the module and this target
   */
  of<Piece>(module: Module, name: string, make: () => Piece): Piece;
  /** Made of the schema as a whole, but of no documentation; the name differs from those of others of this target. */
  ofCode<Piece>(name: string, make: () => Piece): Piece;
  /** @param name of the piece, different from all others of the definition and this target */
  ofDefinition<Piece>(definition: Definition, name: string, make: () => Piece): Piece;
}

/** Where every run is the first. */
export const noPieces: Pieces = {
  of: (_module, _name, make) => make(),
  ofCode: (_name, make) => make(),
  ofDefinition: (_definition, _name, make) => make(),
};

/** Pieces by what they depend on: plain data. */
export interface PieceNews {
  readonly all: ReadonlyMap<string, unknown>;
  /** Those that were not there before. */
  readonly made: ReadonlyMap<string, unknown>;
}

/** The pieces of the last run, and of the one that is under way. */
export class PieceStore {
  #earlier: ReadonlyMap<string, unknown> = new Map();
  #current: Map<string, unknown>;
  #made = new Map<string, unknown>();

  /** @param known what {@link news} gave in earlier processes */
  constructor(known: ReadonlyMap<string, unknown> = new Map()) {
    this.#current = new Map(known);
  }

  /** For those who want to keep the pieces of the last run; undefined if it made none anew. */
  get news(): PieceNews | undefined {
    return this.#made.size === 0 ? undefined : { all: this.#current, made: this.#made };
  }

  /** Call when a run begins. What the last one did not ask for is forgotten. */
  beginRun(): void {
    this.#earlier = this.#current;
    this.#current = new Map();
    this.#made = new Map();
  }

  /** For one schema: takes what else its pieces depend on (the target, the options, how prose is read), gives its pieces. */
  of(schema: Schema): (setting: string) => Pieces {
    const fingerprints = new Fingerprints(schema);
    return (setting) => ({
      of: (module, name, make) => this.#piece([setting, 'module', name, module.name], fingerprints.ofModule(module.name), make),
      ofCode: (name, make) => this.#piece([setting, 'code', name], fingerprints.ofCode(), make),
      ofDefinition: (definition, name, make) => this.#piece([setting, 'definition', name, definition.name], fingerprints.ofDefinition(definition), make),
    });
  }

  #piece<Piece>(place: readonly string[], fingerprint: string | undefined, make: () => Piece): Piece {
    if (fingerprint === undefined) return make();
    const key = [...place, fingerprint].join('\0');
    const isKnown = this.#earlier.has(key);
    const piece = isKnown ? this.#earlier.get(key) as Piece : make();
    this.#current.set(key, piece);
    if (!isKnown) this.#made.set(key, piece);
    return piece;
  }
}
