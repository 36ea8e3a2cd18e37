/**
 * Definitions as they are written: shapes are known to be right, old forms are normalised, names are not resolved.
 * What could not be read is left out, and the declaration says so (`incomplete`), so that nothing is concluded from
 * its absence.
 */
import type { Condition } from '../../schema/condition.ts';
import type { Span } from '../../source/span.ts';
import type { ObjectValue } from '../../syntax/ast.ts';
import type { ParsedDoc } from '../../syntax/docs/parse-doc.ts';
import type { Reporter } from './reporter.ts';

/** A definition of any kind. */
export type Declaration =
  | EnumDeclaration | StructDeclaration | UnionDeclaration | AlternateDeclaration | CommandDeclaration | EventDeclaration;

interface DeclarationBase {
  /** Where everything about it is reported, in all phases. */
  readonly reporter: Reporter;
  readonly name: string;
  /** Of the name alone, inside its quotes. */
  readonly nameSpan: Span;
  /** The name of the module it stands in. */
  readonly module: string;
  readonly value: ObjectValue;
  /** Absent where the block before it is not its own. */
  readonly doc: ParsedDoc | undefined;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
  /** True if something of it was left out. */
  readonly incomplete: boolean;
}

/** An enum with the values whose names could be read. */
export interface EnumDeclaration extends DeclarationBase {
  readonly kind: 'enum';
  readonly values: readonly EnumValueDeclaration[];
  readonly prefix: string | undefined;
}

/** A value of an enum, in its short or long form. */
export interface EnumValueDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
}

/** A struct; `type` of the oldest dialect is one too. */
export interface StructDeclaration extends DeclarationBase {
  readonly kind: 'struct';
  readonly base: NameReference | undefined;
  readonly members: readonly MemberDeclaration[];
}

/** A union with its discriminator, or without one. */
export interface UnionDeclaration extends DeclarationBase {
  readonly kind: 'union';
  /** A named struct, or members written inline. Absent in a union without discriminator. */
  readonly base: NameReference | readonly MemberDeclaration[] | undefined;
  /** Absent in the simple unions of releases up to 6.1, whose branch names form the enum. */
  readonly discriminator: NameReference | undefined;
  readonly branches: readonly BranchDeclaration[];
}

/** An alternate; an anonymous union of the oldest dialect is one too. */
export interface AlternateDeclaration extends DeclarationBase {
  readonly kind: 'alternate';
  readonly branches: readonly BranchDeclaration[];
}

/** A branch of a union or alternate. */
export interface BranchDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly type: TypeReference;
  readonly condition: Condition | undefined;
}

/** A command; flags that are not written have the values that they have then. */
export interface CommandDeclaration extends DeclarationBase {
  readonly kind: 'command';
  /** A type's name, or members written inline. */
  readonly data: NameReference | readonly MemberDeclaration[] | undefined;
  /** True if any further argument is allowed: `'*props': '**'` of the oldest dialect. */
  readonly openArguments: boolean;
  readonly returns: TypeReference | undefined;
  readonly boxed: boolean;
  readonly gen: boolean;
  readonly successResponse: boolean;
  readonly allowOob: boolean;
  readonly allowPreconfig: boolean;
  readonly coroutine: boolean;
}

/** An event. */
export interface EventDeclaration extends DeclarationBase {
  readonly kind: 'event';
  /** A type's name, or members written inline. */
  readonly data: NameReference | readonly MemberDeclaration[] | undefined;
  readonly boxed: boolean;
}

/** A member of a struct or inline base, or an inline argument. */
export interface MemberDeclaration {
  /** Without the `*`. */
  readonly name: string;
  readonly optional: boolean;
  readonly span: Span;
  readonly type: TypeReference;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
}

/** A feature, in its short or long form. */
export interface FeatureDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly condition: Condition | undefined;
}

/** The name of a type where it is used. */
export interface NameReference {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

/** A type where it is used. */
export type TypeReference =
  | NameReference
  | { readonly kind: 'array'; readonly element: NameReference | InlineStruct; readonly span: Span }
  | InlineStruct;

/** The nested anonymous struct of releases up to 2.3. */
export interface InlineStruct {
  readonly kind: 'inline';
  readonly members: readonly MemberDeclaration[];
  readonly span: Span;
}
