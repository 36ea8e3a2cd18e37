/** Modernising: takes a schema of a project, gives the text of each of its files in today's dialect, tried against the old one. */
import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { applyFixes } from '../lint/apply-fixes.ts';
import { docMark } from '../lint/rules/doc-mark.ts';
import { LintSubject } from '../lint/subject/subject.ts';
import { modernizeSchema } from '../rewrite/modernize/modernize-schema.ts';
import { namedDialect, permits } from '../schema/dialect.ts';
import type { Schema } from '../schema/model.ts';
import { allMembers } from '../schema/traverse.ts';
import type { FileReader } from '../source/file-system.ts';
import { compile, type CompileResult } from './compile.ts';
import type { ProjectSchema } from './project.ts';
import { locateInSource } from './remaining.ts';
import { RequestError } from './request-error.ts';
import { withTexts, type RewrittenFile } from './rewritten-file.ts';
import { isSameInterface } from './same-interface.ts';

/** What became of a schema. */
export interface ModernizeResult {
  /** Every file, the root first; none if the schema has mistakes. */
  readonly files: readonly RewrittenFile[];
  /** Mistakes of the old schema, but for those in its documentation. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the new text has that 10.2 refuses: it is for a person to decide. */
  readonly remaining: readonly Diagnostic[];
  /** The same at the places of the old text from which it comes. */
  readonly remainingInSource: readonly Diagnostic[];
  /** Whether programs see the same interface. */
  readonly isSameInterface: boolean;
  /** How many marks `TODO` there are. */
  readonly toDoCount: number;
  readonly isUnreadable: boolean;
}

/**
 * A definition that breaks off is kept as a comment, and mistakes in documentation are mended; any other has to be mended first.
 * @throws RequestError for introspection data
 */
export function modernize({ root, dialect }: Pick<ProjectSchema, 'root' | 'dialect'>, fileReader: FileReader): ModernizeResult {
  const before = compile({ root, fileReader, dialect });
  if (before.isIntrospection) throw new RequestError(`${root} is introspection data, which has no dialect`, 'Name the root file of a schema.');
  const errors = before.diagnostics.filter(({ severity, code }) => severity === 'error' && !code.startsWith('doc/'));
  const nothing = { files: [], diagnostics: errors, remaining: [], remainingInSource: [], isSameInterface: true, toDoCount: 0, isUnreadable: before.unreadable };
  const { schema } = before;
  if (schema === undefined || !errors.every((error) => breaksOff(error, before))) return nothing;
  const { dialect: known } = before;
  const marked = compile({ root, fileReader: withTexts(fileReader, markedTexts({ ...before, schema })), dialect: known });
  const { texts, origins } = modernizeSchema({ schema: marked.schema ?? schema, trees: marked.schema === undefined ? before.trees : marked.trees, dialect: known });
  const files = before.trees.map(({ file: { path, text } }) => ({ path, before: text, after: texts.get(path) ?? text }));
  const reader = withTexts(fileReader, new Map(files.map(({ path, after }) => [posix.normalize(path), after])));
  const after = compile({ root, fileReader: reader, dialect: namedDialect('strict') });
  return {
    files,
    diagnostics: errors,
    remaining: after.diagnostics,
    remainingInSource: locateInSource(after.diagnostics, { before: schema, after: after.schema, origins }),
    isSameInterface: after.schema !== undefined && (hasStringTag(schema) || isSameInterface(schema, after.schema)),
    toDoCount: files.reduce((count, file) => count + (file.after.match(/\bTODO:/g)?.length ?? 0) - (file.before.match(/\bTODO:/g)?.length ?? 0), 0),
    isUnreadable: false,
  };
}

/**
 * The files in which documentation lost marks, with these as `lint --fix` writes them. The first releases read what touches
 * a definition as documentation wherever other marks are missing, too; that is left to be read so.
 */
function markedTexts(read: CompileResult & { readonly schema: Schema }): ReadonlyMap<string, string> {
  const lost = [...docMark.find(new LintSubject({ ...read, version: undefined, history: undefined }))]
    .filter(({ definition }) => !permits(read.dialect, 'unpaired-doc-marks') || read.schema.definitions.get(definition?.name ?? '')?.doc?.symbol === undefined);
  return new Map(applyFixes(lost.map(({ fix }) => ({ fix }))).files.map(({ file, text }) => [file.path, text]));
}

/** Whether it is a mistake of syntax in a definition of which the rest is known. */
function breaksOff({ code, file, span }: Diagnostic, { trees }: CompileResult): boolean {
  if (code !== 'syntax/unexpected-token' || span === undefined) return false;
  const tree = trees.find((candidate) => candidate.file.path === file);
  return tree !== undefined && tree.values.some((value) => value.broken && value.span.start <= span.start && span.start <= value.span.end + longestGap(tree.file.text, value.span.end));
}

/** To what stands below a definition that breaks off. */
function longestGap(text: string, end: number): number {
  return (/^(?:\s|#[^\r\n]*)*/.exec(text.slice(end))?.[0].length ?? 0) + 1;
}

/** Whether a union has a string as its discriminator: today that is an enum, and shows as one. */
function hasStringTag(schema: Schema): boolean {
  return [...schema.definitions.values()].some((definition) => definition.kind === 'union'
    && allMembers(definition).some(({ member }) => member.name === definition.discriminator.name && member.type.kind === 'builtin'));
}
