/** The declarations of a module's file: takes definitions of the schema, gives views for the templates of the same name. */
import type {
  AlternateType, Branch, EnumType, Member, ObjectType, Schema, StructType, UnionType,
} from '../../schema/model.ts';
import { propertyKey, quote } from '../../codegen/typescript/identifiers.ts';
import { isEmptyObject } from '../../schema/traverse.ts';
import type { FileScope } from './file-scope.ts';
import { implicitPurpose } from './implicit-purpose.ts';
import { printList, printTaggedUnion, printUnion, type BranchText } from './layout.ts';
import { isInlined, valuesName, type NameTable } from './name-table.ts';
import { printComment, type DocWriter } from './tsdoc.ts';

/** What one file's declarations are made with. */
export interface DeclarationContext {
  readonly schema: Schema;
  readonly scope: FileScope;
  readonly names: NameTable;
  readonly docs: DocWriter;
  /** Those that hold base64. */
  readonly byteMembers: ReadonlySet<Member>;
}

/** `comment` is the whole comment with its line ends, or empty. */
export interface AliasView {
  readonly kind: 'alias';
  readonly comment: string;
  readonly name: string;
  /** From after the `=` on. */
  readonly type: string;
}

/** A type and the constant that lists its values; `type` and `values` run from after the `=` on. */
export interface EnumView {
  readonly kind: 'enum';
  readonly comment: string;
  readonly name: string;
  readonly type: string;
  readonly valuesComment: string;
  readonly valuesName: string;
  readonly values: string;
}

/** A struct that has members of its own or of its base. */
export interface InterfaceView {
  readonly kind: 'interface';
  readonly comment: string;
  readonly name: string;
  /** ` extends Base`, or empty. */
  readonly heritage: string;
  readonly members: readonly MemberView[];
}

interface MemberView {
  readonly comment: string;
  /** Key and type, without the semicolon. */
  readonly property: string;
}

/** An enum: a union of its values and a constant that lists them. */
export function enumView(type: EnumType, { schema, scope, names, docs }: DeclarationContext): EnumView {
  const name = names.nameOf(type);
  const literals = type.values.map((value) => quote(value.name));
  const alternatives = [...literals, ...scope.unknownValues()];
  const comment = type.implicit === undefined
    ? docs.definition(type, 'Values:', type.values)
    : docs.implicitType(implicitPurpose(type.implicit, schema, names), type.condition);
  return {
    kind: 'enum',
    comment: printComment(comment),
    name,
    type: printUnion(name, alternatives.length === 0 ? ['never'] : alternatives),
    valuesComment: printComment(docs.purpose(`The values of {@link ${name}}.`)),
    valuesName: valuesName(name),
    values: printList(valuesName(name), literals),
  };
}

/**
 * A struct: an interface that extends its base's. Without any member it is an alias of the empty object instead, because
 * an empty interface would accept every value. What adds members to that is no empty object, and so does not extend it.
 */
export function structView(type: StructType, context: DeclarationContext): InterfaceView | AliasView {
  const { schema, scope, names, docs } = context;
  const name = names.nameOf(type);
  const comment = printComment(type.implicit === undefined
    ? docs.definition(type)
    : docs.implicitType(implicitPurpose(type.implicit, schema, names), type.condition));
  if (isEmptyObject(type)) return { kind: 'alias', comment, name, type: printUnion(name, [scope.emptyObject()]) };
  return {
    kind: 'interface',
    comment,
    name,
    heritage: type.base === undefined || isEmptyObject(type.base) ? '' : ` extends ${scope.typeText(type.base)}`,
    members: type.members.map((member) => memberView(member, context)),
  };
}

function memberView(member: Member, context: DeclarationContext): MemberView {
  return { comment: printComment(context.docs.member(member), '  '), property: propertyText(member, context) };
}

/** Where the presence of a member depends on a condition, it may be absent. */
function propertyText(member: Member, { scope, byteMembers }: DeclarationContext): string {
  const mark = member.optional || member.condition !== undefined ? '?' : '';
  const type = byteMembers.has(member) ? byteType(member) : scope.typeText(member.type);
  return `${propertyKey(member.name)}${mark}: ${type}`;
}

function byteType({ type }: Member): string {
  return type.kind === 'array' ? 'Uint8Array[]' : 'Uint8Array';
}

/** A union: the common members, and for each value of the tag the members of its branch. */
export function unionView(type: UnionType, context: DeclarationContext): AliasView {
  const { scope, names, docs } = context;
  const name = names.nameOf(type);
  const tag = propertyKey(type.discriminator.name);
  const known = type.branches.map((branch): BranchText => ({
    members: [`${tag}: ${quote(branch.name)}`, ...writtenOutMembers(branch, context)],
    type: isInlined(branch.type) || isEmptyObject(branch.type) ? undefined : scope.typeText(branch.type),
  }));
  const branches = [...known, ...scope.unknownValues().map((value): BranchText => ({ members: [`${tag}: ${value}`], type: undefined }))];
  return {
    kind: 'alias',
    comment: printComment(docs.definition(type, 'Branches:', type.branches)),
    name,
    type: printTaggedUnion(name, scope.typeText(type.base), branches),
  };
}

/** Members of a wrapper: those of a union without discriminator have their value in `data`. */
function writtenOutMembers(branch: Branch, context: DeclarationContext): readonly string[] {
  return isWrapper(branch.type) ? branch.type.members.map((member) => propertyText(member, context)) : [];
}

function isWrapper(type: ObjectType): type is StructType {
  return type.kind === 'struct' && type.implicit?.role === 'wrapper';
}

/** An alternate: a value of any of its branches' types. */
export function alternateView(type: AlternateType, { scope, names, docs }: DeclarationContext): AliasView {
  const name = names.nameOf(type);
  const types = new Set(type.branches.map((branch) => scope.typeText(branch.type)));
  return {
    kind: 'alias',
    comment: printComment(docs.definition(type, 'Alternatives:', type.branches)),
    name,
    type: printUnion(name, [...types]),
  };
}
