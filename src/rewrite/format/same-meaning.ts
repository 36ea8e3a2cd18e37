/** Whether a text says what another said: takes a file as it was read and its new text, gives what differs. */
import { invariant } from '../../diagnostics/invariant.ts';
import type { Dialect } from '../../schema/dialect.ts';
import type { Doc } from '../../schema/doc.ts';
import { SourceFile } from '../../source/source-file.ts';
import type { SyntaxTree } from '../../syntax/ast.ts';
import { findDocBlocks } from '../../syntax/docs/doc-blocks.ts';
import { findDocs } from '../../syntax/docs/find-docs.ts';
import { markupOptions } from '../../syntax/markup/markup-options.ts';
import { parseDoc } from '../../syntax/markup/parse-markup.ts';
import { parseFile } from '../../syntax/parse-file.ts';
import { plainValue } from '../../syntax/plain-value.ts';
import type { ReadDoc } from '../docs/layout-doc.ts';

/** A file with its documentation comments in order. */
export interface ReadFile {
  readonly tree: SyntaxTree;
  readonly docs: readonly ReadDoc[];
}

/**
 * The places of the doc comments that read otherwise in a new text.
 * @throws InvariantError if the code is not the same
 */
export function docsThatChanged({ tree, docs }: ReadFile, text: string, dialect: Dialect): readonly number[] {
  const newTree = parseFile(new SourceFile(tree.file.path, text));
  requireSameCode(tree, newTree);
  if (docs.length === 0) return [];
  const found = findDocs(newTree, findDocBlocks(newTree), dialect);
  invariant(found.docs.length === docs.length, 'a layout makes no doc comments and takes none away');
  return docs.flatMap(({ doc }, index) => {
    const newDoc = found.docs[index]?.doc;
    const isSame = newDoc !== undefined && (newDoc.span.text === doc.span.text || meaningOf(doc, dialect) === meaningOf(newDoc, dialect));
    return isSame ? [] : [index];
  });
}

function requireSameCode(tree: SyntaxTree, newTree: SyntaxTree): void {
  const [before, after] = [tree, newTree].map(({ values }) => JSON.stringify(values.map(({ value }) => plainValue(value))));
  const isSame = newTree.problems.length === 0 && before === after;
  invariant(isSame, `the layout of ${tree.file.path} would change its code`);
}

/** A doc comment without its layout: sections and markup, with white space of prose made one. */
function meaningOf(doc: Doc, dialect: Dialect): string {
  const markup = parseDoc(doc, markupOptions(dialect));
  const sections = doc.sections.map((section) => [section.kind, section.name, withoutLayout(section.text), markup.get(section)?.blocks]);
  return JSON.stringify([doc.symbol, sections], function (this: { readonly kind?: string }, key, value: unknown) {
    if (key === 'span') return undefined;
    return key === 'text' && typeof value === 'string' && !shownAsItStands.has(this.kind ?? '') ? withoutLayout(value) : value;
  });
}

/** What has its text in lines: literal blocks, and the messages of transcripts. */
const shownAsItStands: ReadonlySet<string> = new Set(['literal-block', 'comment', 'sent', 'received', 'elided']);

function withoutLayout(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
