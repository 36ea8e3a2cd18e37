/** Whether an example's value is one of a type: takes both, gives what does not fit, each with its place. */
import type { AlternateType, BuiltinName, Member, ObjectType, Type } from '../../schema/model.ts';
import { nearestName } from '../../diagnostics/suggest.ts';
import { allMembers } from '../../schema/traverse.ts';
import type { ExampleEntry, ExampleValue } from './example-value.ts';

/** Something that does not fit. */
export interface Misfit {
  readonly start: number;
  readonly end: number;
  /** As a clause. */
  readonly problem: string;
}

/** How objects are held to their type. */
export interface FitOptions {
  /** Whether members that the type does not have are allowed. */
  readonly isOpen: boolean;
}

/** In the order of the text. What is left out fits. */
export function fitValue(value: ExampleValue, type: Type): readonly Misfit[] {
  if (isLeftOut(value)) return [];
  switch (type.kind) {
    case 'array':
      return value.kind === 'array' ? value.items.flatMap((item) => fitValue(item, type.element)) : [wrongKind(value, 'a list')];
    case 'builtin':
      return fitBuiltin(value, type.name);
    case 'enum':
      return fitEnum(value, type.values.map(({ name }) => name), type.name);
    case 'alternate':
      return fitAlternate(value, type);
    case 'struct':
    case 'union':
      return fitObject(value, type, { isOpen: false });
    default:
      return type satisfies never;
  }
}

/** The members of an object; absent ones are misfits unless it says that something is left out. */
export function fitObject(value: ExampleValue, type: ObjectType | undefined, { isOpen }: FitOptions): readonly Misfit[] {
  const entries = value.kind === 'object' ? value.entries : [];
  return fitMembers(value, {
    members: type === undefined ? [] : membersFor(entries, type).map(([, member]) => member),
    isTolerant: isOpen || isBranchUnknown(entries, type),
    owner: type === undefined || type.implicit !== undefined ? 'it' : `'${type.name}'`,
  });
}

/** What an object is to consist of. */
export interface Shape {
  readonly members: readonly Pick<Member, 'name' | 'type' | 'optional'>[];
  /** Whether others are allowed. */
  readonly isTolerant: boolean;
  /** Whose members they are, as the subject of a sentence. */
  readonly owner: string;
}

/** {@link fitObject} for what the schema does not define. */
export function fitMembers(value: ExampleValue, shape: Shape): readonly Misfit[] {
  if (isLeftOut(value)) return [];
  if (value.kind !== 'object') return [wrongKind(value, 'an object')];
  const members = new Map(shape.members.map((member) => [member.name, member]));
  const inner: Misfit[] = [];
  const unknown: ExampleEntry[] = [];
  const present = new Set<string>();
  for (const entry of value.entries) {
    const member = members.get(entry.key);
    if (present.has(entry.key)) inner.push({ start: entry.keyStart, end: entry.keyEnd, problem: `member '${entry.key}' stands there twice` });
    else if (member !== undefined) inner.push(...fitValue(entry.value, member.type));
    else if (!shape.isTolerant) unknown.push(entry);
    present.add(entry.key);
  }
  const missing = value.isElided ? [] : [...members.values()].filter(({ name, optional }) => !optional && !present.has(name)).map(({ name }) => name);
  return [...judgeNames({ value, owner: shape.owner, unknown, missing }), ...inner];
}

interface WrongNames {
  readonly value: ExampleValue;
  readonly owner: string;
  readonly unknown: readonly ExampleEntry[];
  readonly missing: readonly string[];
}

/** A member that is nearly one that is missing is one mistake with it; of others, one message names them all. */
function judgeNames({ value, owner, unknown, missing }: WrongNames): readonly Misfit[] {
  const left = new Set(missing);
  const strange: ExampleEntry[] = [];
  const misfits: Misfit[] = [];
  for (const entry of unknown) {
    const meant = nearestName(entry.key, left);
    if (meant === undefined) strange.push(entry);
    else misfits.push({ start: entry.keyStart, end: entry.keyEnd, problem: `${owner} has no member '${entry.key}', but '${meant}'` });
    if (meant !== undefined) left.delete(meant);
  }
  const [first] = strange;
  if (first !== undefined) misfits.unshift({ start: first.keyStart, end: first.keyEnd, problem: `${owner} has no ${membersText(strange.map(({ key }) => key), 'or')}` });
  if (left.size > 0) misfits.unshift({ start: value.start, end: value.start + 1, problem: `${membersText([...left], 'and')} ${left.size === 1 ? 'is' : 'are'} missing` });
  return misfits;
}

/** How many are named. */
const mostNamed = 4;

/** `member 'a'`, `members 'a', 'b' and 'c'`, `members 'a', 'b', 'c', 'd' and 3 more`. */
function membersText(all: readonly string[], word: 'and' | 'or'): string {
  const names = all.slice(0, mostNamed).map((name) => `'${name}'`);
  if (all.length === 1) return `member ${names[0] ?? ''}`;
  if (all.length > mostNamed) return `members ${names.join(', ')} ${word} ${all.length - mostNamed} more`;
  return `members ${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
}

/** Dots alone, or as all that stands between brackets: what belongs there is left to the reader. */
export function isLeftOut(value: ExampleValue): boolean {
  if (value.kind === 'elision') return true;
  return value.kind === 'array' && value.items.length > 0 && value.items.every(({ kind }) => kind === 'elision');
}

/** Those of the branch that the discriminator selects included. */
function membersFor(entries: readonly ExampleEntry[], type: ObjectType): readonly (readonly [string, Member])[] {
  const own = allMembers(type).map(({ member }) => [member.name, member] as const);
  if (type.kind !== 'union') return own;
  const tag = tagOf(entries, type.discriminator);
  const branch = type.branches.find(({ name }) => name === tag);
  return branch === undefined ? own : [...own, ...membersFor(entries, branch.type)];
}

function tagOf(entries: readonly ExampleEntry[], discriminator: Member): string | undefined {
  const value = entries.find(({ key }) => key === discriminator.name)?.value;
  return value?.kind === 'string' ? value.text : undefined;
}

/** Then any member may be of the branch. */
function isBranchUnknown(entries: readonly ExampleEntry[], type: ObjectType | undefined): boolean {
  if (type?.kind !== 'union') return false;
  const tag = tagOf(entries, type.discriminator);
  const branch = type.branches.find(({ name }) => name === tag);
  return branch === undefined || isBranchUnknown(entries, branch.type);
}

function fitEnum(value: ExampleValue, names: readonly string[], typeName: string): readonly Misfit[] {
  if (value.kind !== 'string') return [wrongKind(value, `one of the values of '${typeName}'`)];
  if (value.isElided || names.includes(value.text)) return [];
  return [{ start: value.start, end: value.end, problem: `'${typeName}' has no value '${value.text}'` }];
}

const integerRanges: Readonly<Partial<Record<BuiltinName, readonly [bigint, bigint]>>> = {
  int8: [-(1n << 7n), (1n << 7n) - 1n], int16: [-(1n << 15n), (1n << 15n) - 1n], int32: [-(1n << 31n), (1n << 31n) - 1n],
  int: [-(1n << 63n), (1n << 63n) - 1n], int64: [-(1n << 63n), (1n << 63n) - 1n],
  uint8: [0n, (1n << 8n) - 1n], uint16: [0n, (1n << 16n) - 1n], uint32: [0n, (1n << 32n) - 1n],
  uint64: [-(1n << 63n), (1n << 64n) - 1n], size: [-(1n << 63n), (1n << 64n) - 1n],
};

function fitBuiltin(value: ExampleValue, name: BuiltinName): readonly Misfit[] {
  const range = integerRanges[name];
  if (range !== undefined) {
    if (value.kind !== 'number' || !/^-?\d+$/.test(value.text)) return [wrongKind(value, 'an integer')];
    const integer = BigInt(value.text);
    return integer < range[0] || integer > range[1] ? [{ start: value.start, end: value.end, problem: `${value.text} is not in the range of ${name}` }] : [];
  }
  switch (name) {
    case 'str':
      return value.kind === 'string' ? [] : [wrongKind(value, 'a string')];
    case 'number':
      return value.kind === 'number' ? [] : [wrongKind(value, 'a number')];
    case 'bool':
      return value.kind === 'boolean' ? [] : [wrongKind(value, 'true or false')];
    case 'null':
      return value.kind === 'null' ? [] : [wrongKind(value, 'null')];
    default:
      return [];
  }
}

/** The branch that takes this kind of value judges it. */
function fitAlternate(value: ExampleValue, { branches, name }: AlternateType): readonly Misfit[] {
  const candidates = branches.map(({ type }) => fitValue(value, type));
  if (candidates.length === 0 || candidates.some((misfits) => misfits.length === 0)) return [];
  const inner = branches.findIndex(({ type }) => takesKind(type, value));
  return candidates[inner] ?? [wrongKind(value, `what '${name}' can be`)];
}

function takesKind(type: Type, value: ExampleValue): boolean {
  switch (type.kind) {
    case 'array':
      return value.kind === 'array';
    case 'enum':
      return value.kind === 'string';
    case 'struct':
    case 'union':
      return value.kind === 'object';
    case 'builtin':
    case 'alternate':
      return false;
    default:
      return type satisfies never;
  }
}

const kindTexts: Readonly<Record<ExampleValue['kind'], string>> = {
  object: 'an object', array: 'a list', string: 'a string', number: 'a number', boolean: 'true or false', null: 'null', elision: 'nothing',
};

/** A value of another kind than it should be. */
export function wrongKind(value: ExampleValue, expected: string): Misfit {
  const found = value.kind === 'number' ? value.text : kindTexts[value.kind];
  // Of something long, its beginning is shown.
  const end = value.kind === 'object' || value.kind === 'array' ? value.start + 1 : value.end;
  return { start: value.start, end, problem: `${found} stands for ${expected}` };
}
