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

export type Declaration =
  | EnumDeclaration | StructDeclaration | UnionDeclaration | AlternateDeclaration | CommandDeclaration | EventDeclaration;

interface DeclarationBase {
  /** Where everything about it is reported, in all phases. */
  readonly reporter: Reporter;
  readonly name: string;
  readonly nameSpan: Span;
  readonly module: string;
  readonly value: ObjectValue;
  readonly doc: ParsedDoc | undefined;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
  readonly incomplete: boolean;
}

export interface EnumDeclaration extends DeclarationBase {
  readonly kind: 'enum';
  readonly values: readonly EnumValueDeclaration[];
  readonly prefix: string | undefined;
}

export interface EnumValueDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
}

export interface StructDeclaration extends DeclarationBase {
  readonly kind: 'struct';
  readonly base: NameReference | undefined;
  readonly members: readonly MemberDeclaration[];
}

export interface UnionDeclaration extends DeclarationBase {
  readonly kind: 'union';
  /** A named struct, or members written inline. Absent in a union without discriminator. */
  readonly base: NameReference | readonly MemberDeclaration[] | undefined;
  /** Absent in the simple unions of releases up to 6.1, whose branch names form the enum. */
  readonly discriminator: NameReference | undefined;
  readonly branches: readonly BranchDeclaration[];
}

export interface AlternateDeclaration extends DeclarationBase {
  readonly kind: 'alternate';
  readonly branches: readonly BranchDeclaration[];
}

export interface BranchDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly type: TypeReference;
  readonly condition: Condition | undefined;
}

export interface CommandDeclaration extends DeclarationBase {
  readonly kind: 'command';
  readonly data: NameReference | readonly MemberDeclaration[] | undefined;
  readonly openArguments: boolean;
  readonly returns: TypeReference | undefined;
  readonly boxed: boolean;
  readonly gen: boolean;
  readonly successResponse: boolean;
  readonly allowOob: boolean;
  readonly allowPreconfig: boolean;
  readonly coroutine: boolean;
}

export interface EventDeclaration extends DeclarationBase {
  readonly kind: 'event';
  readonly data: NameReference | readonly MemberDeclaration[] | undefined;
  readonly boxed: boolean;
}

export interface MemberDeclaration {
  /** Without the `*`. */
  readonly name: string;
  readonly optional: boolean;
  readonly span: Span;
  readonly type: TypeReference;
  readonly condition: Condition | undefined;
  readonly features: readonly FeatureDeclaration[];
}

export interface FeatureDeclaration {
  readonly name: string;
  readonly span: Span;
  readonly condition: Condition | undefined;
}

export interface NameReference {
  readonly kind: 'name';
  readonly name: string;
  readonly span: Span;
}

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
