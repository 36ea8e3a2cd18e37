/** Names that tell the schemas of a project apart: takes root files, gives a folder's name for each. */
import { dirname, sep } from 'node:path';

/** A schema that needs a name. */
export interface NamelessSchema {
  /** The root file, absolute or relative to a folder that is the same for all. */
  readonly root: string;
  /** What it is called as long as no other is called the same. */
  readonly name: string;
}

/** A single schema needs no name. Root files of several are often called the same; then their folders tell them apart. */
export function distinctNames(schemas: readonly NamelessSchema[]): readonly string[] {
  if (schemas.length < 2) return schemas.map(() => '');
  if (isUnambiguous(schemas.map(({ name }) => name))) return schemas.map(({ name }) => name);
  const folders = schemas.map(({ root }) => dirname(root).split(sep).filter((step) => step !== ''));
  const deepest = Math.max(...folders.map((steps) => steps.length));
  for (let depth = 1; depth <= deepest; depth++) {
    const names = folders.map((steps) => steps.slice(-depth).join('-').replace(/[^\w.-]+/g, '-'));
    if (isUnambiguous(names)) return names;
  }
  return schemas.map(({ name }, index) => `${name.replace(/[^\w.-]+/g, '-').replace(/^\W+/, '')}-${index + 1}`);
}

function isUnambiguous(names: readonly string[]): boolean {
  return names.every((name) => /^\w[\w.-]*$/.test(name)) && new Set(names.map((name) => name.toLowerCase())).size === names.length;
}
