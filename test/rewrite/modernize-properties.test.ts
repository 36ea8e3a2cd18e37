/** Any valid schema of a release before 10.2: modernised, it is valid, with the same interface and every word of its comments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSchema } from '../support/schema-arbitrary.ts';
import { commentText } from './format-text.ts';
import { modernizeText } from './modernize-text.ts';

test.each(['9.0', '10.1'])('schemas of %s', (release) => {
  fc.assert(fc.property(randomSchema, ({ text }) => {
    const modern = modernizeText([text], release);
    const said = countWords(commentText(modern, ' '));
    const lost = [...countWords(commentText(text, ' '))].filter(([word, count]) => (said.get(word) ?? 0) < count);
    expect(lost).toEqual([]);
    expect(modernizeText([modern], 'latest')).toBe(modern);
  }), { numRuns: 60 });
});

function countWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\d]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
