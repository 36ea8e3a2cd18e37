/** What ships with the package beside its code: takes nothing, gives paths; works from the sources and from the bundle. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFileSystem } from '../source/node-file-system.ts';

const home = dirname(fileURLToPath(import.meta.url));

/** The folder of package.json, absolute; filled when it is asked for. */
let root: string | undefined;

/** The folder of package.json, absolute. */
export function packageRoot(): string {
  return root ??= findRoot();
}

function findRoot(): string {
  let folder = home;
  while (!nodeFileSystem.exists(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(nodeFileSystem.readText(join(packageRoot(), 'package.json'))) as { readonly version: string }).version;
}

/** Root file of the guest-agent schema that serves when no schema is named, absolute. */
export function bundledSchemaPath(): string {
  return join(packageRoot(), 'fixtures', 'guest-agent', 'qapi-schema.json');
}

/** The folder of the pages that explain the codes, absolute. */
export function pagesFolder(): string {
  return isBuilt() ? join(packageRoot(), 'dist', 'pages') : join(packageRoot(), 'src', 'diagnostics', 'pages');
}

/** The folder of what generated code stands on, absolute. */
export function runtimeFolder(): string {
  return join(packageRoot(), isBuilt() ? 'dist' : 'src', 'runtime');
}

function isBuilt(): boolean {
  return home.startsWith(join(packageRoot(), 'dist'));
}
