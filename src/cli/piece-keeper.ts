/**
 * Pieces of generated files as they are kept: takes what they are about, and gives them to later processes. Their file has
 * a line for each, which is read when somebody asks for the piece. What a run makes is added at the end.
 */
import { hash } from 'node:crypto';
import type { KnownPieces, PiecesByKey } from '../codegen/pieces.ts';
import type { OpenPieces } from './command-io.ts';
import { addToKept, keep, keptPath, readKept } from './user-cache.ts';

/** How much is kept at once: some eight times what the machine protocol of QEMU gives. */
const mostCharacters = 64_000_000;

/** How much longer the file may grow than it was at first: most of what was added then is outdated. */
const mostGrowth = 2;

/** @param task what tells one file of pieces from others; what is there and is no such file counts as nothing */
export function openPieces(task: readonly string[], process: Pick<NodeJS.Process, 'env' | 'platform'>): OpenPieces {
  const path = keptPath('pieces', hash('sha256', JSON.stringify(task), 'base64url'), process);
  const bytes = readKept(path);
  const firstLength = bytes === undefined ? undefined : readHead(bytes);
  const isOutdated = bytes === undefined || firstLength === undefined || bytes.length - headLength > firstLength * mostGrowth;
  return {
    known: bytes === undefined || firstLength === undefined ? new Map<string, unknown>() : knownPieces(bytes),
    keep({ asked, made }) {
      const lines = linesOf(isOutdated ? asked : made);
      if (lines === undefined) return;
      if (isOutdated) keep(path, `${String(Buffer.byteLength(lines)).padStart(headLength - 1)}\n${lines}`);
      else addToKept(path, lines);
    },
  };
}

/** The first line has the length of what stands behind it when the file is new, in bytes, with spaces before it: so many characters. */
const headLength = 13;

const keyEnd = '\t'.charCodeAt(0);
const lineEnd = '\n'.charCodeAt(0);

/** The length of a file when it was new; undefined if it is none of ours. */
function readHead(bytes: Buffer): number | undefined {
  const head = bytes.toString('latin1', 0, headLength);
  return /^ *\d+\n$/.test(head) && head.length === headLength ? Number(head) : undefined;
}

/** Undefined if they are too many to be kept. */
function linesOf(pieces: PiecesByKey): string | undefined {
  let lines = '';
  for (const [key, piece] of pieces) {
    lines += `${key}\t${JSON.stringify(piece)}\n`;
    if (lines.length > mostCharacters) return undefined;
  }
  return lines;
}

/** A line that was not written to its end is not there. */
function knownPieces(bytes: Buffer): KnownPieces {
  const places = new Map<string, { readonly start: number; readonly end: number }>();
  for (let start = headLength; start < bytes.length;) {
    const end = bytes.indexOf(lineEnd, start);
    const middle = bytes.indexOf(keyEnd, start);
    if (end === -1 || middle === -1) break;
    places.set(bytes.toString('latin1', start, middle), { start: middle + 1, end });
    start = end + 1;
  }
  return {
    size: places.size,
    get(key) {
      const place = places.get(key);
      try {
        return place && JSON.parse(bytes.toString('utf8', place.start, place.end)) as unknown;
      } catch {
        return undefined;
      }
    },
  };
}
