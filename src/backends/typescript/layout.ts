/**
 * Line breaks as Prettier's defaults set them, for the few constructs whose form depends on their width. What is rare
 * and intricate is left to Prettier itself: it clears {@link Layout.isExact}, and the file is formatted after all.
 */
import { printWidth } from '../../codegen/print-width.ts';
import { printModuleDeclaration } from '../../codegen/typescript/module-declaration.ts';
import type { ImportedNames } from './file-scope.ts';

/** A branch of a discriminated union. */
export interface BranchText {
  /** Members that are written out: the tag, and `data` of a wrapper. */
  readonly members: readonly string[];
  /** The type with the other members; absent for none. */
  readonly type: string | undefined;
}

/** The layout of one file; all texts are TypeScript. */
export class Layout {
  #isExact = true;

  /** Whether everything so far has the form that Prettier would give it. */
  get isExact(): boolean {
    return this.#isExact;
  }

  /** An import declaration of types. */
  importTypes({ from, names }: ImportedNames): string {
    return printModuleDeclaration({ keyword: 'import type', names, from });
  }

  /** The union after `export type NAME =`, from the space or line break on, without the semicolon. */
  union(name: string, members: readonly string[]): string {
    const flat = members.join(' | ');
    if (fits(`export type ${name} = ${flat};`)) return ` ${flat}`;
    if (members.length === 1 || fits(`  ${flat};`)) return `\n  ${flat}`;
    return members.map((member) => `\n  | ${member}`).join('');
  }

  /** The list after `export const NAME =`, from the space on, before ` as const`. */
  list(name: string, items: readonly string[]): string {
    const flat = ` [${items.join(', ')}]`;
    if (fits(`export const ${name} =${flat} as const;`)) return flat;
    if (!fits(`export const ${name} = [`)) this.#isExact = false;
    return ` [\n${items.map((item) => `  ${item},\n`).join('')}]`;
  }

  /** A whole interface that adds nothing to the ones it extends. */
  joinedInterface(name: string, bases: readonly string[]): string {
    const flat = `export interface ${name}${bases.length === 0 ? '' : ` extends ${bases.join(', ')}`} {}`;
    if (fits(flat) || bases.length === 1) return flat;
    const secondLine = `  extends ${bases.join(', ')} {}`;
    return `export interface ${name}\n${fits(secondLine) ? secondLine : `  extends\n    ${bases.join(',\n    ')} {}`}`;
  }

  /** The discriminated union after `export type NAME =`, without the semicolon: common members and one of the branches. */
  taggedUnion(name: string, base: string, branches: readonly BranchText[]): string {
    const flatBranches = branches.map(flatBranch);
    const flat = branches.length > 1 ? `(${flatBranches.join(' | ')})` : flatBranches[0] ?? 'never';
    if (fits(`export type ${name} = ${base} & ${flat};`)) return ` ${base} & ${flat}`;
    const [only] = branches;
    if (branches.length === 1 && only?.type === undefined) {
      if (!fits(`export type ${name} = ${base} & {`)) this.#isExact = false;
      return ` ${base} & ${only === undefined ? flat : brokenBranch(only, '')}`;
    }
    const headFits = fits(`export type ${name} = ${base} &`);
    const indent = headFits ? '  ' : '    ';
    const head = headFits ? ` ${base} &\n` : `\n  ${base} &\n`;
    if (fits(`${indent}${flat};`)) return `${head}${indent}${flat}`;
    if (branches.length === 1) this.#isExact = false;
    const lines = branches.map((branch, index) => {
      const line = `${indent}  | ${flatBranches[index] ?? ''}`;
      return fits(line) ? line : `${indent}  | ${brokenBranch(branch, `${indent}    `)}`;
    });
    return `${head}${indent}(\n${lines.join('\n')}\n${indent})`;
  }
}

function fits(line: string): boolean {
  return line.length <= printWidth;
}

function flatBranch({ members, type }: BranchText): string {
  const object = `{ ${members.join('; ')} }`;
  return type === undefined ? object : `(${object} & ${type})`;
}

function brokenBranch({ members, type }: BranchText, indent: string): string {
  const object = `{\n${members.map((member) => `${indent}  ${member};\n`).join('')}${indent}}`;
  return type === undefined ? object : `(${object} & ${type})`;
}
