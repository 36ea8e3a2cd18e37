/**
 * What the manifest of an output folder calls a root schema, so that a later run can tell whether it generates from
 * another one: takes a project, gives labels, and finds the files that labels of earlier runs stand for.
 */
import { basename, dirname, join, posix, resolve } from 'node:path';
import type { TargetSchema } from '../codegen/output-schemas.ts';
import type { FileSystem } from '../source/file-system.ts';
import { bundledSchemaPath } from './package-files.ts';
import type { Project, ProjectSchema } from './project.ts';

/** The schema to label, and where it stands. */
export interface RootLabelRequest {
  readonly schema: ProjectSchema;
  readonly project: Project;
  /** Absolute. */
  readonly workingDirectory: string;
  readonly fileSystem: FileSystem;
}

/**
 * The label is the path as it was given, or, of an absolute path that leads elsewhere, its last folder and its name. It
 * stays when everything is moved together. What it stood for may be gone, or be called differently from here: only if a
 * file of that label is found from here, and is another one, is a schema taken for replaced.
 */
export function labelRoot({ schema, project, workingDirectory, fileSystem }: RootLabelRequest): TargetSchema {
  const root = resolve(workingDirectory, schema.root);
  const base = baseFolder(project, workingDirectory);
  const canonical = (path: string): string => fileSystem.canonicalPath(path);
  const isBundled = (path: string): boolean => canonical(path) === canonical(bundledSchemaPath());
  return {
    label: chooseLabel(schema.source, root, base),
    isReplacementOf(label) {
      const found = foldersAbove(base, dirname(root)).map((folder) => resolve(folder, label)).filter((path) => fileSystem.exists(path));
      return found.length > 0 && !found.some((path) => canonical(path) === canonical(root) || isBundled(path));
    },
  };
}

function chooseLabel(source: string, root: string, base: string): string {
  if (source.includes('/') || resolve(base, source) === root) return posix.normalize(source);
  return posix.join(basename(dirname(root)), basename(root));
}

/** Where the relative paths of schemas start. */
function baseFolder({ areConfigured, configurationPath }: Project, workingDirectory: string): string {
  return areConfigured && configurationPath !== undefined ? dirname(resolve(workingDirectory, configurationPath)) : workingDirectory;
}

/** The folders themselves and all around them. */
function foldersAbove(...folders: readonly string[]): readonly string[] {
  const above = new Set<string>();
  for (let folder of folders) {
    for (; !above.has(folder); folder = join(folder, '..')) above.add(folder);
  }
  return [...above];
}
