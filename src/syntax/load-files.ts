/**
 * A schema's files: takes a root path and a file reader, gives the syntax tree of every file that is reached by
 * include directives, each parsed once. QAPI reference, "Include directives".
 */
import { posix } from 'node:path';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { SyntaxTree, TopLevelValue } from './ast.ts';
import { findDocBlocks } from './docs/doc-blocks.ts';
import { parseFile } from './parse-file.ts';
import { isParsedFrom, type ParsedFile, type ParsedFiles } from './parsed-files.ts';

/** A file that was read and parsed. */
export interface LoadedFile extends ParsedFile {
  /** Relative to the root's folder, with forward slashes. */
  readonly name: string;
  /** For every well-formed include directive, in the order of the text. */
  readonly includes: ReadonlyMap<TopLevelValue, IncludeTarget>;
}

/** What became of an include directive. */
export type IncludeTarget =
  | { readonly kind: 'loaded'; readonly file: LoadedFile }
  /**
   * Read earlier on another way; skipped, as the language wants it. Once a file was refused because the schema grew too
   * large, all further ones are taken for this too, under the name of their includer: that refusal says enough.
   */
  | { readonly kind: 'repeated'; readonly name: string }
  /** Names a file that is just being read: itself, or one that includes it. */
  | { readonly kind: 'loop'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly error: FileSystemError };

/** Deeper chains of includes are refused, so that no input exhausts the stack. */
const maximumChain = 500;

/**
 * What the files of one schema may weigh together, in characters; {@link weigh} says what weighs more and less. The
 * heaviest schemas take up to 150 bytes of memory for each when they are checked, and Node has 4 GB by default.
 */
export const maximumWeight = 20_000_000;

/** How a schema is loaded. */
export interface LoadSetting {
  /** Instead of {@link maximumWeight}. */
  readonly most?: number;
  /** What an earlier run parsed; afterwards, what this one did. */
  readonly parsed?: ParsedFiles | undefined;
  /** Of the root, if it was read already. */
  readonly text?: string | undefined;
}

/**
 * Reads the root and all that it includes. Relative paths are those of the file reader.
 * @throws FileSystemError if the root itself cannot be read
 */
export function loadFiles(root: string, fileReader: FileReader, { most = maximumWeight, parsed, text = fileReader.readText(root) }: LoadSetting = {}): LoadedFile {
  const loader = new Loader({ root, fileReader, most, earlier: parsed?.of(root) });
  const loaded = loader.load({ path: root, text, identity: fileReader.canonicalPath(root), includedFrom: undefined, chain: [] });
  parsed?.keep(root, loader.parsed);
  return loaded;
}

/** A file and everything it includes, in order of first include. */
export function allFiles(file: LoadedFile): LoadedFile[] {
  return [file, ...[...file.includes.values()].flatMap((target) => (target.kind === 'loaded' ? allFiles(target.file) : []))];
}

/** A file to load. */
interface FileRequest {
  readonly path: string;
  readonly text: string;
  /** Its canonical path. */
  readonly identity: string;
  readonly includedFrom: Span | undefined;
  /** The identities of the files that lead to it, root first. */
  readonly chain: readonly string[];
}

interface LoaderSetting {
  readonly root: string;
  readonly fileReader: FileReader;
  readonly most: number;
  /** By path, what was parsed before. */
  readonly earlier: ReadonlyMap<string, ParsedFile> | undefined;
}

class Loader {
  /** By path. */
  readonly parsed = new Map<string, ParsedFile>();
  readonly #rootFolder: string;
  readonly #fileReader: FileReader;
  readonly #most: number;
  readonly #earlier: ReadonlyMap<string, ParsedFile> | undefined;
  readonly #names = new Map<string, string>();
  #weight = 0;
  #isFull = false;

  constructor({ root, fileReader, most, earlier }: LoaderSetting) {
    this.#rootFolder = posix.dirname(root);
    this.#fileReader = fileReader;
    this.#most = most;
    this.#earlier = earlier;
  }

  load({ path, text, identity, includedFrom, chain }: FileRequest): LoadedFile {
    const name = includedFrom === undefined ? posix.basename(path) : posix.relative(this.#rootFolder, path);
    this.#names.set(identity, name);
    const parsed = this.#parse(path, text, includedFrom);
    const { tree } = parsed;
    this.#admit(path, tree);
    const includes = new Map<TopLevelValue, IncludeTarget>();
    for (const value of tree.values) {
      const target = includeText(value);
      if (target === undefined) continue;
      includes.set(value, this.#isFull
        ? { kind: 'repeated', name }
        : this.#follow(resolveInclude(path, target), value.span, [...chain, identity]));
    }
    return { name, ...parsed, includes };
  }

  #parse(path: string, text: string, includedFrom: Span | undefined): ParsedFile {
    const earlier = this.#earlier?.get(path);
    if (earlier !== undefined && isParsedFrom(earlier, text, includedFrom)) {
      this.parsed.set(path, earlier);
      return earlier;
    }
    const tree = parseFile(new SourceFile(path, text, includedFrom));
    const parsed: ParsedFile = { tree, docBlocks: findDocBlocks(tree), docs: new Map() };
    this.parsed.set(path, parsed);
    return parsed;
  }

  #admit(path: string, tree: SyntaxTree): void {
    this.#weight += weigh(tree);
    this.#isFull = this.#weight > this.#most;
    if (!this.#isFull) return;
    const limit = `${this.#most / 1_000_000} million characters`;
    throw new FileSystemError('too-large', path, `the schema is too large with it: all its files together may have some ${limit}`);
  }

  #follow(path: string, directive: Span, chain: readonly string[]): IncludeTarget {
    const identity = this.#fileReader.canonicalPath(path);
    if (chain.includes(identity)) return { kind: 'loop', path };
    const name = this.#names.get(identity);
    if (name !== undefined) return { kind: 'repeated', name };
    try {
      if (chain.length >= maximumChain) throw new FileSystemError('unreadable', path, `more than ${maximumChain} files include each other in a chain`);
      return { kind: 'loaded', file: this.load({ path, text: this.#fileReader.readText(path), identity, includedFrom: directive, chain }) };
    } catch (error) {
      if (error instanceof FileSystemError) return { kind: 'unreadable', path, error };
      throw error;
    }
  }
}

/** What a value outside of all others, or a comment, weighs besides its characters: each becomes some objects. */
const weightOfItem = 10;

/** Characters, where those of comments count a quarter: less is made of them. */
function weigh({ file, comments, values }: SyntaxTree): number {
  const commented = comments.reduce((length, { start, end }) => length + end - start, 0);
  return file.text.length - commented * 0.75 + (comments.length + values.length) * weightOfItem;
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
