/**
 * Pieces of generated files as they are kept: takes what they are about, and gives them to later processes. Their file is
 * a sequence of maps, each behind its length; what a run makes is added at its end, until most of the file is outdated.
 */
import { hash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { KeptPiece, KeptPieces } from '../codegen/pieces.ts';
import type { PieceKeeper } from './command-io.ts';
import { addToKept, keep, keptPath, readKept } from './user-cache.ts';

/** How many pieces there may be in a file for each that is still in use. */
const mostPerUsed = 2;

/** @param task what tells one file of pieces from others; a file that is none counts as empty */
export function pieceKeeper(task: readonly string[], process: Pick<NodeJS.Process, 'env' | 'platform'>): PieceKeeper {
  const path = keptPath('pieces', hash('sha256', JSON.stringify(task), 'base64url'), process);
  let count = 0;
  return {
    read() {
      const pieces = decode(readKept(path));
      count = pieces.size;
      return pieces;
    },
    keep({ all, made }) {
      if (count > 0 && count + made.size <= all.size * mostPerUsed) addToKept(path, encode(made));
      else keep(path, encode(all));
    },
  };
}

function encode(pieces: KeptPieces): Uint8Array {
  const bytes = serialize(pieces);
  const length = Buffer.alloc(lengthSize);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** In bytes. */
const lengthSize = 4;

/** What was not written to its end, and what follows it, is not there. */
function decode(bytes: Buffer = Buffer.alloc(0)): KeptPieces {
  const pieces = new Map<string, KeptPiece>();
  try {
    for (let start = 0; start + lengthSize <= bytes.length;) {
      const end = start + lengthSize + bytes.readUInt32LE(start);
      if (end > bytes.length) break;
      for (const [key, piece] of deserialize(bytes.subarray(start + lengthSize, end)) as KeptPieces) pieces.set(key, piece);
      start = end;
    }
    return pieces;
  } catch {
    return new Map();
  }
}
