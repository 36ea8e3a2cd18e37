/**
 * The model while it is being made: each draft holds the entity that will be frozen, what it was declared as, and
 * where reports about it go.
 */
import type { DiagnosticSink } from '../../diagnostics/sink.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type {
  AlternateType, ArrayType, Command, EnumType, Event, Include, Pragmas, StructType, Type, UnionType,
} from '../../schema/model.ts';
import type {
  AlternateDeclaration, CommandDeclaration, EnumDeclaration, EventDeclaration, MemberDeclaration, NameReference, StructDeclaration,
  UnionDeclaration,
} from '../terms/declarations.ts';
import type { Description } from '../terms/describe.ts';
import type { Reporter } from '../terms/reporter.ts';
import type { BranchCount } from './branch-count.ts';
import type { MemberNames } from './member-names.ts';
import type { WireKinds } from './wire-kinds.ts';

/** Lets the maker of a model write what its readers may only read. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What becomes an entity of the model; unions are drafts of objects. */
export type Draft = EnumDraft | ObjectDraft | AlternateDraft | ArrayDraft | CommandDraft | EventDraft | IncludeDraft;

/** An include directive, of which nothing has to be resolved. */
export interface IncludeDraft {
  readonly kind: 'include';
  readonly module: string;
  readonly entity: Include;
}

/** An enum; nothing of it but its documentation is still to come. */
export interface EnumDraft {
  readonly kind: 'enum';
  readonly entity: Mutable<EnumType>;
  /** Absent for an implicit enum. */
  readonly declaration: EnumDeclaration | undefined;
  readonly reporter: Reporter;
}

/** A struct or union; implicit ones have no declaration of their own. */
export interface ObjectDraft {
  readonly kind: 'object';
  readonly entity: Mutable<StructType> | Mutable<UnionType>;
  readonly declaration: StructDeclaration | UnionDeclaration | undefined;
  readonly reporter: Reporter;
  readonly base: NameReference | ObjectDraft | undefined;
  readonly members: readonly MemberDraft[];
  readonly union: UnionParts | undefined;
  state: 'unchecked' | 'checking' | 'checked';
  /** True if something it consists of is unknown; then nothing is concluded from what it lacks. */
  incomplete: boolean;
  /** Its own level and those of its bases and branches; known once it is checked. */
  levels: number;
  /** The names of its members; complete once it is checked. */
  readonly names: MemberNames;
}

/** A member and the type that it uses. */
export interface MemberDraft {
  readonly declaration: MemberDeclaration;
  readonly type: TypeUse;
}

/** A type that is still to be looked up, or one that its user brought along. */
export type TypeUse = NameReference | ObjectDraft | EnumDraft | ArrayUse;

/** All arrays of one type share a draft; the element stands where it is written here. */
export interface ArrayUse {
  readonly kind: 'array-use';
  readonly array: ArrayDraft;
  readonly element: NameReference | ObjectDraft;
}

/** What a union has that a struct has not. */
export interface UnionParts {
  readonly discriminator: NameReference;
  readonly branches: readonly { readonly name: string; readonly type: TypeUse; readonly declaration: UnionDeclaration['branches'][number] }[];
}

/** An alternate; its entity gets the branches whose types were found. */
export interface AlternateDraft {
  readonly kind: 'alternate';
  readonly entity: Mutable<AlternateType>;
  readonly declaration: AlternateDeclaration;
  readonly reporter: Reporter;
  readonly branches: readonly { readonly declaration: AlternateDeclaration['branches'][number]; readonly type: TypeUse }[];
}

/** An array; its entity gets its element when it is looked at first. */
export interface ArrayDraft {
  readonly kind: 'array';
  readonly entity: Mutable<ArrayType>;
  state: 'unresolved' | 'resolved' | 'unknown';
  readonly element: NameReference | ObjectDraft;
  /** What first used it, for reports. */
  readonly what: Description;
  readonly reporter: Reporter;
}

/** A command; its entity gets its arguments and return type. */
export interface CommandDraft {
  readonly kind: 'command';
  readonly entity: Mutable<Command>;
  readonly declaration: CommandDeclaration;
  readonly reporter: Reporter;
  readonly data: NameReference | ObjectDraft | undefined;
  readonly returns: TypeUse | undefined;
}

/** An event; its entity gets its arguments. */
export interface EventDraft {
  readonly kind: 'event';
  readonly entity: Mutable<Event>;
  readonly declaration: EventDeclaration;
  readonly reporter: Reporter;
  readonly data: NameReference | ObjectDraft | undefined;
}

/** What every law of the later phases needs. */
export interface ResolveContext {
  readonly dialect: Dialect;
  readonly pragmas: Pragmas;
  readonly sink: DiagnosticSink;
  /** Whether a name may be that of a definition that could not be read. */
  readonly isUnread: (name: string) => boolean;
  /** Types by name, implicit ones not among them. */
  readonly types: ReadonlyMap<string, EnumDraft | ObjectDraft | AlternateDraft>;
  readonly wireKinds: WireKinds;
  readonly branchCount: BranchCount;
  /** The finished type of a use; undefined, and reported unless that was done before, if there is none. */
  resolve(use: TypeUse, what: Description, reporter: Reporter): Type | undefined;
  /** The draft behind a type of the schema. */
  draftOf(type: Type): ObjectDraft | undefined;
  /** Checks an object before its turn, as its users need it, and what it consists of before it. */
  checkObject(draft: ObjectDraft): void;
}
