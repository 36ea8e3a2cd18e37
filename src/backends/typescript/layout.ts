/** Constructs whose form depends on their width: takes their parts as TypeScript, gives them broken where Prettier breaks them. */
import { printWidth } from '../../codegen/print-width.ts';

/** A branch of a discriminated union. */
export interface BranchText {
  /** Members that are written out: the tag, and `data` of a wrapper. */
  readonly members: readonly string[];
  /** The type with the other members; absent for none. */
  readonly type: string | undefined;
}

/** The union after `export type NAME =`, from the space or line break on, without the semicolon. */
export function printUnion(name: string, members: readonly string[]): string {
  const flat = members.join(' | ');
  if (fits(`export type ${name} = ${flat};`)) return ` ${flat}`;
  if (isUnbreakable(members) || fits(`  ${flat};`)) return `\n  ${flat}`;
  return members.map((member) => `\n  | ${member}`).join('');
}

/** The list after `export const NAME =`, from the space on, before ` as const`. */
export function printList(name: string, items: readonly string[]): string {
  const flat = `[${items.join(', ')}]`;
  if (fits(`export const ${name} = ${flat} as const;`)) return ` ${flat}`;
  const broken = (indent: string): string => `[\n${items.map((item) => `${indent}  ${item},\n`).join('')}${indent}]`;
  if (items.length > 0 && fits(`export const ${name} = [`)) return ` ${broken('')}`;
  return `\n  ${items.length === 0 || fits(`  ${flat} as const;`) ? flat : broken('  ')}`;
}

/** A whole interface that adds nothing to the ones it extends. */
export function printJoinedInterface(name: string, bases: readonly string[]): string {
  const flat = `export interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join(', ')}`} {}`;
  if (fits(flat) || bases.length === 1) return flat;
  const secondLine = `  extends ${bases.join(', ')} {}`;
  return `export interface ${name}\n${fits(secondLine) ? secondLine : `  extends\n    ${bases.join(',\n    ')} {}`}`;
}

/** The type after `arguments:` in an interface: any arguments besides those of a type, if there is one. */
export function printOpenArguments(type?: string): string {
  const further = '[argument: string]: unknown';
  const known = type === undefined ? '' : `${type} & `;
  const flat = `${known}{ ${further} }`;
  return fits(`    arguments: ${flat};`) ? flat : `${known}{\n      ${further};\n    }`;
}

/** The discriminated union after `export type NAME =`, without the semicolon: common members and one of the branches. */
export function printTaggedUnion(name: string, base: string, branches: readonly BranchText[]): string {
  const start = `export type ${name} = ${base} &`;
  const flatBranches = branches.map(flatBranch);
  const flat = branches.length > 1 ? `(${flatBranches.join(' | ')})` : flatBranches[0] ?? 'never';
  if (fits(`${start} ${flat};`)) return ` ${base} & ${flat}`;
  const [only] = branches.length === 1 ? branches : [];
  const isObject = only !== undefined && only.type === undefined;
  if (isObject && fits(`${start} {`)) return ` ${base} & ${brokenBranch(only, '')}`;
  const headFits = fits(start);
  if ((isObject || !headFits) && fits(`  ${base} & ${flat};`)) return `\n  ${base} & ${flat}`;
  if (isObject) return `\n  ${base} & ${brokenBranch(only, '  ')}`;
  const indent = headFits ? '  ' : '    ';
  const head = headFits ? ` ${base} &\n${indent}` : `\n  ${base} &\n${indent}`;
  if (branches.length === 0 || fits(`${indent}${flat};`)) return `${head}${flat}`;
  if (only !== undefined) return `${head}${brokenBranch(only, indent)}`;
  const inParentheses = `${indent}  ${flatBranches.join(' | ')}`;
  if (fits(inParentheses)) return `${head}(\n${inParentheses}\n${indent})`;
  const lines = branches.map((branch, index) => {
    const line = `${indent}  | ${flatBranches[index] ?? ''}`;
    return fits(line) ? line : `${indent}  | ${brokenBranch(branch, `${indent}    `)}`;
  });
  return `${head}(\n${lines.join('\n')}\n${indent})`;
}

function fits(line: string): boolean {
  return line.length <= printWidth;
}

/** Prettier keeps a type on one line with `null`. */
function isUnbreakable(members: readonly string[]): boolean {
  const others = members.filter((member) => member !== 'null');
  return members.length === 1 || (members.length === 2 && others.length === 1 && others.every((member) => /^[\w$]+$/.test(member)));
}

function flatBranch({ members, type }: BranchText): string {
  const object = `{ ${members.join('; ')} }`;
  return type === undefined ? object : `(${object} & ${type})`;
}

function brokenBranch({ members, type }: BranchText, indent: string): string {
  const object = `{\n${members.map((member) => `${indent}  ${member};\n`).join('')}${indent}}`;
  return type === undefined ? object : `(${object} & ${type})`;
}
