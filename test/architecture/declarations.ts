/** How things are declared: takes a source, gives one sentence for each export without a docblock and each list of parameters that is too long. */
import ts from 'typescript-5';
import { generatedFolders, manyParameters, mostParameters } from './habits.ts';
import { parseSource, visit, type Source } from './imports.ts';

/** What breaks the habits about declarations; nothing for generated files. */
export function declarationViolations(source: Source): readonly string[] {
  if (generatedFolders.some((folder) => source.path.startsWith(folder))) return [];
  const tree = parseSource(source);
  return [...undocumentedExports(tree), ...longParameterLists(tree)];
}

/** Exports that no docblock stands directly before; the file's header is not theirs. */
function undocumentedExports(tree: ts.SourceFile): readonly string[] {
  const documented = new Set<string>();
  return tree.statements.flatMap((statement) => {
    if (!isExported(statement)) return [];
    const name = nameOf(statement);
    // Of a function with overloads the first one speaks for all.
    if (hasDocblock(statement, tree)) documented.add(name);
    return documented.has(name) ? [] : [`${placeOf(statement, tree)}: no docblock directly before ${name}`];
  });
}

function isExported(statement: ts.Statement): boolean {
  return ts.canHaveModifiers(statement)
    && (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false);
}

function hasDocblock(statement: ts.Statement, tree: ts.SourceFile): boolean {
  const last = ts.getLeadingCommentRanges(tree.text, statement.getFullStart())?.at(-1);
  if (last === undefined || last.pos === 0 || !tree.text.startsWith('/**', last.pos)) return false;
  const between = tree.text.slice(last.end, statement.getStart(tree));
  return between.split('\n').length <= 2;
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  const { name } = statement as ts.Statement & { readonly name?: ts.Node };
  return name?.getText() ?? 'this export';
}

/** Functions, methods and constructors that take more than the habit allows, but for those with a reason. */
function longParameterLists(tree: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (!ts.isFunctionLike(node) || node.parameters.length <= mostParameters) return;
    const parameters = node.parameters.map(({ name }) => name.getText(tree));
    const name = functionName(node, tree);
    const isExcepted = manyParameters.some((exception) => exception.name.test(name) && exception.parameters.test(parameters.join(', ')));
    if (!isExcepted) found.push(`${placeOf(node, tree)}: ${name} takes ${parameters.length} parameters; more than ${mostParameters} are an options object`);
  });
  return found;
}

function functionName(node: ts.SignatureDeclaration, tree: ts.SourceFile): string {
  if (ts.isConstructorDeclaration(node)) return 'the constructor';
  const { parent } = node;
  const isNamedByParent = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertyAssignment(parent);
  return (node.name ?? (isNamedByParent ? parent.name : undefined))?.getText(tree) ?? 'a function';
}

function placeOf(node: ts.Node, tree: ts.SourceFile): string {
  return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
}
