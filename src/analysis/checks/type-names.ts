/** A name that is used as a type is that of a type. QAPI reference, "Built-in Types", "Type references and array types". */
import type { Suggester } from '../../diagnostics/suggest.ts';
import { builtinTypes } from '../../schema/builtins.ts';
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { Permission } from '../../schema/lifetimes.ts';
import type { ArrayType, BuiltinName, Type } from '../../schema/model.ts';
import type { ResolveContext } from '../drafts/drafts.ts';
import type { NameReference } from '../terms/declarations.ts';
import type { Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import { requirePermission } from './constructs.ts';

/** Names of the oldest dialects that stand for any value. */
const pseudoTypes: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ['visitor', 'pseudo-type-visitor'],
  ['**', 'pseudo-type-any'],
  ['dict', 'pseudo-type-dict'],
]);

/** Built-in types that were not there from the start. */
const newerBuiltins: ReadonlyMap<string, Permission> = new Map<string, Permission>([
  ...['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'].map((name): [string, Permission] => [name, 'sized-integer']),
  ['size', 'type-size'],
  ['any', 'type-any'],
  ['null', 'type-null'],
  ['QType', 'type-qtype'],
]);

/** What other languages call the built-in types. */
const foreignTypes: ReadonlyMap<string, BuiltinName> = new Map<string, BuiltinName>([
  ['string', 'str'], ['integer', 'int'], ['boolean', 'bool'], ['float', 'number'], ['double', 'number'], ['size_t', 'size'],
]);

/** All names that mean something in a schema. */
export interface KnownNames extends Pick<ResolveContext, 'isUnread' | 'types'> {
  readonly dialect: Dialect;
  readonly suggester: Suggester;
  /** Of definitions, sound or not. */
  readonly names: ReadonlySet<string>;
  /** Of commands and events. */
  readonly calls: ReadonlySet<string>;
}

/** Who uses a type: in words, and where it is reported. */
export interface TypeUser {
  readonly what: Description;
  readonly reporter: Reporter;
}

/** The type of a name; undefined, and reported unless its definition could not be read, if there is none. */
export function findType({ name, span }: NameReference, { what, reporter }: TypeUser, known: KnownNames): Exclude<Type, ArrayType> | undefined {
  const { dialect, types, names, isUnread } = known;
  const builtin = builtinTypes.get(name);
  if (builtin !== undefined) {
    const permission = newerBuiltins.get(name);
    if (permission !== undefined && !permits(dialect, permission)) requirePermission(permission, { construct: `type '${name}'`, span }, { dialect, reporter });
    return builtin;
  }
  const found = types.get(name)?.entity;
  if (found !== undefined) return found;
  const pseudoType = pseudoTypes.get(name);
  if (pseudoType !== undefined && permits(dialect, pseudoType)) return builtinTypes.get('any');
  const isCall = known.calls.has(name);
  // A definition that could not be read was reported where it stands.
  if ((names.has(name) && !isCall) || isUnread(name)) return undefined;
  const suggestion = isCall ? `'${name}' is a command or an event.` : suggestType(name, known);
  reporter.report('type/unknown', span, { what: what(), name }, { suggestion });
  return undefined;
}

function suggestType(name: string, { suggester, types }: KnownNames): string | undefined {
  const builtin = foreignTypes.get(name.toLowerCase());
  return builtin === undefined ? suggester.didYouMean(name, builtinTypes.keys(), types.keys()) : `Did you mean '${builtin}'?`;
}
