/** Runs the target in a test: takes the files of a schema and settings, gives the generated texts as they would be written. */
import type { DocsMode } from '../../../src/codegen/backend.ts';
import { formatFile } from '../../../src/codegen/format.ts';
import { typescriptBackend } from '../../../src/backends/typescript/backend.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { DiagnosticSink } from '../../../src/diagnostics/sink.ts';
import { compile } from '../../../src/project/compile.ts';
import { findDialect } from '../../../src/schema/dialect.ts';
import type { FileReader } from '../../../src/source/file-system.ts';
import { memoryFileSystem } from '../../../src/source/memory-file-system.ts';

export interface GenerateSettings {
  /** `latest` unless given; `auto` detects. */
  readonly dialect?: string;
  readonly docs?: DocsMode;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly license?: string;
}

export interface Generated {
  /** Texts by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Of the backend. */
  readonly diagnostics: readonly Diagnostic[];
  /** Files that say that Prettier would not change them. */
  readonly formatted: ReadonlySet<string>;
}

/** @throws Error if the schema or the options are wrong; the schema need not be without errors if `lenient` */
export async function generateFrom(
  root: string, fileReader: FileReader, settings: GenerateSettings & { lenient?: boolean; source?: string } = {},
): Promise<Generated> {
  const dialect = settings.dialect === 'auto' ? 'auto' : findDialect(settings.dialect ?? 'latest');
  if (dialect === undefined) throw new Error(`there is no dialect ${settings.dialect}`);
  const result = compile({ root, fileReader, dialect });
  const error = result.diagnostics.find(({ severity }) => severity === 'error');
  if (error !== undefined && settings.lenient !== true) throw new Error(`${error.file}:${error.span?.startPosition.line}: ${error.message}`);
  if (result.schema === undefined) throw new Error('no model');
  const problems: string[] = [];
  const options = typescriptBackend.readOptions(settings.options ?? {}, problems);
  if (problems.length > 0) throw new Error(problems.join(' '));
  const sink = new DiagnosticSink();
  const files = await typescriptBackend.generate({
    schema: result.schema, dialect: result.dialect, options, sink, docs: settings.docs ?? 'full',
    provenance: { tool: 'qapi-gen', version: '0.0.0', source: settings.source ?? root, license: settings.license },
  });
  const texts = await Promise.all(files.map(async (file) => [file.path, await formatFile(file, undefined)] as const));
  return {
    texts: new Map(texts),
    diagnostics: sink.diagnostics,
    formatted: new Set(files.filter((file) => file.isFormatted === true).map((file) => file.path)),
  };
}

/** From texts: of one file, or of several by their paths, of which `schema.json` is the root. */
export function generateText(files: string | Readonly<Record<string, string>>, settings?: GenerateSettings & { lenient?: boolean }): Promise<Generated> {
  const texts = typeof files === 'string' ? { 'schema.json': files } : files;
  return generateFrom('schema.json', memoryFileSystem(new Map(Object.entries(texts))), settings);
}
