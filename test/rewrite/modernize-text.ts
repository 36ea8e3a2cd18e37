/** Schemas in memory, modernised: takes texts, gives the new ones, having made sure that programs see the same. */
import { expect } from 'vitest';
import { modernize } from '../../src/project/modernize.ts';
import { findDialect } from '../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';

/** The root is `schema.json`. @throws Error with the first message if the old schema has a mistake */
export function modernizeFiles(texts: Readonly<Record<string, string>>, label: string): Readonly<Record<string, string>> {
  const dialect = findDialect(label);
  if (dialect === undefined) throw new Error(`there is no dialect ${label}`);
  const { files, diagnostics, remaining, isSameInterface } = modernize({ root: 'schema.json', dialect }, memoryFileSystem(new Map(Object.entries(texts))));
  if (files.length === 0) throw new Error(diagnostics[0]?.message);
  expect(remaining.map(({ message }) => message)).toEqual([]);
  expect(isSameInterface).toBe(true);
  return Object.fromEntries(files.map(({ path, after }) => [path, after]));
}

/** Of one file. */
export function modernizeText(lines: readonly string[], label: string): string {
  return modernizeFiles({ 'schema.json': `${lines.join('\n')}\n` }, label)['schema.json'] ?? '';
}

/** Without the documentation. */
export function codeOf(text: string): string {
  return text.replace(/^##\n(?:#.*\n)*?##\n/gm, '').replace(/\n{2,}/g, '\n').trim();
}

/** The lines of the comment of a definition, without marks. */
export function docOf(text: string, name: string): readonly string[] {
  const [, body = ''] = new RegExp(`^##\\n(# @${name}:\\n(?:#.*\\n)*?)##\\n`, 'm').exec(text) ?? [];
  return body.trimEnd().split('\n').map((line) => line.slice(2));
}
