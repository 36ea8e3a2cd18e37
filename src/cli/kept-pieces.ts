/** Pieces of generated files as they are kept: takes what they are about, and gives them to later processes. */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { KeptPieces } from './command-io.ts';
import { keep, keptPath, readKept } from './user-cache.ts';

/** @param task what tells one file of pieces from others; a file that is none counts as empty */
export function keptPieces(task: readonly string[], process: Pick<NodeJS.Process, 'env' | 'platform'>): KeptPieces {
  const path = keptPath('pieces', hash('sha256', JSON.stringify(task), 'base64url'), process);
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
