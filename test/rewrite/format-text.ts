/** Files in memory, formatted: takes a text, gives the text that `fmt` makes of it. */
import { fmt } from '../../src/project/fmt.ts';
import { findDialect, type Dialect } from '../../src/schema/dialect.ts';
import { memoryFileSystem } from '../../src/source/memory-file-system.ts';
import { parseFile } from '../../src/syntax/parse-file.ts';
import { SourceFile } from '../../src/source/source-file.ts';

/**
 * @param label of the dialect, as on the command line
 * @throws Error with the first message if it cannot be formatted
 */
export function formatText(text: string, label = 'auto'): string {
  const dialect: Dialect | 'auto' | undefined = label === 'auto' ? 'auto' : findDialect(label);
  if (dialect === undefined) throw new Error(`there is no dialect ${label}`);
  const schema = { root: 'schema.json', source: 'schema.json', dialect, name: '' } as const;
  const fileReader = memoryFileSystem(new Map([['schema.json', text]]));
  const { files: [file], diagnostics: [diagnostic] } = fmt({ schemas: [schema], fileReader, includes: true });
  if (file === undefined) throw new Error(diagnostic?.message);
  return file.after;
}

/**
 * Everything that the comments of a file say, in order, without comment marks.
 * @param space what white space becomes
 */
export function commentText(text: string, space = ''): string {
  const { comments } = parseFile(new SourceFile('', text));
  return comments.map(({ start, end }) => text.slice(start, end).replace(/^[ \t]*#+/gm, '')).join('\n').replace(/[\s#]+/g, space);
}
