/** A schema on standard input: takes the file system and the bytes, gives a file system in which they stand at a path. */
import { resolve } from 'node:path';
import { FileSystemError, type FileReader, type FileSystem } from '../source/file-system.ts';
import { decodeUtf8, maximumFileSize } from '../source/node-file-system.ts';

/** What standard input held; too much of it is not kept. */
export type StandardInput = Uint8Array | 'too-large';

/** Reads to the end, or until it is more than a file may hold. */
export async function readStandardInput(stream: AsyncIterable<Uint8Array>): Promise<StandardInput> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maximumFileSize) return 'too-large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same file system, but the file at `path` holds what came in. */
export function withStandardInput(fileSystem: FileSystem, path: string, input: StandardInput): FileReader {
  const identify = (candidate: string): string => resolve(fileSystem.canonicalPath(candidate));
  const place = identify(path);
  return {
    canonicalPath: (candidate) => fileSystem.canonicalPath(candidate),
    readText(candidate) {
      if (identify(candidate) !== place) return fileSystem.readText(candidate);
      if (input === 'too-large') throw new FileSystemError('too-large', path, `it is larger than ${maximumFileSize / 1024 / 1024} MiB`);
      return decodeUtf8(path, input);
    },
  };
}
