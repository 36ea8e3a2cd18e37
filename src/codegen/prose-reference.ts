/** What stands for the prose of a definition where it is not copied. */
import type { Definition } from '../schema/model.ts';
import type { DocsMode } from './backend.ts';

/**
 * A sentence that says where in the schema to read on: the definition's name and its file, relative to the root's folder.
 * It has no address, since nobody but the user knows whether the schema can be read on the web. Undefined unless the
 * mode is `link` and something is written there. `code` gives a name in the target's own notation.
 */
export function proseReference({ doc, name, module }: Definition, mode: DocsMode, code: (text: string) => string): string | undefined {
  return mode === 'link' && doc !== undefined ? `See the documentation of ${code(name)} in ${code(module)}.` : undefined;
}
