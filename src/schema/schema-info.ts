/**
 * The shape of introspection data: what `query-qmp-schema` of QEMU answers. Keys stand in alphabetical order,
 * as QEMU's generator writes them. Source: QEMU's `qapi/introspect.json` and the QAPI reference, "Client JSON
 * Protocol introspection".
 */
import type { JsonType } from './model.ts';

/** One entry; `meta-type` tells which of them. */
export type SchemaInfo =
  | BuiltinInfo
  | EnumInfo
  | ArrayInfo
  | ObjectInfo
  | AlternateInfo
  | CommandInfo
  | EventInfo;

/** Names of features; absent where there are none. */
interface Featured {
  readonly features?: readonly string[];
}

interface BuiltinInfo {
  readonly 'json-type': JsonType;
  readonly 'meta-type': 'builtin';
  readonly name: string;
}

interface EnumInfo extends Featured {
  readonly members: readonly EnumMemberInfo[];
  readonly 'meta-type': 'enum';
  readonly name: string;
  /** The names of `members` once more, for clients older than QEMU 6.2. */
  readonly values: readonly string[];
}

/** A value of an enum. */
export interface EnumMemberInfo extends Featured {
  readonly name: string;
}

interface ArrayInfo {
  readonly 'element-type': string;
  readonly 'meta-type': 'array';
  readonly name: string;
}

/** A struct or union; of the latter, variants without members are listed too. */
export interface ObjectInfo extends Featured {
  /** Inherited members first. */
  readonly members: readonly ObjectMemberInfo[];
  readonly 'meta-type': 'object';
  readonly name: string;
  /** Of a union: the member whose value selects the variant. */
  readonly tag?: string;
  readonly variants?: readonly VariantInfo[];
}

/** A member of an object; `type` refers to another entry by its name. */
export interface ObjectMemberInfo extends Featured {
  /** Present for an optional member: there is no default value that a client could rely on. */
  readonly default?: null;
  readonly name: string;
  readonly type: string;
}

interface VariantInfo {
  readonly case: string;
  readonly type: string;
}

interface AlternateInfo extends Featured {
  readonly members: readonly { readonly type: string }[];
  readonly 'meta-type': 'alternate';
  readonly name: string;
}

interface CommandInfo extends Featured {
  /** Present only if the command may run out of band. */
  readonly 'allow-oob'?: true;
  readonly 'arg-type': string;
  readonly 'meta-type': 'command';
  readonly name: string;
  readonly 'ret-type': string;
}

interface EventInfo extends Featured {
  readonly 'arg-type': string;
  readonly 'meta-type': 'event';
  readonly name: string;
}
