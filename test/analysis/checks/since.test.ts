/** Since: dialect notes in "Definition documentation" of the QAPI reference. */
import { describe, test } from 'vitest';
import { docComment } from '../../support/docs.ts';
import { expectAccepted, expectFinding } from '../../support/marked-schema.ts';

describe('a Since section', () => {
  const since = (text: string): string => `##\n# @go:\n#\n# ${text}\n##\n{ 'command': 'go' }\n`;

  test('begins with a version', () => {
    for (const text of ['1.5', '2.12.1', '1.5 (GONE since 2.0)', '1.5, x', '1.5; x']) expectAccepted(since(`Since: ${text}`));
    for (const text of ['1', 'tomorrow', '1.x', '1.5x', 'QEMU 1.5', 'v1.5', '1.5.2.1']) {
      expectFinding('doc/since-not-a-version', since(`«Since: ${text}»`), { severity: 'warning' });
    }
  });

  test('is held to it on definitions, whatever else is in the block', () => {
    expectAccepted(docComment('text', '', 'Since: tomorrow'));
  });
});
