/** The copies of the runtime beside generated code: takes the folders that it stands on, gives their files. */
import type { GeneratedFile, RuntimeSource } from '../backend.ts';
import { importSuffix } from './import-specifier.ts';
import type { ImportExtension } from './options.ts';

/** The folder of the copies, beside those of the targets. */
export const runtimeFolderName = 'runtime';

/** Import and export declarations and dynamic imports of a file that lies in the runtime too. */
const relativeImport = /(\bfrom|\bimport\(?)(\s*)(['"])(\.{1,2}\/[^'"]+)\.js\3/g;

/**
 * Files that every target writes alike, byte for byte as they are here; only where the user wants other extensions in
 * import paths, these are changed.
 * @param folders below the runtime's, without their subfolders
 */
export function runtimeFiles(runtime: RuntimeSource, folders: readonly string[], extension: ImportExtension): readonly GeneratedFile[] {
  const suffix = importSuffix(extension);
  const copies = folders.flatMap((folder) => runtime.filesIn(folder)).map(({ path, text }) => (
    { path, text: extension === 'js' ? text : text.replace(relativeImport, `$1$2$3$4${suffix}$3`) }
  ));
  return [...copies, { path: 'LICENSE', text: runtime.license() }].map(({ path, text }) => (
    { path: `${runtimeFolderName}/${path}`, text, language: 'verbatim', isShared: true }
  ));
}
