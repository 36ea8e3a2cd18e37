/** Declarations that import names from another file, or export its names, in the form that Prettier gives them. */
import { printWidth } from '../print-width.ts';
import { quote } from './identifiers.ts';

/** What one declaration says. */
export interface ModuleDeclaration {
  readonly keyword: 'import' | 'import type' | 'export' | 'export type';
  /** In the order in which they are to stand; with `as` where they get another name. */
  readonly names: readonly string[];
  readonly from: string;
}

/** Without a line end. A single name stays on the line, however long that is. */
export function printModuleDeclaration({ keyword, names, from }: ModuleDeclaration): string {
  const flat = `${keyword} { ${names.join(', ')} } from ${quote(from)};`;
  if (flat.length <= printWidth || names.length === 1) return flat;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} from ${quote(from)};`;
}
