/**
 * Fits replies to the schema of an older agent: takes what a command gave, gives it without the members that the schema does
 * not know. The commands give what the newest agent does; what was added to replies since then is optional.
 */
import type { MemberEntries, ObjectReference, SchemaTable, TypeReference } from '../../marshal/schema-table.js';

/** The same value if there is nothing to leave out. Values that do not fit the schema at all stay as they are. */
export function withKnownMembers(table: SchemaTable, command: string, returned: unknown): unknown {
  const type = Object.hasOwn(table.commands, command) ? table.commands[command]?.returns : undefined;
  return type === undefined ? returned : fitValue(table, type, returned);
}

function fitValue(table: SchemaTable, type: TypeReference, value: unknown): unknown {
  if (typeof type !== 'string') return Array.isArray(value) ? value.map((item) => fitValue(table, type[0], item)) : value;
  if (!isObject(value)) return value;
  const members = membersOf(table, type, value);
  if (members === undefined) return value;
  const known = Object.entries(value).flatMap(([name, member]) => {
    const key = [name, `*${name}`].find((each) => Object.hasOwn(members, each));
    const memberType = key === undefined ? undefined : members[key];
    return memberType === undefined ? [] : [[name, fitValue(table, memberType, member)] as const];
  });
  return Object.fromEntries(known);
}

/** Of an object, those of its branch too; undefined of types that are not objects. */
function membersOf(table: SchemaTable, type: ObjectReference, value: Readonly<Record<string, unknown>>): MemberEntries | undefined {
  if (typeof type !== 'string') return type;
  const entry = Object.hasOwn(table.types, type) ? table.types[type] : undefined;
  if (entry === undefined) return undefined;
  if ('struct' in entry) return { ...(entry.base !== undefined && membersOf(table, entry.base, value)), ...entry.struct };
  if (!('union' in entry)) return undefined;
  const branch = entry.union[String(value[entry.discriminator])];
  return { ...membersOf(table, entry.base, value), ...(branch !== undefined && membersOf(table, branch, value)) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
