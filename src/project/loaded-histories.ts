/**
 * Histories that need not be made again: takes what one run asked for, gives the next run in this process the same history
 * as long as the files of its releases are as they were. What came out of git or from a program is not looked at again.
 */
import type { FileSystem } from '../source/file-system.ts';
import { loadHistory, type HistoryRequest, type LoadedHistory } from './history.ts';
import { Inputs } from './inputs.ts';
import { isAddress } from './schema-address.ts';

/** The histories of the schemas of a project, each as it was loaded last. */
export class LoadedHistories {
  readonly #known = new Map<string, { readonly inputs: Inputs; readonly loaded: LoadedHistory }>();

  /** As {@link loadHistory}, and throws what it does. The reader is asked for every file, whatever is known of it. */
  async load(request: HistoryRequest & { readonly fileSystem: FileSystem }): Promise<LoadedHistory> {
    const { releases, root, fileReader, fileSystem } = request;
    const key = JSON.stringify([releases, root]);
    const known = this.#known.get(key);
    if (known?.inputs.hold(fileReader) === true) return known.loaded;
    const inputs = new Inputs(fileSystem);
    const loaded = await loadHistory({ ...request, fileReader: inputs.through(fileReader, (path) => !isAddress(path)) });
    this.#known.set(key, { inputs, loaded });
    return loaded;
  }
}
