/** How one generated file of TypeScript names another. */
import { posix } from 'node:path';
import type { ImportExtension } from './options.ts';

/** What an import from the file at one path says for the file at another; both without extension. */
export function importSpecifier(from: string, to: string, extension: ImportExtension): string {
  const relative = posix.relative(posix.dirname(from), to);
  return `${relative.startsWith('.') ? '' : './'}${relative}${importSuffix(extension)}`;
}

/** What ends the path of an import: the extension with its dot, or nothing. */
export function importSuffix(extension: ImportExtension): string {
  return extension === 'none' ? '' : `.${extension}`;
}
