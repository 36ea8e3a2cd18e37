/** Where the TypeScript of each schema module goes: takes the schema, gives paths without extension. */
import { posix } from 'node:path';
import type { Schema } from '../../schema/model.ts';
import type { ImportExtension } from './options.ts';

/** The files that belong to no module. */
export const indexPath = 'index';
export const builtinsPath = 'builtins';

/**
 * For each module its path below the target's folder: its own with other characters than letters, digits, `-` and `_`
 * replaced, and without the `..` by which it may climb out of the root's folder. What would meet another file gets a number.
 */
export function assignModulePaths(schema: Schema): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const taken = new Set([indexPath, builtinsPath]);
  for (const { name } of schema.modules) {
    const wanted = cleanPath(name);
    let path = wanted;
    for (let number = 2; taken.has(path.toLowerCase()); number++) path = `${wanted}-${number}`;
    taken.add(path.toLowerCase());
    paths.set(name, path);
  }
  return paths;
}

function cleanPath(moduleName: string): string {
  const segments = moduleName.replace(/\.json$/, '').split('/').filter((segment) => !/^\.{0,2}$/.test(segment));
  return segments.map((segment) => segment.replace(/[^A-Za-z0-9_-]+/g, '-')).join('/') || 'schema';
}

/** What an import from the file at one path says for the file at another. */
export function importSpecifier(from: string, to: string, extension: ImportExtension): string {
  const relative = posix.relative(posix.dirname(from), to);
  const suffix = extension === 'none' ? '' : `.${extension}`;
  return `${relative.startsWith('.') ? '' : './'}${relative}${suffix}`;
}
