/** Checking: takes the schemas of a project, gives each compiled and all findings in one list. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { addCounts, type Counts } from '../diagnostics/printers/counts.ts';
import type { FileReader } from '../source/file-system.ts';
import type { ParsedFiles } from '../syntax/parsed-files.ts';
import { compile, type CompileResult } from './compile.ts';
import type { ProjectSchema } from './project.ts';

/** A schema of a project and what became of it. */
export interface CheckedSchema extends ProjectSchema {
  readonly result: CompileResult;
}

/** What is to be said about all schemas of a project. */
export interface CheckReport {
  /** In the order of the project. */
  readonly schemas: readonly CheckedSchema[];
  /** Of all schemas; a finding in a file that several schemas include is here once. */
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that are not among the diagnostics since there were too many; those of a file in several schemas count for each. */
  readonly omitted: Counts;
  /** True if a root file could not be read. */
  readonly isUnreadable: boolean;
  /** How many files were read, each counted once. */
  readonly fileCount: number;
}

/**
 * Compiles each schema; relative paths are those of the file reader. Never throws for anything a schema contains.
 * @param parsed as for {@link compile}
 */
export function checkSchemas(schemas: readonly ProjectSchema[], fileReader: FileReader, parsed?: ParsedFiles): CheckReport {
  const checked = schemas.map((schema) => ({
    ...schema,
    result: compile({ root: schema.root, fileReader, dialect: schema.dialect, parsed }),
  }));
  const results = checked.map(({ result }) => result);
  return {
    schemas: checked,
    diagnostics: results.length === 1 ? results[0]?.diagnostics ?? [] : unite(results, fileReader),
    omitted: addCounts(results.map(({ omitted }) => omitted)),
    isUnreadable: results.some((result) => result.unreadable),
    fileCount: results.length === 1 ? results[0]?.files.length ?? 0 : countFiles(results, fileReader),
  };
}

function countFiles(results: readonly CompileResult[], fileReader: FileReader): number {
  return new Set(results.flatMap((result) => result.files).map((path) => fileReader.canonicalPath(path))).size;
}

function unite(results: readonly CompileResult[], fileReader: FileReader): readonly Diagnostic[] {
  const united = new Map<string, Diagnostic>();
  for (const diagnostic of results.flatMap((result) => result.diagnostics)) {
    const { code, file, span, focus, message } = diagnostic;
    const key = [code, fileReader.canonicalPath(file), span?.start, focus?.start, message].join('\0');
    if (!united.has(key)) united.set(key, diagnostic);
  }
  return [...united.values()];
}
