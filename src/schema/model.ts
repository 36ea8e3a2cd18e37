/**
 * The schema model: what a checked schema says, free of any dialect and of any target language.
 *
 * Plain, readonly and frozen. A backend, a lint rule or a comparison reads this file and nothing else.
 * Old dialects arrive normalised: simple unions are unions over an implicit enum with wrapper branches,
 * anonymous unions are alternates, nested anonymous structs are implicit structs.
 */
import type { Span } from '../source/span.ts';
import type { Condition } from './condition.ts';
import type { Doc, DocSection } from './doc.ts';

/** A checked schema with everything in it; where errors were reported, with what of it was sound. */
export interface Schema {
  /** The root file as given, with forward slashes. */
  readonly root: string;
  /** In visiting order: the root first, then each file at its first include. Built-ins belong to no module. */
  readonly modules: readonly Module[];
  /** Everything, in creation order: implicit types and arrays stand right before the definition that made them. */
  readonly entities: readonly Entity[];
  /** The user's definitions (no implicit types, no arrays) by name. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Built-in types by name, `QType` included. */
  readonly builtins: ReadonlyMap<string, BuiltinType | EnumType>;
  /** In visiting order. */
  readonly commands: readonly Command[];
  /** In visiting order. */
  readonly events: readonly Event[];
  /** Every doc block, in source order over all files (an included file stands at its include). */
  readonly docs: readonly Doc[];
  readonly pragmas: Pragmas;
}

/** One schema file. */
export interface Module {
  /** Relative to the root's folder, with forward slashes (`sockets.json`, `../../qapi/common.json`). */
  readonly name: string;
  /** As reported to the user. */
  readonly path: string;
  /** What stands in this module, in creation order; an array stands in the module of its innermost named element. */
  readonly entities: readonly Entity[];
  readonly docs: readonly Doc[];
}

/** The state of the pragma directives after the last file. QAPI reference, "Pragma directives". */
export interface Pragmas {
  /** True if every definition must have documentation. */
  readonly docRequired: boolean;
  /** Commands whose names may have `_`. */
  readonly commandNameExceptions: ReadonlySet<string>;
  /** Commands that may return something other than an object. */
  readonly commandReturnsExceptions: ReadonlySet<string>;
  /** Definitions whose members may be undocumented. */
  readonly documentationExceptions: ReadonlySet<string>;
  /** Types whose members and values may be named with capitals and `_`. */
  readonly memberNameExceptions: ReadonlySet<string>;
}

/** Whatever stands in a module, in the order in which it came to be. */
export type Entity = Definition | ArrayType | Include;
/** What a schema can define by name; implicit types are of these kinds too. */
export type Definition = EnumType | StructType | UnionType | AlternateType | Command | Event;
/** Whatever a member, branch, argument or return value can have as its type. */
export type Type = BuiltinType | EnumType | StructType | UnionType | AlternateType | ArrayType;
/** A type whose values are JSON objects with known members. */
export type ObjectType = StructType | UnionType;

/** An include directive; a repeated include of the same file is here too. */
export interface Include {
  readonly kind: 'include';
  /** The name of the included module. */
  readonly module: string;
  readonly span: Span;
}

/** QAPI reference, "Built-in Types"; `QType` is an {@link EnumType} instead. */
export interface BuiltinType {
  readonly kind: 'builtin';
  readonly name: BuiltinName;
  /** How a value looks in JSON; every integer type is `int`. */
  readonly jsonType: JsonType;
}

/** The types that every schema has. QAPI reference, "Built-in Types". */
export type BuiltinName =
  | 'str' | 'number' | 'int' | 'int8' | 'int16' | 'int32' | 'int64'
  | 'uint8' | 'uint16' | 'uint32' | 'uint64' | 'size' | 'bool' | 'any' | 'null';

/** How introspection names a kind of JSON value; `value` is any of them. */
export type JsonType = 'string' | 'number' | 'int' | 'boolean' | 'null' | 'object' | 'array' | 'value';

interface DefinitionBase {
  readonly name: string;
  /** The name of the module it stands in; empty for built-ins. */
  readonly module: string;
  /** From the opening to the closing brace; absent for built-ins. */
  readonly span: Span | undefined;
  /** Of the name alone, inside its quotes. */
  readonly nameSpan: Span | undefined;
  /** Present only if this holds in the program's build; absent means always. */
  readonly condition: Condition | undefined;
  readonly features: readonly Feature[];
  /** Absent for implicit types and undocumented definitions. */
  readonly doc: Doc | undefined;
  /** The version after `Since`, such as `2.10` or `0.14.0`. */
  readonly since: string | undefined;
}

/** Why a type exists that nobody wrote down as a definition. */
export interface ImplicitOrigin {
  readonly role:
    | 'arguments' // inline data of a command or event
    | 'base' // inline base of a union
    | 'member' // nested anonymous struct of the oldest dialect
    | 'kind' // the enum of a union without discriminator
    | 'wrapper' // a branch of such a union: the object that holds `data`
    | 'empty'; // the empty object, shared by all branches without members
  /** The definition that gave rise to it. */
  readonly owner: string;
  /** The member or branch that gave rise to it. */
  readonly member?: string;
}

interface TypeBase extends DefinitionBase {
  /** Absent for types written down as definitions. */
  readonly implicit: ImplicitOrigin | undefined;
}

/** A type whose values are strings of a fixed set. QAPI reference, "Enumeration types". */
export interface EnumType extends TypeBase {
  readonly kind: 'enum';
  readonly values: readonly EnumValue[];
  /** Prefix of constants in generated C, kept for those who print it. */
  readonly prefix: string | undefined;
}

/** One of the strings of an enum. */
export interface EnumValue {
  readonly name: string;
  readonly span: Span | undefined;
  readonly condition: Condition | undefined;
  readonly features: readonly Feature[];
  readonly doc: DocSection | undefined;
  readonly since: string | undefined;
}

/** A type whose values are objects with the members of the base and its own. QAPI reference, "Struct types". */
export interface StructType extends TypeBase {
  readonly kind: 'struct';
  readonly base: StructType | undefined;
  /** Own members only; see {@link allMembers} for inherited ones. */
  readonly members: readonly Member[];
}

/** A type whose values are objects with members that depend on one of them. QAPI reference, "Union types". */
export interface UnionType extends TypeBase {
  readonly kind: 'union';
  /** Named, or implicit with the members written inline. */
  readonly base: StructType;
  /** The member of the base (or of its base) whose enum value selects the branch. */
  readonly discriminator: Member;
  /** Written branches in source order, then the uncovered values of the enum, in its order, with an empty type. */
  readonly branches: readonly Branch[];
}

/** The members that a union has besides its base for one value of its discriminator. */
export interface Branch {
  /** The enum value that selects this branch. */
  readonly name: string;
  /** The empty implicit struct where the value has no members of its own. */
  readonly type: ObjectType;
  /** False for values of the enum that the union does not mention. */
  readonly explicit: boolean;
  readonly span: Span | undefined;
  readonly condition: Condition | undefined;
  /** Documentation has no place for it: only releases tell. */
  readonly since: string | undefined;
}

/** A type whose values are of one of several types, told apart by their JSON type. QAPI reference, "Alternate types". */
export interface AlternateType extends TypeBase {
  readonly kind: 'alternate';
  readonly branches: readonly AlternateBranch[];
}

/** One of the types of an alternate. Its name never shows on the wire. */
export interface AlternateBranch {
  readonly name: string;
  readonly type: Type;
  readonly span: Span | undefined;
  readonly condition: Condition | undefined;
  readonly doc: DocSection | undefined;
  readonly since: string | undefined;
}

/** A list of values of one type, which is not an array itself. */
export interface ArrayType {
  readonly kind: 'array';
  readonly element: Exclude<Type, ArrayType>;
}

/** A member of a struct, of a union's base, or an argument. */
export interface Member {
  /** Without the `*` of an optional member. */
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly span: Span | undefined;
  readonly condition: Condition | undefined;
  readonly features: readonly Feature[];
  readonly doc: DocSection | undefined;
  readonly since: string | undefined;
}

/** A promise that clients can look up. QAPI reference, "Features". */
export interface Feature {
  readonly name: string;
  readonly span: Span | undefined;
  readonly condition: Condition | undefined;
  readonly doc: DocSection | undefined;
  readonly since: string | undefined;
}

/** Something that a client can ask for. QAPI reference, "Commands". */
export interface Command extends DefinitionBase {
  readonly kind: 'command';
  /** Absent without `data` or with empty inline data. Implicit (role `arguments`) if written inline. */
  readonly arguments: ObjectType | undefined;
  /** True when any further argument is allowed (the `**` of the oldest dialect). */
  readonly openArguments: boolean;
  /** Absent when the command returns nothing, which the wire shows as an empty object. */
  readonly returns: Type | undefined;
  /** True if generated code passes the arguments as one object; the wire does not show it. */
  readonly boxed: boolean;
  /** False: QEMU's generator makes no code for it, and its arguments are read by hand. */
  readonly gen: boolean;
  /** False: there is no reply on success. */
  readonly successResponse: boolean;
  /** True if it may overtake commands that were sent before it. */
  readonly allowOob: boolean;
  /** True if it may be sent before the machine is there. */
  readonly allowPreconfig: boolean;
  /** True if its handler may wait without holding up others; the wire does not show it. */
  readonly coroutine: boolean;
}

/** Something that a client is told without having asked. QAPI reference, "Events". */
export interface Event extends DefinitionBase {
  readonly kind: 'event';
  /** As those of a {@link Command}. */
  readonly arguments: ObjectType | undefined;
  /** True if generated code passes the arguments as one object; the wire does not show it. */
  readonly boxed: boolean;
}
