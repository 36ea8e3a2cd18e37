/** The files of the target besides those of the modules, and how one names another. */
import { posix } from 'node:path';
import type { ImportExtension } from './options.ts';

/** The files that belong to no module, without extension. */
export const indexPath = 'index';
/** Of the built-in types, without extension. */
export const builtinsPath = 'builtins';

/** What an import from the file at one path says for the file at another. */
export function importSpecifier(from: string, to: string, extension: ImportExtension): string {
  const relative = posix.relative(posix.dirname(from), to);
  const suffix = extension === 'none' ? '' : `.${extension}`;
  return `${relative.startsWith('.') ? '' : './'}${relative}${suffix}`;
}
