/** Runs the target in a test: takes the files of a schema and settings, gives the generated texts as they would be written. */
import { typescriptBackend } from '../../../src/backends/typescript/backend.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';
import { generateTarget, type Generated, type GenerateSettings } from '../../support/generate-target.ts';

/** From texts: of one file, or of several by their paths, of which `schema.json` is the root. */
export function generateText(files: string | Readonly<Record<string, string>>, settings?: GenerateSettings): Promise<Generated> {
  const texts = typeof files === 'string' ? { 'schema.json': files } : files;
  return generateTarget(typescriptBackend, 'schema.json', memoryFileSystem(new Map(Object.entries(texts))), settings);
}
