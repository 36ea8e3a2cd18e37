/** Pieces of generated files as they are kept: takes them and a file, and gives them to later runs. */
import { deserialize, serialize } from 'node:v8';
import type { KeptPieces } from './command-io.ts';
import { keep, readKept } from './user-cache.ts';

/** @param path absolute; what is there and was not kept by {@link KeptPieces.keep} counts as nothing */
export function piecesAt(path: string): KeptPieces {
  return {
    read() {
      const bytes = readKept(path);
      if (bytes === undefined) return new Map<string, unknown>();
      try {
        const pieces: unknown = deserialize(bytes);
        return pieces instanceof Map ? pieces as Map<string, unknown> : new Map<string, unknown>();
      } catch {
        return new Map<string, unknown>();
      }
    },
    keep: (pieces) => keep(path, serialize(pieces)),
  };
}
