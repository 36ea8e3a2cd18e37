/** The process as commands see it, so that they also run inside a test. */
import type { KnownPieces, PiecesByKey } from '../codegen/pieces.ts';
import type { Watching } from '../project/watch.ts';
import type { FileSystem } from '../source/file-system.ts';

/** The part of a writable stream that commands use. */
export interface OutputStream {
  /** @param repeated what a repetition of this run says in its place, if not the same */
  write(text: string, repeated?: string): unknown;
  /** True on a terminal. */
  readonly isTTY?: boolean;
  /** Width of the terminal. */
  readonly columns?: number;
}

/** One of the two that a process writes to. */
export type OutputName = 'stdout' | 'stderr';

/** Pieces of generated files that one run keeps for the next. */
export interface OpenPieces {
  readonly known: KnownPieces;
  /** @param pieces asked: all that the run asked for; made: what of it was not known */
  keep(pieces: { readonly asked: PiecesByKey; readonly made: PiecesByKey }): void;
}

/** What a command sees and touches of its process. */
export interface CommandIo {
  /** For results only. */
  readonly stdout: OutputStream;
  /** For everything that is said about the run. */
  readonly stderr: OutputStream;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; relative paths of the file system start here. */
  readonly workingDirectory: string;
  readonly fileSystem: FileSystem;
  /** Milliseconds since some moment; never runs backwards. */
  now(): number;
  /** From then on, a wish to end the process is told of by the signal, and no longer ends it. */
  watching(): Promise<Watching>;
  /** Tells that this run depends on nothing but its arguments and its file system. Absent where nobody repeats runs. */
  allowRepetition?(): void;
  /** What earlier runs that were about the same made. Absent where nothing is kept. */
  openPieces?(task: readonly string[]): OpenPieces;
}
