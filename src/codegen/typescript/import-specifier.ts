/** How one generated file of TypeScript names another. */
import { posix } from 'node:path';
import type { ImportExtension } from './options.ts';

/** What an import from the file at one path says for the file at another; both without extension. */
export function importSpecifier(from: string, to: string, extension: ImportExtension): string {
  const relative = posix.relative(posix.dirname(from), to);
  const suffix = extension === 'none' ? '' : `.${extension}`;
  return `${relative.startsWith('.') ? '' : './'}${relative}${suffix}`;
}
