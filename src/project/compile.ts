/** One schema from its root file to the checked model: takes a path and a file system, gives model and diagnostics. */
import { posix } from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import { detectDialect } from '../analysis/detect-dialect.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Counts } from '../diagnostics/printers/counts.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { namedDialect, type Dialect } from '../schema/dialect.ts';
import type { Schema } from '../schema/model.ts';
import { looksLikeIntrospection } from '../introspection/find-reply.ts';
import { readIntrospection } from '../introspection/read-introspection.ts';
import { FileSystemError, type FileReader } from '../source/file-system.ts';
import type { SyntaxTree } from '../syntax/ast.ts';
import { allFiles, loadFiles, type LoadedFile } from '../syntax/load-files.ts';
import type { ParsedFiles } from '../syntax/parsed-files.ts';
import { parseAddress } from './schema-address.ts';

/** One schema to compile. */
export interface CompileRequest {
  /** Path of the root file as the user gave it; includes are resolved against the folder of the file they stand in. */
  readonly root: string;
  readonly fileReader: FileReader;
  /** `auto`: recognised from what the schema contains. */
  readonly dialect: Dialect | 'auto';
  /** What an earlier run in this process parsed, so that it need not be parsed again. */
  readonly parsed?: ParsedFiles | undefined;
}

/** What became of one schema. */
export interface CompileResult {
  /** What was sound, if there are errors; absent only if the root could not be read, or is introspection data that is wrong. Made when it is first asked for. */
  readonly schema: Schema | undefined;
  /** In the order of detection; after many thousands of one severity, further ones are only counted. */
  readonly diagnostics: readonly Diagnostic[];
  /** The findings that are not among the diagnostics. */
  readonly omitted: Counts;
  /** The dialect that was applied. */
  readonly dialect: Dialect;
  /** Why, in one line, when it was detected: the marker and where it stands. */
  readonly dialectReason: string | undefined;
  /** Every file that was read, root first, for depfiles and watchers. */
  readonly files: readonly string[];
  /** In order of first include. */
  readonly trees: readonly SyntaxTree[];
  /** True for introspection data: it has neither trees nor documentation. */
  readonly isIntrospection: boolean;
  /** True if the root itself could not be read: exit status 2 instead of 1. */
  readonly unreadable: boolean;
}

/** Checks one schema and gives its model. Never throws for anything a schema contains. */
export function compile({ root, fileReader, dialect: requested, parsed }: CompileRequest): CompileResult {
  const sink = new DiagnosticSink();
  let loaded: LoadedFile;
  try {
    const text = fileReader.readText(root);
    if (looksLikeIntrospection(text)) return compileIntrospection(text, root, sink);
    loaded = loadFiles(root, fileReader, { parsed, text });
  } catch (error) {
    if (!(error instanceof FileSystemError)) throw error;
    sink.report('source/unreadable', root, { path: root, problem: error.message }, { suggestion: error.suggestion });
    const dialect = requested === 'auto' ? namedDialect('strict') : requested;
    return {
      schema: undefined, diagnostics: sink.diagnostics, omitted: sink.omitted, dialect, dialectReason: undefined,
      files: [root], trees: [], isIntrospection: false, unreadable: true,
    };
  }
  const detected = requested === 'auto' ? detectDialect(loaded) : undefined;
  const dialect = detected?.dialect ?? (requested as Dialect);
  const makeSchema = analyze(loaded, dialect, sink);
  let schema: Schema | undefined;
  const trees = allFiles(loaded).map(({ tree }) => tree);
  return {
    get schema() {
      return schema ??= makeSchema();
    },
    diagnostics: sink.diagnostics,
    omitted: sink.omitted,
    dialect,
    dialectReason: detected?.reason,
    files: trees.map((tree) => tree.file.path),
    trees,
    isIntrospection: false,
    unreadable: false,
  };
}

/** Introspection data has no dialect; today's is named for those who ask. */
function compileIntrospection(text: string, root: string, sink: DiagnosticSink): CompileResult {
  const module = parseAddress(root).kind === 'qmp' ? 'qmp' : posix.basename(root);
  return {
    schema: readIntrospection(text, { root, module }, sink),
    diagnostics: sink.diagnostics,
    omitted: sink.omitted,
    dialect: namedDialect('strict'),
    dialectReason: undefined,
    files: [root],
    trees: [],
    isIntrospection: true,
    unreadable: false,
  };
}
