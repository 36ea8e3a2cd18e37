/** Linting a schema written in a test: takes its text, gives one line a finding. */
import { lintSchema, type LintFinding, type LintOptions } from '../../src/lint/lint-schema.ts';
import { compile } from '../../src/project/compile.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import type { SchemaHistory } from '../../src/schema/history.ts';
import { parseVersion } from '../../src/schema/version.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

export interface LintTextOptions extends Partial<LintOptions> {
  /** Default: `latest`. */
  readonly dialect?: string;
  readonly version?: string;
  readonly history?: SchemaHistory;
}

/** Several files: a map from path to text, the root being `schema.json`. All rules, unless options say otherwise. */
export function lintFindings(files: string | Readonly<Record<string, string>>, options: LintTextOptions = {}): readonly LintFinding[] {
  const texts = typeof files === 'string' ? { 'schema.json': files } : files;
  const { dialect: label = 'latest', version, history, set = 'strict', severities = {} } = options;
  const dialect = label === 'auto' ? label : findDialect(label);
  if (dialect === undefined) throw new Error(`there is no dialect ${label}`);
  const result = compile({ root: 'schema.json', fileReader: memoryFileSystem(new Map(Object.entries(texts))), dialect });
  const { schema, trees, diagnostics } = result;
  if (schema === undefined) throw new Error('no model');
  return lintSchema({ schema, trees, diagnostics, dialect: result.dialect, history, version: version === undefined ? undefined : parseVersion(version) }, { set, severities }).findings;
}

/** `3:7 unknown-member`, in the order of the text. */
export function lintText(files: string | Readonly<Record<string, string>>, options: LintTextOptions = {}): readonly string[] {
  return lintFindings(files, options).map(({ diagnostic: { code, span } }) => {
    const { line = 0, column = 0 } = span?.startPosition ?? {};
    return `${line}:${column} ${code.replace('lint/', '')}`;
  });
}

/** `unknown-member: command 'c' has no argument 'x' …`. */
export function lintMessages(files: string, options: LintTextOptions = {}): readonly string[] {
  return lintFindings(files, options).map(({ diagnostic: { code, message } }) => `${code.replace('lint/', '')}: ${message}`);
}

/** A documented definition: the lines of its documentation and its code. */
export function documented(symbol: string, lines: readonly string[], code: string): string {
  return ['##', `# @${symbol}:`, '#', ...lines.map((line) => (line === '' ? '#' : `# ${line}`)), '##', code, ''].join('\n');
}

/** A documented command of release 9.2. */
export function command(lines: readonly string[], rest = '', name = 'c'): string {
  return documented(name, ['Text.', '', ...lines, ...(lines.some((line) => line.startsWith('Since')) ? [] : ['', 'Since: 9.2'])], `{ 'command': '${name}'${rest} }`);
}
