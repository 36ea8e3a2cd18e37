/** What is particular to each kind of definition: takes its entries, gives the parts of the declaration that they make. */
import { permits } from '../../schema/dialect.ts';
import type { Entry, Value } from '../../syntax/ast.ts';
import { checkNotEmpty } from '../checks/alternate-size.ts';
import { checkBoxedData } from '../checks/boxed.ts';
import { readBranches } from '../checks/branches.ts';
import { readEnumValue } from '../checks/enum-values.ts';
import { readMembers, readTypeName, readTypeReference, type MemberRules } from '../checks/members.ts';
import type { NamingRules } from '../checks/name-form.ts';
import { implicitArgumentsName } from '../checks/pragma.ts';
import type {
  AlternateDeclaration, CommandDeclaration, Declaration, EnumDeclaration, EventDeclaration, MemberDeclaration,
  NameReference, StructDeclaration, UnionDeclaration,
} from '../terms/declarations.ts';
import { reportWrongValue } from '../terms/report-wrong-value.ts';

type Entries = ReadonlyMap<string, Entry>;

/** The parts of a declaration that its `data` and its neighbours make, without what all kinds have in common. */
type Parts<D extends Declaration> = Omit<D, 'name' | 'nameSpan' | 'module' | 'value' | 'reporter' | 'doc' | 'condition' | 'features' | 'incomplete' | FlagKey>;
type FlagKey = 'boxed' | 'gen' | 'successResponse' | 'allowOob' | 'allowPreconfig' | 'coroutine';

/** What a definition of each kind has besides what all have. */
export type Body =
  | Parts<EnumDeclaration> | Parts<StructDeclaration> | Parts<UnionDeclaration> | Parts<AlternateDeclaration>
  | Parts<CommandDeclaration> | Parts<EventDeclaration>;

/** What a definition is read by. */
export interface BodyRules extends NamingRules {
  /** Such as `struct 'Foo'`. */
  readonly owner: string;
  readonly name: string;
}

/** `entries` are those that the kind may have. What is wrong in them is reported and left out. */
export function readBody(kind: Declaration['kind'], entries: Entries, rules: BodyRules): Body {
  switch (kind) {
    case 'enum':
      return readEnum(entries, rules);
    case 'struct':
      return readStruct(entries, rules);
    case 'union':
      return readUnion(entries, rules);
    case 'alternate':
      return readAlternate(entries, rules);
    case 'command':
      return readCommand(entries, rules);
    case 'event':
      return { kind, ...readData(entries, rules) };
    default:
      return kind satisfies never;
  }
}

function readEnum(entries: Entries, rules: BodyRules): Parts<EnumDeclaration> {
  const data = entries.get('data')?.value;
  const prefix = entries.get('prefix')?.value;
  const isList = data?.kind === 'array';
  if (data !== undefined && !isList) reportWrongValue(data, { what: `'data' of ${rules.owner}`, expected: 'an array' }, rules.reporter);
  if (prefix !== undefined && prefix.kind !== 'string') reportWrongValue(prefix, { what: `'prefix' of ${rules.owner}`, expected: 'a string' }, rules.reporter);
  const values = isList ? data.items.map((item) => readEnumValue(item, rules)).filter((value) => value !== undefined) : [];
  return { kind: 'enum', values, prefix: prefix?.kind === 'string' ? prefix.text : undefined };
}

function readStruct(entries: Entries, rules: BodyRules): Parts<StructDeclaration> {
  const data = entries.get('data')?.value;
  if (data !== undefined && data.kind !== 'object') reportWrongValue(data, { what: `'data' of ${rules.owner}`, expected: 'an object' }, rules.reporter);
  const members = data?.kind === 'object' ? readMembers(data, memberRules('member', rules, rules.name)) : [];
  return { kind: 'struct', members, base: readTypeName(entries.get('base')?.value, () => `the base of ${rules.owner}`, rules) };
}

function readUnion(entries: Entries, rules: BodyRules): Parts<UnionDeclaration> | Parts<AlternateDeclaration> {
  const discriminator = entries.get('discriminator')?.value;
  const isAnonymous = discriminator?.kind === 'object' && discriminator.entries.length === 0 && permits(rules.dialect, 'anonymous-union');
  if (isAnonymous) return readAlternate(entries, rules);
  const base = readNameOrMembers(entries.get('base')?.value, 'base', memberRules('member', rules, rules.name));
  const tag = discriminator?.kind === 'string' ? { kind: 'name' as const, name: discriminator.text, span: discriminator.span } : undefined;
  if (discriminator !== undefined && tag === undefined) reportWrongValue(discriminator, { what: `the discriminator of ${rules.owner}`, expected: 'a string' }, rules.reporter);
  const isSimple = discriminator === undefined && (base === undefined || permits(rules.dialect, 'simple-union-base'));
  const branches = readBranches(entries.get('data')?.value, { ...memberRules('branch', rules, rules.name), allowArrays: isSimple, checkNames: isSimple, isAlternate: false });
  return { kind: 'union', base, discriminator: tag, branches };
}

function readAlternate(entries: Entries, rules: BodyRules): Parts<AlternateDeclaration> {
  const data = entries.get('data')?.value;
  if (data !== undefined) checkNotEmpty(data, rules.owner, rules.reporter);
  return { kind: 'alternate', branches: readBranches(data, { ...memberRules('branch', rules, undefined), allowArrays: true, checkNames: true, isAlternate: true }) };
}

function readCommand(entries: Entries, rules: BodyRules): Parts<CommandDeclaration> {
  const { data, openArguments } = readData(entries, rules);
  const returns = readTypeReference(entries.get('returns')?.value, () => `the return type of ${rules.owner}`, memberRules('member', rules, rules.name));
  return { kind: 'command', data, openArguments, returns };
}

/** `data` of a command or event. */
function readData(entries: Entries, rules: BodyRules): Pick<Parts<CommandDeclaration>, 'data' | 'openArguments'> {
  const data = entries.get('data')?.value;
  if (!checkBoxedData(entries, rules.owner, rules.reporter)) return { data: undefined, openArguments: false };
  const excusedBy = permits(rules.dialect, 'pragma-whitelist') ? implicitArgumentsName(rules.name) : undefined;
  const read = readNameOrMembers(data, 'data', memberRules('argument', rules, excusedBy));
  if (!Array.isArray(read)) return { data: read, openArguments: false };
  const members: readonly MemberDeclaration[] = read;
  // `'*props': '**'` is not an argument: it lets any further argument in.
  const closed = members.filter((member) => !(member.optional && member.type.kind === 'name' && member.type.name === '**'));
  return { data: closed, openArguments: closed.length < members.length };
}

function readNameOrMembers(value: Value | undefined, key: string, rules: MemberRules): NameReference | readonly MemberDeclaration[] | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'string') return { kind: 'name', name: value.text, span: value.span };
  if (value.kind === 'object') return readMembers(value, rules);
  reportWrongValue(value, { what: `'${key}' of ${rules.owner}`, expected: 'an object or the name of a type' }, rules.reporter);
  return undefined;
}

function memberRules(noun: string, { dialect, pragmas, reporter, owner }: BodyRules, excusedBy: string | undefined): MemberRules {
  return { dialect, pragmas, reporter, owner, noun, excusedBy };
}
