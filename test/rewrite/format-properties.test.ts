/** Any valid schema in any layout: formatted it has the same model, and one layout. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceFile } from '../../src/source/source-file.ts';
import { parseFile } from '../../src/syntax/parse-file.ts';
import { compileText } from '../support/compile-text.ts';
import { plainModel } from '../support/plain-model.ts';
import { printFile } from '../support/print-schema.ts';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { commentText, formatText } from './format-text.ts';

/** What a schema says, with the white space of prose made one. */
function meaning(text: string): unknown {
  return JSON.parse(JSON.stringify(plainModel(compileText(text)), (key, value: unknown) => (
    key === 'text' && typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : value
  )));
}

test('the model stays the same, comments stay, and the second run changes nothing', () => {
  fc.assert(fc.property(randomSchema, ({ text }) => {
    const formatted = formatText(text, 'latest');
    expect(meaning(formatted)).toEqual(meaning(text));
    expect(commentText(formatted)).toBe(commentText(text));
    expect(formatText(formatted, 'latest')).toBe(formatted);
  }), { numRuns: 300 });
});

test('of a layout without comments, only the line ends make a difference', () => {
  fc.assert(fc.property(randomSchema, fc.infiniteStream(fc.boolean()), ({ text }, lineEnds) => {
    const plain = text.replaceAll(' # comment\n', '\n');
    const tree = parseFile(new SourceFile('schema.json', plain));
    const { docs } = compileText(plain);
    const endsLine: boolean[] = [];
    const print = (lineEnd: string, space: string): string => {
      let index = 0;
      return printFile(tree, docs, { space: () => ((endsLine[index++] ??= lineEnds.next().value) ? lineEnd : space) });
    };
    const laid = formatText(print('\n', ' '), 'latest');
    expect(formatText(print('   \r\n\t  \n ', '     '), 'latest')).toBe(laid);
    expect(formatText(laid, 'latest')).toBe(laid);
  }), { numRuns: 200 });
});
