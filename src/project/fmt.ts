/** Formatting: takes the schemas of a project, gives the text of each file in its layout, in the dialect that it is written in. */
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { DiagnosticSink } from '../diagnostics/sink.ts';
import { formatFile } from '../rewrite/format/format-file.ts';
import type { FileReader } from '../source/file-system.ts';
import { SourceFile } from '../source/source-file.ts';
import { compile, type CompileResult } from './compile.ts';
import type { ProjectSchema } from './project.ts';
import { RequestError } from './request-error.ts';
import { withTexts, type RewrittenFile } from './rewritten-file.ts';

/** What to format. */
export interface FmtRequest {
  readonly schemas: readonly ProjectSchema[];
  readonly fileReader: FileReader;
  /** Whether the files that a schema includes are formatted, too. */
  readonly includes: boolean;
}

/** What became of it. */
export interface FmtResult {
  /** Each file once, in the order of the schemas; those with mistakes of syntax are left out. */
  readonly files: readonly RewrittenFile[];
  /** The mistakes that kept files from being formatted. */
  readonly diagnostics: readonly Diagnostic[];
  /** True if a named file could not be read. */
  readonly isUnreadable: boolean;
}

/** A layout may decide in which dialect a small schema seems to be written; then it is formatted in that. */
const mostPasses = 5;

/**
 * Formats each file as the schema it was found with first wants it.
 * @throws RequestError for introspection data, which has no layout
 */
export function fmt({ schemas, fileReader, includes }: FmtRequest): FmtResult {
  const files = new Map<string, RewrittenFile>();
  const diagnostics: Diagnostic[] = [];
  let isUnreadable = false;
  for (const schema of schemas) {
    const result = formatSchema(schema, { fileReader, includes });
    isUnreadable ||= result.isUnreadable;
    diagnostics.push(...result.diagnostics);
    for (const file of result.files) {
      const identity = fileReader.canonicalPath(file.path);
      if (!files.has(identity)) files.set(identity, file);
    }
  }
  return { files: [...files.values()], diagnostics, isUnreadable };
}

/** Each file whose layout is another one, at the first line that changes. */
export function findUnformatted(files: readonly RewrittenFile[]): readonly Diagnostic[] {
  const sink = new DiagnosticSink();
  for (const { path, before, after } of files) {
    if (before === after) continue;
    const file = new SourceFile(path, before);
    const start = before.lastIndexOf('\n', commonLength(before, after) - 1) + 1;
    sink.report('output/unformatted', file.span(start, file.endOfLine(start)), { path }, { suggestion: 'Run qapi-gen fmt --write.' });
  }
  return sink.diagnostics;
}

/** How many characters two texts begin with alike. */
function commonLength(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

function formatSchema({ root, dialect }: ProjectSchema, { fileReader, includes }: Omit<FmtRequest, 'schemas'>): FmtResult {
  const first = compile({ root, fileReader, dialect });
  if (first.isIntrospection) throw new RequestError(`${root} is introspection data, which has no layout`, 'Name the file of a schema.');
  const texts = new Map<string, string>();
  let result = first;
  for (let pass = 0; pass < mostPasses; pass++) {
    const formatted = formatTrees(result, { includes });
    const isStable = formatted.every(({ before, after }) => before === after);
    for (const { path, after } of formatted) texts.set(posix.normalize(path), after);
    if (isStable || dialect !== 'auto') break;
    result = compile({ root, fileReader: withTexts(fileReader, texts), dialect });
  }
  const files = first.trees.flatMap(({ file: { path, text: before } }) => {
    const after = texts.get(posix.normalize(path));
    return after === undefined ? [] : [{ path, before, after }];
  });
  const wanted = new Set(includes ? first.files : [root]);
  const diagnostics = causesOf(first).filter(({ file }) => wanted.has(file));
  return { files, diagnostics, isUnreadable: first.unreadable };
}

function formatTrees(result: CompileResult, { includes }: Pick<FmtRequest, 'includes'>): readonly RewrittenFile[] {
  const { trees, dialect } = result;
  const broken = unreadableFiles(result);
  return (includes ? trees : trees.slice(0, 1)).filter(({ file }) => !broken.has(file.path)).map((tree) => (
    { path: tree.file.path, before: tree.file.text, after: formatFile(tree, dialect) }
  ));
}

/** Why files are not formatted: the errors, or what is none in the dialect though it leaves open what belongs where. */
function causesOf(result: CompileResult): readonly Diagnostic[] {
  const errors = result.diagnostics.filter(preventsLayout);
  const explained = new Set(errors.map(({ file }) => file));
  const unexplained = new Set([...unreadableFiles(result)].filter((file) => !explained.has(file)));
  const others = result.diagnostics.filter(({ file, code }) => unexplained.has(file) && code.startsWith('syntax/'));
  return [...errors, ...others.map((diagnostic) => ({ ...diagnostic, severity: 'error' as const }))];
}

/** Files that nobody can say of what belongs where, whether or not their dialect takes offence. */
function unreadableFiles({ trees, diagnostics }: CompileResult): ReadonlySet<string> {
  const broken = trees.filter(({ problems, values }) => problems.length > 0 || values.some(({ value }) => value.kind === 'invalid'));
  return new Set([...diagnostics.filter(preventsLayout).map(({ file }) => file), ...broken.map(({ file }) => file.path)]);
}

/** Of a file with such a finding it is not known what belongs where. */
function preventsLayout({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && (code.startsWith('syntax/') || code === 'source/unreadable');
}
