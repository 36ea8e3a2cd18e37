/**
 * Pieces of generated files that need not be made again: takes schemas one after the other and gives of each module and
 * definition what was made of it before, in this process or in an earlier one, if nothing that it depends on has changed.
 */
import type { Definition, Module, Schema } from '../schema/model.ts';
import { digest, Fingerprints } from './fingerprints.ts';

/**
 * What a backend asks for a piece: `make` gives it, or gave it for the same module or definition. It must be made of that,
 * of who refers to it, of the definitions that its types lead to, and of the names, kinds and modules of all definitions,
 * nothing else; reports for the user must be a part of it, so that they can be repeated. It must be plain data, as JSON
 * holds it.
 */
export interface Pieces {
  /** Whether a piece has any use besides being made. */
  readonly areKept: boolean;
  /**
   * Where the prose between definitions has a say, too.
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
  areKept: false,
  of: (_module, _name, make) => make(),
  ofCode: (_name, make) => make(),
  ofDefinition: (_definition, _name, make) => make(),
};

/** Pieces that an earlier process made, by keys that tell what they depend on. */
export interface KnownPieces {
  readonly size: number;
  /** Undefined for what is not known. */
  get(key: string): unknown;
}

/** Pieces by the same keys: plain data. */
export type PiecesByKey = ReadonlyMap<string, unknown>;

/** A piece, and the keys of those that were asked for while it was made. */
interface KeptPiece {
  readonly piece: unknown;
  readonly within: readonly string[];
}

/** The pieces of the last run, and of the one that is under way. */
export class PieceStore {
  readonly #known: KnownPieces;
  #earlier: ReadonlyMap<string, KeptPiece> = new Map();
  #current = new Map<string, KeptPiece>();
  #made = new Map<string, unknown>();
  /** What was asked for so far, by each piece that is being made, the outermost first. */
  readonly #open: string[][] = [];

  constructor(known: KnownPieces = new Map()) {
    this.#known = known;
  }

  /** What the last run asked for. */
  get asked(): PiecesByKey {
    return new Map(Array.from(this.#current, ([key, { piece }]) => [key, piece]));
  }

  /** What of it was not known before. */
  get made(): PiecesByKey {
    return this.#made;
  }

  /** Call when a run begins. What the last one did not ask for is forgotten. */
  beginRun(): void {
    this.#earlier = this.#current;
    this.#current = new Map();
    this.#made = new Map();
    this.#open.length = 0;
  }

  /** Call when a run fails: what it made may be incomplete. */
  abandonRun(): void {
    this.#current = new Map(this.#earlier);
    this.#made = new Map();
  }

  /** For one schema: takes what else its pieces depend on (the target, the options, how prose is read), gives its pieces. */
  of(schema: Schema): (setting: string) => Pieces {
    const fingerprints = new Fingerprints(schema);
    return (setting) => {
      const home = digest(setting);
      return {
        areKept: true,
        of: (module, name, make) => this.#piece([home, 'module', name, module.name], fingerprints.ofModule(module.name), make),
        ofCode: (name, make) => this.#piece([home, 'code', name], fingerprints.ofCode(), make),
        ofDefinition: (definition, name, make) => this.#piece([home, 'definition', name, definition.name], fingerprints.ofDefinition(definition), make),
      };
    };
  }

  #piece<Piece>(place: readonly string[], fingerprint: string | undefined, make: () => Piece): Piece {
    // Most modules never change: what theirs are made of is kept once they do.
    const isFirst = this.#earlier.size + this.#known.size === 0;
    if (fingerprint === undefined || (isFirst && this.#open.length > 0)) return make();
    const key = digest([...place, fingerprint].join('\0'));
    this.#open.at(-1)?.push(key);
    const earlier = this.#earlier.get(key) ?? this.#find(key);
    if (earlier !== undefined) {
      this.#retain(key, earlier);
      return earlier.piece as Piece;
    }
    const within: string[] = [];
    this.#open.push(within);
    const piece = make();
    this.#open.pop();
    this.#current.set(key, { piece, within });
    this.#made.set(key, piece);
    return piece;
  }

  #find(key: string): KeptPiece | undefined {
    const piece = this.#known.get(key);
    return piece === undefined ? undefined : { piece, within: [] };
  }

  /** What is in use counts as asked for together with all that was asked for while it was made. */
  #retain(key: string, kept: KeptPiece): void {
    this.#current.set(key, kept);
    for (const inner of kept.within) {
      const part = this.#earlier.get(inner);
      if (part !== undefined) this.#retain(inner, part);
    }
  }
}
