/** Reads what the reference prints when it rejects a schema: takes the text of an `.err` file, gives its places. */

export interface ReferencePlace {
  /** Relative to the folder of the schema tests. */
  readonly file: string;
  /** Absent only for a root that cannot be read. */
  readonly line: number | undefined;
  /** Given for parse errors only. */
  readonly column: number | undefined;
}

export interface ReferenceError extends ReferencePlace {
  /** Include directives that lead to the file, outermost first, as `file:line`. */
  readonly includedFrom: readonly string[];
  /** The definition the reference names, as `meta-type name`. */
  readonly definition: string | undefined;
  /** The earlier definition of a name that is defined twice. */
  readonly previous: ReferencePlace | undefined;
}

/** @throws Error for a text without any place in it. */
export function readReferenceMessage(text: string): ReferenceError {
  const includedFrom = [...text.matchAll(/^In file included from (.+):(\d+):$/gm)].map(([, file, line]) => `${file}:${line}`);
  const [, metaType, name] = /^.+\.json: In ([a-z]+) '(.+)':$/m.exec(text) ?? [];
  const [first, second] = [...text.matchAll(/^(.+?\.json):(\d+):(?:(\d+):)? /gm)].map(([, file = '', line, column]) => ({
    file, line: Number(line), column: column === undefined ? undefined : Number(column),
  }));
  const place = first ?? readRootMessage(text);
  return { ...place, includedFrom, definition: name === undefined ? undefined : `${metaType} ${name}`, previous: second };
}

function readRootMessage(text: string): ReferencePlace {
  const file = /schema file '(.+\.json)'/.exec(text)?.[1];
  if (file === undefined) throw new Error(`no place in: ${text}`);
  return { file, line: undefined, column: undefined };
}
