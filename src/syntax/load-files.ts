/**
 * A schema's files: takes a root path and a file reader, gives the syntax tree of every file that is reached by
 * include directives, each parsed once. QAPI reference, "Include directives".
 */
import { posix } from 'node:path';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { SyntaxTree, TopLevelValue } from './ast.ts';
import { findDocBlocks, type FoundBlocks } from './docs/doc-blocks.ts';
import { parseFile } from './parse-file.ts';

export interface LoadedFile {
  /** Relative to the root's folder, with forward slashes. */
  readonly name: string;
  readonly tree: SyntaxTree;
  readonly docBlocks: FoundBlocks;
  readonly includes: ReadonlyMap<TopLevelValue, IncludeTarget>;
}

/** What became of an include directive. */
export type IncludeTarget =
  | { readonly kind: 'loaded'; readonly file: LoadedFile }
  /** Read earlier on another way; skipped, as the language wants it. */
  | { readonly kind: 'repeated'; readonly name: string }
  /** Names a file that is just being read: itself, or one that includes it. */
  | { readonly kind: 'loop'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly error: FileSystemError };

/** Deeper chains of includes are refused, so that no input exhausts the stack. */
const maximumChain = 500;

/** @throws FileSystemError if the root itself cannot be read. */
export function loadFiles(root: string, fileReader: FileReader): LoadedFile {
  return new Loader(root, fileReader).load(root, undefined, []);
}

/** A file and everything it includes, in order of first include. */
export function allFiles(file: LoadedFile): LoadedFile[] {
  return [file, ...[...file.includes.values()].flatMap((target) => (target.kind === 'loaded' ? allFiles(target.file) : []))];
}

class Loader {
  readonly #rootFolder: string;
  readonly #fileReader: FileReader;
  readonly #names = new Map<string, string>();

  constructor(root: string, fileReader: FileReader) {
    this.#rootFolder = posix.dirname(root);
    this.#fileReader = fileReader;
  }

  load(path: string, includedFrom: Span | undefined, chain: readonly string[]): LoadedFile {
    const text = this.#fileReader.readText(path);
    const name = includedFrom === undefined ? posix.basename(path) : posix.relative(this.#rootFolder, path);
    const identity = this.#fileReader.canonicalPath(path);
    this.#names.set(identity, name);
    const tree = parseFile(new SourceFile(path, text, includedFrom));
    const includes = new Map<TopLevelValue, IncludeTarget>();
    for (const value of tree.values) {
      const target = includeText(value);
      if (target !== undefined) includes.set(value, this.#follow(resolveInclude(path, target), value.span, [...chain, identity]));
    }
    return { name, tree, docBlocks: findDocBlocks(tree), includes };
  }

  #follow(path: string, directive: Span, chain: readonly string[]): IncludeTarget {
    const identity = this.#fileReader.canonicalPath(path);
    if (chain.includes(identity)) return { kind: 'loop', path };
    const name = this.#names.get(identity);
    if (name !== undefined) return { kind: 'repeated', name };
    try {
      if (chain.length >= maximumChain) throw new FileSystemError('unreadable', path, `more than ${maximumChain} files include each other in a chain`);
      return { kind: 'loaded', file: this.load(path, directive, chain) };
    } catch (error) {
      if (error instanceof FileSystemError) return { kind: 'unreadable', path, error };
      throw error;
    }
  }
}

function resolveInclude(includer: string, target: string): string {
  return posix.isAbsolute(target) ? target : posix.join(posix.dirname(includer), target);
}

/** The path in a well-formed include directive. */
function includeText({ value }: TopLevelValue): string | undefined {
  if (value.kind !== 'object') return undefined;
  const [entry] = value.entries;
  if (value.entries.length !== 1 || entry?.key.text !== 'include' || entry.value.kind !== 'string') return undefined;
  return entry.value.text;
}

