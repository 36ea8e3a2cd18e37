/** Runs one backend in a test: takes the files of a schema and settings, gives the generated texts as they would be written. */
import type { Backend, DocsMode } from '../../src/codegen/backend.ts';
import { noPieces } from '../../src/codegen/pieces.ts';
import { formatFile } from '../../src/codegen/format.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { DiagnosticSink } from '../../src/diagnostics/sink.ts';
import { backends } from '../../src/project/backends.ts';
import { compile } from '../../src/project/compile.ts';
import { packagedRuntime } from '../../src/project/runtime-source.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { Schema } from '../../src/schema/model.ts';
import type { FileReader } from '../../src/source/file-system.ts';
import { DocMarkup } from '../../src/syntax/markup/doc-markup.ts';
import { markupOptions } from '../../src/syntax/markup/markup-options.ts';

export interface GenerateSettings {
  /** `latest` unless given; `auto` detects. */
  readonly dialect?: string;
  readonly docs?: DocsMode;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Options of the targets that the backend requires, by target. */
  readonly required?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly license?: string;
  /** The root as generated files name it. */
  readonly source?: string;
  /** Whether a schema with errors is generated from all the same. */
  readonly lenient?: boolean;
}

export interface Generated {
  readonly schema: Schema;
  /** Texts by path, without the copies of the runtime. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of the backend. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that say that Prettier would not change them. */
  readonly formatted: ReadonlySet<string>;
}

/** @throws Error if the schema or the options are wrong */
export async function generateTarget(
  backend: Backend, root: string, fileReader: FileReader, settings: GenerateSettings = {},
): Promise<Generated> {
  const dialect = settings.dialect === 'auto' ? 'auto' : findDialect(settings.dialect ?? 'latest');
  if (dialect === undefined) throw new Error(`there is no dialect ${settings.dialect}`);
  const { schema, dialect: decided, diagnostics } = compile({ root, fileReader, dialect });
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined && settings.lenient !== true) throw new Error(`${error.file}:${error.span?.startPosition.line}: ${error.message}`);
  if (schema === undefined) throw new Error('no model');
  const problems: string[] = [];
  const options = backend.readOptions(settings.options ?? {}, problems);
  const required = Object.fromEntries(Object.entries(backend.requires ?? {}).map(([name, defaults]) => {
    const other = backends.find((candidate) => candidate.name === name);
    return [name, other?.readOptions({ ...defaults, ...settings.required?.[name] }, problems)];
  }));
  if (problems.length > 0) throw new Error(problems.join(' '));
  const sink = new DiagnosticSink();
  const generated = await backend.generate({
    schema, markup: new DocMarkup(schema.docs, markupOptions(decided)), options, required, runtime: packagedRuntime, pieces: noPieces, once: (_, make) => make(), sink, docs: settings.docs ?? 'full',
    provenance: { tool: 'qapi-gen', version: '0.0.0', source: settings.source ?? root, license: settings.license },
  });
  const files = generated.filter(({ isShared }) => isShared !== true);
  const texts = await Promise.all(files.map(async (file) => [file.path, await formatFile(file, undefined)] as const));
  return {
    schema,
    texts: new Map(texts),
    diagnostics: sink.diagnostics,
    formatted: new Set(files.filter((file) => file.isFormatted === true).map((file) => file.path)),
  };
}
