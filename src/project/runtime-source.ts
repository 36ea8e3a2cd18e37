/** The runtime as it ships with the package: takes nothing, gives its files to the targets that copy them. */
import { join } from 'node:path';
import type { RuntimeSource } from '../codegen/backend.ts';
import { nodeFileSystem } from '../source/node-file-system.ts';
import { packageRoot, runtimeFolder } from './package-files.ts';

/** Reads what is asked for, always from disk: the runtime is a part of the program. */
export const packagedRuntime: RuntimeSource = {
  filesIn(folder) {
    const names = nodeFileSystem.list(join(runtimeFolder(), folder)).filter((name) => name.endsWith('.ts'));
    return names.map((name) => ({ path: `${folder}/${name}`, text: nodeFileSystem.readText(join(runtimeFolder(), folder, name)) }));
  },
  license: () => nodeFileSystem.readText(join(packageRoot(), 'LICENSE')),
};
