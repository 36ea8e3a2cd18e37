/** Pragmas in today's form: takes those of a schema, and what its definitions need to be excused from, gives them rewritten. */
import type { Schema } from '../../schema/model.ts';
import { arrayCode, entryCode, objectCode, stringCode, type Code, type CodeArray, type CodeEntry, type CodeItem, type CodeObject } from '../code/code.ts';
import { textOf, valueOf } from './edit-code.ts';

/** The pragmas whose values are names, in the order in which they are written. */
export const exceptionPragmas = [
  'command-name-exceptions', 'command-returns-exceptions', 'documentation-exceptions', 'member-name-exceptions',
] as const;

/** A pragma whose value is a list of names. */
export type ExceptionPragma = (typeof exceptionPragmas)[number];

/** Names that a pragma has to have. */
export type Exceptions = Readonly<Record<ExceptionPragma, ReadonlySet<string>>>;

/** Where and how members that had no name of their own were excused until 5.2. */
const implicitBase = /^q_obj_(.*)-base$/;
const implicitArguments = /^q_obj_.*-arg$/;

/**
 * Rewrites directives in the order in which they are visited, of which the last one of a key counts. What is needed besides
 * goes there, or to the first directive.
 * @returns as many as were given, and one more if there were none and something is needed
 */
export function modernPragmas(directives: readonly CodeObject[], needed: Exceptions, { schema, nameOf }: PragmaContext): readonly CodeObject[] {
  const modern = directives.map((directive) => valuesOf(directive).flatMap((entry) => modernEntries(entry, { schema, nameOf })));
  for (const key of exceptionPragmas) {
    const last = modern.findLastIndex((entries) => entries.some((entry) => entry.key === key));
    const listed = new Set(last === -1 ? [] : namesIn(modern[last]?.find((entry) => entry.key === key)?.value));
    const missing = [...needed[key]].filter((name) => !listed.has(name)).sort();
    if (missing.length === 0) continue;
    if (last !== -1) modern[last] = modern[last]?.map((entry) => (entry.key === key ? withNames(entry, missing) : entry)) ?? [];
    else modern[0] = [...(modern[0] ?? []), entryCode(key, arrayCode(missing))];
  }
  return modern.map((entries, index) => {
    const directive = directives[index];
    const value = directive === undefined ? undefined : valueOf(directive, 'pragma');
    const object: CodeObject = { ...(value?.kind === 'object' ? value : objectCode()), entries };
    return directive === undefined ? objectCode(entryCode('pragma', object)) : { ...directive, entries: directive.entries.map((entry) => ({ ...entry, value: object })) };
  });
}

/** What is known of the names. */
export interface PragmaContext {
  readonly schema: Schema;
  /** The name that a definition has now. */
  readonly nameOf: (definition: string) => string;
}

function valuesOf(directive: CodeObject): readonly CodeEntry[] {
  const value = valueOf(directive, 'pragma');
  return value?.kind === 'object' ? value.entries : [];
}

function modernEntries(entry: CodeEntry, context: PragmaContext): readonly CodeEntry[] {
  switch (entry.key) {
    case 'returns-whitelist':
      return [{ ...entry, key: 'command-returns-exceptions' }];
    case 'name-case-whitelist':
      return splitByKind(entry, context);
    default:
      return [entry];
  }
}

/** The old list was of types and commands alike. */
function splitByKind(entry: CodeEntry, { schema, nameOf }: PragmaContext): readonly CodeEntry[] {
  const list: CodeArray = entry.value.kind === 'array' ? entry.value : { kind: 'array', items: [], rest: [] };
  const items = list.items.flatMap((item): readonly CodeItem[] => {
    const name = (textOf(item.value) ?? '').replace(implicitBase, '$1');
    return implicitArguments.test(name) ? [] : [{ ...item, value: stringCode(nameOf(name)) }];
  });
  const isCommand = (item: CodeItem): boolean => schema.definitions.get(textOf(item.value) ?? '')?.kind === 'command';
  const commands = items.filter(isCommand);
  const types = { ...entry, key: 'member-name-exceptions', value: { ...list, items: items.filter((item) => !isCommand(item)) } };
  return commands.length === 0 ? [types] : [{ ...entryCode('command-name-exceptions', { kind: 'array', items: commands, rest: [] }) }, types];
}

function namesIn(code: Code | undefined): readonly string[] {
  return code?.kind === 'array' ? code.items.flatMap(({ value }) => textOf(value) ?? []) : [];
}

function withNames(entry: CodeEntry, names: readonly string[]): CodeEntry {
  if (entry.value.kind !== 'array') return entry;
  return { ...entry, value: { ...entry.value, items: [...entry.value.items, ...arrayCode(names).items] } };
}
