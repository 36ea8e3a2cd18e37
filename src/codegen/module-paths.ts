/** Where what is generated from each schema module goes: takes the modules, gives paths without extension. */
import type { Module } from '../schema/model.ts';

/**
 * For each module its path below the target's folder: its own with other characters than letters, digits, `-` and `_`
 * replaced, and without the `..` by which it may climb out of the root's folder. What would meet another file, or one of
 * the `reserved` paths, gets a number.
 */
export function assignModulePaths(modules: readonly Module[], reserved: readonly string[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const taken = new Set(reserved.map((path) => path.toLowerCase()));
  for (const { name } of modules) {
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
