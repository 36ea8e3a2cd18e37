/** Reads the imports of a TypeScript source: takes text, gives every module it names, in whatever form. */
import { posix } from 'node:path';
import ts from 'typescript-5';

/** A source file as the checks see it. */
export interface Source {
  /** From the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  /** The path of a file of the repository, or the name as written. */
  readonly to: string;
  /** True if nothing of it is left at run time. */
  readonly typeOnly: boolean;
  readonly relative: boolean;
}

/** The syntax tree of a source, with parents. */
export function parseSource(source: Source): ts.SourceFile {
  return ts.createSourceFile(source.path, source.text, ts.ScriptTarget.ES2022, true);
}

/** Every import of a source: static, re-exporting, dynamic, and `import('…')` in a type. */
export function importsOf(source: Source): readonly Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const relative = specifier.text.startsWith('.');
    const to = relative ? sourcePath(posix.join(posix.dirname(source.path), specifier.text)) : specifier.text;
    imports.push({ from: source.path, to, typeOnly, relative });
  };
  visit(parseSource(source), (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], false);
  });
  return imports;
}

/** The file that is meant: the runtime names what its files are compiled to, as every compiler and bundler of a user understands. */
function sourcePath(path: string): string {
  return path.startsWith('src/runtime/') ? path.replace(/\.js$/, '.ts') : path;
}

/** Calls back for a node and everything below it. */
export function visit(node: ts.Node, callback: (node: ts.Node) => void): void {
  callback(node);
  ts.forEachChild(node, (child) => visit(child, callback));
}
