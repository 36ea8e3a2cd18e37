/** One schema from its root file to the checked model: takes a path and a file system, gives model and diagnostics. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Dialect } from '../schema/dialect.ts';
import type { Schema } from '../schema/model.ts';
import type { FileReader } from '../source/file-system.ts';
import type { SyntaxTree } from '../syntax/ast.ts';

export interface CompileRequest {
  /** Path of the root file as the user gave it; includes are resolved against the folder of the file they stand in. */
  readonly root: string;
  readonly fileReader: FileReader;
  readonly dialect: Dialect | 'auto';
}

export interface CompileResult {
  /** Absent if a file could not be read or an error left no sound model. */
  readonly schema: Schema | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The dialect that was applied. */
  readonly dialect: Dialect;
  /** Why, in one line, when it was detected: the marker and where it stands. */
  readonly dialectReason: string | undefined;
  /** Every file that was read, root first, for depfiles and watchers. */
  readonly files: readonly string[];
  /** In order of first include. */
  readonly trees: readonly SyntaxTree[];
  /** True if the root itself could not be read: exit status 2 instead of 1. */
  readonly unreadable: boolean;
}

/** Never throws for anything a schema contains. */
export function compile(request: CompileRequest): CompileResult {
  throw new Error(`not built yet: ${request.root}`);
}
