/** The copies of the runtime beside generated code: takes the folders that it stands on, gives their files. Targets that stand on the same ones share them. */
import type { BackendInput, GeneratedFile, RuntimeFile } from '../backend.ts';
import { importSuffix } from './import-specifier.ts';
import type { TypeScriptOptions } from './options.ts';

/** The folder of the copies, beside those of the targets. */
export const runtimeFolderName = 'runtime';

/** Import and export declarations and dynamic imports of a file that lies in the runtime too. */
const relativeImport = /(\bfrom|\bimport\(?)(\s*)(['"])(\.{1,2}\/[^'"]+)\.js\3/g;

type RuntimeInput = Pick<BackendInput<unknown, { readonly typescript: TypeScriptOptions }>, 'runtime' | 'required' | 'once'>;

/**
 * Files that every target writes alike, byte for byte as they are here; only where the user wants other extensions in
 * import paths, these are changed.
 * @param folders below the runtime's, without their subfolders
 */
export function runtimeFiles({ runtime, required: { typescript }, once }: RuntimeInput, folders: readonly string[]): readonly GeneratedFile[] {
  const { importExtension } = typescript;
  const suffix = importSuffix(importExtension);
  const copy = ({ path, text }: RuntimeFile): RuntimeFile => (
    { path, text: importExtension === 'js' ? text : text.replace(relativeImport, `$1$2$3$4${suffix}$3`) }
  );
  const copies = folders.flatMap((folder) => once(`runtime ${folder}`, () => runtime.filesIn(folder).map(copy)));
  return [...copies, { path: 'LICENSE', text: runtime.license() }].map(({ path, text }) => (
    { path: `${runtimeFolderName}/${path}`, text, language: 'verbatim', isShared: true }
  ));
}
