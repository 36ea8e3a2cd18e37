/**
 * A file in its one layout: takes its tree and the dialect that it is read in, gives its text. What it says stays the
 * same, and so does every comment; a doc comment that would read otherwise in the layout keeps its own.
 */
import { permits, type Dialect } from '../../schema/dialect.ts';
import type { SyntaxTree } from '../../syntax/ast.ts';
import { findDocBlocks } from '../../syntax/docs/doc-blocks.ts';
import { findDocs } from '../../syntax/docs/find-docs.ts';
import { layoutDoc, type ReadDoc } from '../docs/layout-doc.ts';
import { printCode } from '../code/print-code.ts';
import { readCode } from '../code/read-code.ts';
import { fileItems, roleOf, withoutMargins } from './items.ts';
import { joinItems, joinOf, type PrintedItem } from './join-items.ts';
import { docsThatChanged, type ReadFile } from './same-meaning.ts';

/** The text of a file that could be read without mistakes of syntax, which must not have any. */
export function formatFile(tree: SyntaxTree, dialect: Dialect): string {
  const read = readDocs(tree, dialect);
  const kept = new Set<number>();
  for (;;) {
    const text = print(read, dialect, kept);
    const changed = docsThatChanged(read, text, dialect).filter((index) => !kept.has(index));
    if (changed.length === 0) return text;
    for (const index of changed) kept.add(index);
  }
}

/** A file with its documentation; where marks do not pair up, nothing is taken for documentation. */
function readDocs(tree: SyntaxTree, dialect: Dialect): ReadFile {
  const found = findDocBlocks(tree);
  if (found.damaged && permits(dialect, 'unpaired-doc-marks')) return { tree, docs: [] };
  const { docs } = findDocs(tree, found, dialect);
  return { tree, docs: docs.flatMap(({ doc }, index) => {
    const block = found.blocks[index];
    return block === undefined ? [] : [{ doc, block }];
  }) };
}

function print({ tree, docs }: ReadFile, dialect: Dialect, kept: ReadonlySet<number>): string {
  const { text } = tree.file;
  const items = fileItems(tree, docs.map(({ block }) => block));
  return joinItems(items.map((item, index): PrintedItem => {
    const above = items[index - 1];
    const join = above === undefined ? undefined : joinOf(text.slice(above.end, item.start));
    switch (item.kind) {
      case 'comment':
        return { role: 'comment', lines: item.lines, joins: join === 'behind' && above?.kind !== 'value' ? 'below' : join };
      case 'doc': {
        const doc = docs[item.index];
        return { role: doc?.doc.symbol === undefined ? 'free-doc' : 'definition-doc', lines: doc === undefined ? [] : printDoc(doc, dialect, kept.has(item.index)), touches: join !== 'apart' };
      }
      case 'value':
        return { role: roleOf(item.value), lines: printCode(readCode(item.value.value, tree)), touches: join !== 'apart' };
      default:
        return item satisfies never;
    }
  }));
}

function printDoc(doc: ReadDoc, dialect: Dialect, isKept: boolean): readonly string[] {
  const laid = isKept || doc.block.damaged ? undefined : layoutDoc(doc, dialect);
  return laid ?? doc.doc.span.text.split(/\r\n|\r|\n/).map((line) => withoutMargins(line)).filter((line) => line !== '');
}
