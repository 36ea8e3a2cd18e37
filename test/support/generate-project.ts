/** Generates as the command line does: takes schemas and targets, writes their files with all that they need. */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { backends } from '../../src/project/backends.ts';
import { fileSystemAt } from '../../src/project/file-system-at.ts';
import { generate, type GenerateRequest } from '../../src/project/generate.ts';
import { openProject, type ProjectRequest } from '../../src/project/project.ts';
import { nodeFileSystem } from '../../src/source/node-file-system.ts';

export interface ProjectSettings extends Pick<ProjectRequest, 'schemas' | 'targets' | 'targetOptions' | 'define' | 'dialect' | 'docs'> {
  readonly mode?: GenerateRequest['mode'];
  /** The folder in that folder; `out` unless given. */
  readonly output?: string;
}

/** Into a folder of a folder; gives what was reported. @throws Error for a wrong request */
export async function generateProject(folder: string, settings: ProjectSettings): Promise<readonly Diagnostic[]> {
  const project = await openProject({ workingDirectory: folder, output: 'out', ...settings }, backends);
  const fileSystem = fileSystemAt(folder, nodeFileSystem);
  const { mode = 'write' } = settings;
  const { diagnostics } = await generate({ project, backends, workingDirectory: folder, fileReader: fileSystem, fileSystem, mode, force: false });
  return diagnostics;
}
