/** Since: dialect notes in "Definition documentation" of the QAPI reference. */
import { describe, expect, test } from 'vitest';
import { sinceOfSection, sinceRemark } from '../../../src/analysis/checks/since.ts';
import { docComment } from '../../support/docs.ts';
import { expectAccepted, expectFinding } from '../../support/marked-schema.ts';

const sinceOf = (text: string): string | undefined => sinceOfSection({ text } as Parameters<typeof sinceOfSection>[0]);

describe('the version of a section', () => {
  test.each([
    ['1.5', '1.5'], ['2.12.1', '2.12.1'], ['0.14.0', '0.14.0'], ['10.2', '10.2'], ['1.5 (GONE since 2.0)', '1.5'], ['1.5, for x86', '1.5'], ['QEMU 1.5', '1.5'], ['v2.1', '2.1'],
    ['1.5\nmore', '1.5'], ['1.5.', '1.5'], ['5', undefined], ['1', undefined], ['', undefined], ['next', undefined], ['1.5.2.1', undefined], ['1.', undefined], ['.5', undefined],
  ])('%j is %s', (text, version) => {
    expect(sinceOf(text)).toBe(version);
  });
});

describe('the version of a remark', () => {
  test.each([
    ['text (since 2.8)', '2.8'], ['text (Since: 2.8.1)', '2.8.1'], ['text (since QEMU 2.8) more', '2.8'], ['(since 1.0), (since 2.0)', '1.0'], ['text (Since  v3.1, x)', '3.1'],
    ['since 2.8', '2.8'], ['Since 2.12', '2.12'], ['since: 2.12.', '2.12'], ['since QEMU 2.1.3.', '2.1.3'], ['\n  since 2.8\n', '2.8'],
    ['text. Since 2.8', '2.8'], ['"text."  Since: 2.8.', '2.8'], ['text (more.) since 2.8', '2.8'], ['one\n\nsince 2.8', '2.8'], ['text\nSince 2.8', '2.8'], ['text\nsince: 2.8', '2.8'],
    ['text (default: off, since 3.1)', '3.1'], ['text (default: on; since: 3.1) more', '3.1'], ['text (a (b),\nSINCE 3.1 ).', '3.1'], ['it (since 2.0) does. Since 1.0', '1.0'],
    ['(from 2.8)', undefined], ['(since ever)', undefined], ['(since Linux 2.6.11)', undefined], ['(off, since Linux 2.6)', undefined],
    ['since QEMU 2.7 it can be more', undefined], ['text. Since 7.1 it can be more.', undefined], ['which is supported since 4.1.', undefined], ['which is supported\nsince 4.1.', undefined],
    ['deprecated since 3.0.0 in favour of it', undefined], ['(off, deprecated since 3.0)', undefined], ['(off, since 3.0 on x86)', undefined], ['many, since 3.0', undefined],
    ['ever-since 2.0', undefined], ['text.since 2.0', undefined], ['Since 2', undefined], ['Since 2.0.', '2.0'], ['Since 2.0.1.2', undefined], ['Since ever', undefined],
  ])('%j is %s', (text, version) => {
    expect(sinceRemark(text)).toBe(version);
  });

  test('takes time in proportion to the text', () => {
    const many = 200_000;
    for (const text of [`since 1.0${' '.repeat(many)}x`, `since${' '.repeat(many)}`, '\n'.repeat(many) + 'since 1.x', 'since 1.0 '.repeat(many / 10), `x${'.)'.repeat(many)} since 1.0x`, ', '.repeat(many) + 'since 1.x']) {
      expect(sinceRemark(text)).toBe(undefined);
    }
  });
});

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
