import { expect, test } from 'vitest';
import { isExample, transcriptText } from '../../../src/syntax/markup/examples.ts';
import { read } from './support.ts';

const example = '.. qmp-example::\n\n   -> { "a": [\n\n        1 ] }\n   <- { "return": {} }\n   ...\n   said in between';

test('a transcript as text has its marks, and every message below its own first line', () => {
  const [directive] = read(example).blocks;
  const [transcript] = directive?.kind === 'directive' ? directive.content : [];
  expect(transcript?.kind === 'transcript' && transcriptText(transcript)).toBe(
    '-> { "a": [\n\n     1 ] }\n<- { "return": {} }\n...\nsaid in between',
  );
});

test('an example is told from other directives', () => {
  expect(read(`${example}\n\n.. note:: text\n\ntext`).blocks.map(isExample)).toEqual([true, false, false]);
});
