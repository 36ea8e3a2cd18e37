/** The backend seam: a backend takes the model and gives files; formatting and writing happen around it. */
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { SchemaHistory } from '../schema/history.ts';
import type { SchemaMarkup } from '../schema/markup.ts';
import type { Schema } from '../schema/model.ts';
import type { Pieces } from './pieces.ts';

/** Checked options of targets, by the names of the targets. */
type OptionsOfTargets = Readonly<Record<string, unknown>>;

/** One output target, such as `typescript`. `Required` has the options of the targets that it builds on. */
export interface Backend<Options = unknown, Required extends OptionsOfTargets = OptionsOfTargets> {
  /** The target's name: folder below the output directory and value of `--target`. */
  readonly name: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** Reads the target's section of the configuration; what is wrong with it goes to `problems`, one sentence each. */
  readOptions(section: Readonly<Record<string, unknown>>, problems: string[]): Options;
  /** Names of the options that {@link readOptions} knows, with a JSON Schema for each (for the published configuration schema). */
  readonly optionSchemas: Readonly<Record<string, object>>;
  /**
   * Targets that are generated whenever this one is, because what it writes imports what they write; for each, the options
   * that it has unless the configuration says otherwise.
   */
  readonly requires?: { readonly [Name in keyof Required]: Readonly<Record<string, unknown>> };
  /** Whether it tells since when things are there: only then are the releases of a schema read. Default: no. */
  readonly tellsVersions?: boolean;
  /** Pure: the same input gives the same files. Mistakes of the user are reported to the sink; then nothing is written. */
  generate(input: BackendInput<Options, Required>): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
}

/** What a backend works from. */
export interface BackendInput<Options = unknown, Required extends OptionsOfTargets = OptionsOfTargets> {
  readonly schema: Schema;
  /** The schema's prose as markup: read once for all targets, and only if one of them asks. */
  readonly markup: SchemaMarkup;
  readonly options: Options;
  /** The checked options of the targets that this one requires. */
  readonly required: Required;
  readonly runtime: RuntimeSource;
  readonly sink: DiagnosticSink;
  /** How much of the schema's prose is copied: it has a licence of its own. */
  readonly docs: DocsMode;
  readonly provenance: Provenance;
  /** Where what is made of a module, a definition or all code may be had from an earlier run. */
  readonly pieces: Pieces;
  /** Makes what several targets need of a schema, once: the first time it is asked for by this name, which tells what of the options it depends on. */
  once<Thing>(name: string, make: () => Thing): Thing;
  /** Of the schema's released versions, if they are known and the backend {@link Backend.tellsVersions}; the schema's own `since` is then already true. */
  readonly history?: SchemaHistory | undefined;
}

/**
 * `full`: the prose itself. `link`: where in the schema to read it, by names and not by an address. `none`: neither.
 * Facts are told in all of them.
 */
export type DocsMode = 'full' | 'link' | 'none';

/** What the header of a generated file says of where it comes from; never a time stamp or an absolute path. */
export interface Provenance {
  readonly tool: string;
  readonly version: string;
  /** The root schema as given on the command line or in the configuration, relative. */
  readonly source: string;
  /** SPDX expression for the generated files if the user configured one. */
  readonly license: string | undefined;
}

/** The sources of what generated code stands on. */
export interface RuntimeSource {
  /** The files of one folder of the runtime, such as `agent/system`; those of its subfolders are not among them. */
  filesIn(folder: string): readonly RuntimeFile[];
  /** The licence that they stand under, which goes with every copy. */
  license(): string;
}

/** One file of the runtime. */
export interface RuntimeFile {
  /** Relative to the folder of the runtime, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A file that a backend gives, before it is formatted. */
export interface GeneratedFile {
  /** Relative to the target's folder, with forward slashes. */
  readonly path: string;
  /**
   * True if the path is relative to the folder around the target's instead: for what several targets need. Targets that
   * give a file of the same path must give the same text.
   */
  readonly isShared?: boolean;
  /**
   * True if it is only a beginning: written where no file stands, and the user's own from then on. It is never changed
   * or removed.
   */
  readonly isStarter?: boolean;
  readonly text: string;
  /** Decides which Prettier parser formats it; `verbatim` is written as it is. */
  readonly language: 'typescript' | 'json' | 'markdown' | 'verbatim';
  /** True if the text is already what Prettier's defaults make of it; a test of the backend must hold that. */
  readonly isFormatted?: boolean;
}
